package io.serai.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.Serai;
import io.serai.state.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole hub, with a store that miscounts. */
class SumsFaultTest {

    private static final String LOSE_ONE = """
            create trigger lose_one after insert on drop_partition
            begin update drop_partition set accepted = accepted - 1 where drop_id = new.drop_id; end""";

    @Test
    void aDropThatDoesNotCloseStaysAtItsSourceAndIsAnAlarmUntilItCloses(@TempDir Path folder) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        try (ConfigurableApplicationContext hub = start(folder, in)) {
            JdbcTemplate store = new JdbcTemplate(hub.getBean(DataSource.class));
            store.execute(LOSE_ONE);
            drop(in);
            LedgerHealth health = hub.getBean(LedgerHealth.class);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> health.health().getStatus().equals(Status.DOWN));
            assertThat(health.health().getDetails())
                    .containsKey("drop 1")
                    .extracting("drop 1")
                    .asString()
                    .startsWith("framing saw 2 records, outcomes add up to 1 ");
            assertThat(hub.getBean(MeterRegistry.class)
                            .get("serai.sums.open")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(in.resolve("lines.csv")).exists();
            assertThat(hub.getBean(Ledger.class).unfinished()).hasSize(1);

            store.execute("drop trigger lose_one");
            store.update("update drop_partition set accepted = accepted + 1");
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(in.resolve("done/lines.csv")));
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(hub.getBean(Ledger.class).drop(1).orElseThrow().closes()).isTrue();
        }
    }

    private static void drop(Path in) throws IOException {
        Path part = Files.writeString(
                in.resolveSibling("part"), "t,s,l,p,q,n,g\nT1,S,1,P,1,1.00,1.20\nT1,S,2,P,1,1.00,1.20\n");
        Files.move(part, in.resolve("lines.csv"));
    }

    private static ConfigurableApplicationContext start(Path folder, Path in) throws IOException {
        Files.writeString(folder.resolve("acme.camel.yaml"), """
                - beans:
                    - name: acme-lines
                      type: io.serai.feed.FeedDeclaration
                      properties:
                        partner: acme
                        rows: ticket-lines
                        columns: {ticket: t, store: s, line: l, product: p, quantity: q, amount-net: n, amount-gross: g}
                - route:
                    id: acme-lines-drop
                    from:
                      uri: kamelet:folder-drop
                      parameters: {partner: acme, feed: acme-lines, directory: "%s", include: ".*\\\\.csv", minAge: 100ms, pollDelay: "200"}
                      steps:
                        - to: {uri: "direct:receive-file"}
                """.formatted(in));
        return new SpringApplicationBuilder(Serai.class)
                .run(
                        "--camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + folder + "/*.camel.yaml",
                        "--serai.data-dir=" + folder.resolve("data"),
                        "--serai.kiliba.accounts.main.base-url=http://127.0.0.1:1",
                        "--serai.kiliba.accounts.main.api-key=none",
                        "--spring.jmx.enabled=false",
                        "--server.port=0");
    }
}
