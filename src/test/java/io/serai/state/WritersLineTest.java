package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On SQLite a writer that never rests does not keep another one waiting. */
class WritersLineTest {
    private static final int TURNS = 20;

    @Test
    void writers_take_turns(@TempDir Path folder) throws Exception {
        try (HikariDataSource source = TestDatabase.SQLITE.open(folder)) {
            TestStore.create(source);
            Database database = Database.on(source);
            AtomicInteger busyTurns = new AtomicInteger();
            AtomicBoolean ended = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
                while (!ended.get()) {
                    database.write(() -> database.next("drop"));
                    busyTurns.incrementAndGet();
                    begun.countDown();
                }
            });
            begun.await();
            int before = busyTurns.get();
            for (int turn = 0; turn < TURNS; turn++) {
                database.write(() -> database.next("drop"));
            }
            int between = busyTurns.get() - before;
            ended.set(true);
            busy.join();
            assertThat(between).isBetween(TURNS / 2, 2 * TURNS);
        }
    }
}
