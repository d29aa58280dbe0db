package io.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.model.Reason;
import io.serai.read.RowReader;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

class QuarantineTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final AtomicInteger DEATHS = new AtomicInteger();
    private static final String HEADER = "Ticket;Store;Line;Sku;Qty;HT;TTC\n";

    /** Reading dies of some files, and of every file once the store is said to be away. */
    static class DeadlyFiles {
        @Bean
        @Primary
        RowReader dyingReader(@Qualifier("rowReader") RowReader real) {
            return (file, feed) -> {
                if (file.name().startsWith("lines-deadly")) {
                    DEATHS.incrementAndGet();
                    throw new OutOfMemoryError("the file asks for all there is");
                }
                if (file.name().startsWith("lines-unlucky") && DEATHS.incrementAndGet() < 10) {
                    throw new org.springframework.dao.TransientDataAccessResourceException("the store is away");
                }
                return real.open(file, feed);
            };
        }
    }

    @Test
    void a_file_that_kills_the_reader_three_times_is_quarantined_and_the_others_go_on(@TempDir Path home)
            throws Exception {
        try (AcmeHub hub = AcmeHub.start(home, DeadlyFiles.class)) {
            hub.put("folder", "lines-deadly.csv", HEADER + "T1;s;1;sku;1;1.00;1.20\n");
            hub.put("folder", "lines-zebra.csv", HEADER + "T2;s;1;sku;1;1.00;1.20\n");
            DropSummary quarantined = await().atMost(LONG)
                    .until(() -> hub.drop("lines-deadly.csv"), Optional::isPresent)
                    .orElseThrow();
            assertThat(quarantined.failure()).isEqualTo(Reason.QUARANTINED);
            assertThat(quarantined.records()).isZero();
            assertThat(DEATHS).hasValue(3);
            await().atMost(LONG).until(() -> Files.exists(hub.folder("folder").resolve("failed/lines-deadly.csv")));
            assertThat(String.join("\n", hub.receipt("folder", "lines-deadly.csv")))
                    .contains("QUARANTINED", "3 attempts that never ended");
            assertThat(hub.send("GET", "/actuator/prometheus", "", true).body())
                    .contains("serai_quarantined_total{partner=\"acme\"} 1.0");
            await().atMost(LONG).until(() -> hub.drop("lines-zebra.csv").isPresent());

            DEATHS.set(0);
            hub.put("folder", "lines-unlucky.csv", HEADER + "T3;s;1;sku;1;1.00;1.20\n");
            await().atMost(LONG).until(() -> hub.drop("lines-unlucky.csv").isPresent());
            assertThat(hub.drop("lines-unlucky.csv").orElseThrow().result()).isEqualTo("done");
        }
    }
}
