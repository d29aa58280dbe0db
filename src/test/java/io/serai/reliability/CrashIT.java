package io.serai.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.serai.reliability.Killer.Point;
import io.serai.servers.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged program under load, again and again; at the end nothing may be missing, twice, or older than before. */
@SuppressWarnings("NullAway.Init")
class CrashIT {

    static final boolean LONG = "long".equals(System.getProperty("serai.reliability"));

    private static final long SEED = Long.getLong("serai.reliability.seed", 20_261_125L);
    private static final int ROUNDS = 7;
    private static final Duration DEATH_MAX = Duration.ofMinutes(6);

    @TempDir
    Path temp;

    /** The test command tries the shortest form only. */
    static void assumeMoreThanShortest() {
        assumeFalse(
                "shortest".equals(System.getProperty("serai.reliability")),
                "runs with -Dserai.reliability=short or long only");
    }

    /** The long form goes round all ways to die, so many times. */
    private static List<Point> rounds(int count) {
        List<Point> plan = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            plan.addAll(List.of(Point.values()));
        }
        return plan;
    }

    @Test
    void nothing_is_lost_however_often_it_dies() throws Exception {
        // the short form dies in the ways that leave most half done
        List<Point> few = List.of(Point.MID_FILE, Point.WHOLE_REQUEST, Point.BEFORE_MOVE);
        dieAndLive(Map.of(), LONG ? rounds(ROUNDS) : few);
    }

    @Test
    void nothing_is_lost_on_postgresql_either() throws Exception {
        PostgresServer server = PostgresServer.sharedOrSkip();
        Map<String, String> store = Map.of(
                "spring.datasource.url", server.newDatabase(),
                "spring.datasource.username", server.user(),
                "spring.datasource.password", server.password());
        dieAndLive(store, LONG ? rounds(1) : List.of(Point.AFTER_ANSWER));
    }

    private void dieAndLive(Map<String, String> settings, List<Point> plan) throws Exception {
        Killer killer = new Killer(SEED);
        try (Rig rig = new Rig(temp, settings, killer, SEED)) {
            rig.sandbox().watch(killer);
            try (Load load = new Load(rig, SEED, LONG ? 3000 : 400)) {
                for (Point point : plan) {
                    die(rig, killer, point, load);
                    rig.checkAcknowledged();
                }
            }
            rig.program().startAndWait();
            assertThat(rig.losses()).as(rig.program().tail()).isEmpty();
        }
    }

    private static void die(Rig rig, Killer killer, Point point, Load load) throws Exception {
        if (point == Point.MID_FILE) {
            load.dropBig(rig.partners().get(0));
        }
        CompletableFuture<Point> died = killer.arm(point, rig.program());
        rig.program().start();
        try {
            died.get(DEATH_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String last = rig.program().tail();
            throw new AssertionError(point + " was not reached within " + DEATH_MAX + ":\n" + last, e);
        }
        Tally.add("kills", 1);
    }
}
