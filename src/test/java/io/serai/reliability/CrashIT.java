package io.serai.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.reliability.Killer.Point;
import io.serai.sandbox.KilibaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged program under load, again and again; at the end nothing may be missing, twice, or older than before. */
class CrashIT {

    private static final boolean LONG = "long".equals(System.getProperty("serai.reliability"));
    private static final long SEED = Long.getLong("serai.reliability.seed", 20261125L);
    private static final Duration DEATH_MAX = Duration.ofMinutes(4);
    private static final Duration QUIET_MAX = Duration.ofMinutes(LONG ? 20 : 6);

    @TempDir
    Path temp;

    /** The short form dies once in each way that leaves something half done; the long form goes round all ways. */
    private static List<Point> plan() {
        if (!LONG) {
            return List.of(
                    Point.ANY_TIME, Point.MID_FILE, Point.WHOLE_REQUEST, Point.BEFORE_MOVE, Point.AFTER_ANSWER);
        }
        List<Point> plan = new ArrayList<>();
        for (int round = 0; round < 7; round++) {
            plan.addAll(List.of(Point.values()));
        }
        return plan;
    }

    @Test
    void nothing_is_lost_however_often_it_dies() throws Exception {
        run("");
    }

    private void run(String url) throws Exception {
        Logs.quiet();
        Killer killer = new Killer(SEED);
        Revisions revisions = new Revisions();
        Truth truth = new Truth();
        Verdict verdict = new Verdict();
        try (KilibaSandbox sandbox = KilibaSandbox.start(Program.KEY);
                Door sftp = new SftpDoor(temp.resolve("sftp"), killer);
                Door ftp = new FtpDoor(temp.resolve("ftp"), killer);
                Door s3 = new S3Door(killer)) {
            sandbox.watch(killer);
            sandbox.watchItems(revisions);
            List<Partner> partners = List.of(
                    new Partner("ada", "main", sftp),
                    new Partner("bob", "second", ftp),
                    new Partner("cyd", "main", s3));
            try (Program program = Program.in(temp.resolve("hub"), settings(url), sandbox, partners)) {
                DeadStore store = new DeadStore(program.data(), url);
                List<Dropped> dropped;
                try (Load load = new Load(partners, truth, SEED, LONG ? 3000 : 400)) {
                    load.start();
                    for (Point point : plan()) {
                        die(program, killer, point, load);
                        verdict.acknowledgedLast(partners, store.ended());
                    }
                    load.close();
                    dropped = load.dropped();
                }
                program.startAndWait();
                untilQuiet(program, partners);
                Console console = new Console(program);
                verdict.sums(console.drops(), dropped);
                verdict.accounts(console, truth);
                verdict.files(partners, dropped);
                verdict.destination(sandbox, truth, revisions);
                program.stop();
                verdict.add(store.faults());
                Tally.add("rows", dropped.stream().mapToLong(Dropped::rows).sum());
                Tally.add("losses", verdict.losses().size());
                assertThat(verdict.losses()).as(program.tail()).isEmpty();
            }
        }
    }

    private static Map<String, String> settings(String url) {
        return url.isEmpty() ? Map.of() : Map.of("spring.datasource.url", url);
    }

    private static void die(Program program, Killer killer, Point point, Load load) throws Exception {
        if (point == Point.MID_FILE) {
            load.dropBig();
        }
        CompletableFuture<Point> died = killer.arm(point, program);
        program.start();
        try {
            died.get(DEATH_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(point + " was not reached within " + DEATH_MAX + ":\n" + program.tail(), e);
        }
        Tally.add("kills", 1);
    }

    private static void untilQuiet(Program program, List<Partner> partners) {
        Console console = new Console(program);
        await("every file taken and every item sent")
                .atMost(QUIET_MAX)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    program.mustRun();
                    for (Partner partner : partners) {
                        if (!partner.door().waiting().isEmpty()) {
                            return false;
                        }
                    }
                    return console.sum("due") == 0;
                });
    }
}
