package io.serai.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.reliability.Partner.Kind;
import io.serai.servers.Watcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program stands on gives way: its disk, its store, its clock. It says so, loses nothing, and goes on by itself. */
@SuppressWarnings("NullAway.Init")
class StoreFaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path FAKE_CLOCK = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    @TempDir
    Path temp;

    @BeforeEach
    void asked() {
        CrashIT.assumeMoreThanShortest();
    }

    private Rig rig() throws Exception {
        return new Rig(temp, Map.of(), Watcher.NONE, 7);
    }

    @Test
    void a_full_disk_is_said_and_all_goes_on_when_there_is_room_again() throws Exception {
        assumeTrue(Disk.canMount(), "needs the right to mount a tmpfs");
        try (Rig rig = rig();
                Disk disk = Disk.mount(rig.program().data(), 24)) {
            rig.program().startAndWait();
            rig.dropAll(100);
            rig.drop(rig.partners().get(0), Kind.lines, 120_000);
            Console console = new Console(rig.program());
            await("the operator is told")
                    .atMost(PATIENCE)
                    .until(() -> rig.program().output().contains("No space left on device")
                            && console.health().path("status").asText().equals("DOWN"));
            rig.dropAll(50);
            disk.resize(200);
            await("health").atMost(PATIENCE).until(console::isHealthy);
            assertThat(rig.losses()).as(rig.program().tail()).isEmpty();
        }
        Tally.add("faults", 1);
    }

    @Test
    void a_store_that_somebody_else_locks_is_waited_for() throws Exception {
        try (Rig rig = rig()) {
            rig.program().startAndWait();
            rig.dropAll(50);
            try (Connection other = DriverManager.getConnection(
                            "jdbc:sqlite:" + rig.program().data().resolve("serai.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("pragma busy_timeout = 60000");
                statement.execute("begin immediate");
                rig.dropAll(50);
                // the long form locks for longer than the store is waited for
                CompletableFuture.runAsync(
                                () -> {}, CompletableFuture.delayedExecutor(CrashIT.LONG ? 75 : 8, TimeUnit.SECONDS))
                        .join();
                statement.execute("rollback");
            }
            assertThat(rig.losses()).as(rig.program().tail()).isEmpty();
        }
        Tally.add("faults", 1);
    }

    @Test
    void a_store_that_cannot_be_written_stops_the_start_with_its_name_and_the_next_start_works() throws Exception {
        assumeTrue(Disk.canMount(), "needs the right to mount a tmpfs");
        try (Rig rig = rig();
                Disk disk = Disk.mount(rig.program().data(), 64)) {
            rig.dropAll(20);
            disk.readOnly(true);
            rig.program().start();
            await("the end of the start").atMost(PATIENCE).until(() -> !rig.program()
                    .runs());
            assertThat(rig.program().output())
                    .contains("the data folder " + rig.program().data().toRealPath() + " cannot be written");
            disk.readOnly(false);
            rig.program().startAndWait();
            assertThat(rig.losses()).as(rig.program().tail()).isEmpty();
        }
        Tally.add("faults", 1);
    }

    @Test
    void a_clock_that_jumps_neither_loses_nor_stops_anything() throws Exception {
        assumeTrue(Files.exists(FAKE_CLOCK), "needs " + FAKE_CLOCK + " (Debian's package libfaketime)");
        try (Rig rig = rig()) {
            Path offset = Files.writeString(temp.resolve("offset"), "+0");
            rig.program().environment("LD_PRELOAD", FAKE_CLOCK.toString());
            rig.program().environment("FAKETIME_TIMESTAMP_FILE", offset.toString());
            rig.program().environment("FAKETIME_CACHE_DURATION", "1");
            rig.program().environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            // else each timed wait of a JVM returns at once, and the program spins
            rig.program().environment("FAKETIME_FORCE_MONOTONIC_FIX", "0");
            rig.program().startAndWait();
            for (String jump : new String[] {"+30d", "-3d", "+1h"}) {
                rig.dropAll(30);
                Files.writeString(offset, jump);
                rig.dropAll(30);
                await("what was dropped around the jump to " + jump)
                        .atMost(PATIENCE)
                        .until(() -> rig.partners().get(0).door().waiting().isEmpty());
            }
            assertThat(rig.losses()).as(rig.program().tail()).isEmpty();
        }
        Tally.add("faults", 1);
    }
}
