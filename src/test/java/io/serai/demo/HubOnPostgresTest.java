package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.Hub;
import io.serai.samples.Expected;
import io.serai.samples.Sample;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.PostgresServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program with nothing changed but {@code spring.datasource.*}. */
class HubOnPostgresTest {

    @Test
    void theSamplesEndAsTheyDoOnSqlite(@TempDir Path home) throws Exception {
        PostgresServer server = PostgresServer.sharedOrSkip();
        String url = server.newDatabase();
        Path data = home.resolve("data");
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Sources sources = Sources.start(home.resolve("drops"), "secret");
                Hub hub =
                        Hub.start("file:routes/samples/*.camel.yaml", data, sandbox, settings(sources, url, server))) {
            Progress progress = new Progress(hub.ledger(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
            for (int n = 1; n <= 3; n++) {
                int wave = n;
                List<Sample> samples = Sample.ALL.stream()
                        .filter(sample -> sample.wave() == wave)
                        .toList();
                for (Sample sample : samples) {
                    sources.drop(sample);
                }
                assertThat(progress.untilAnswered(samples)).isTrue();
            }
            assertThat(progress.untilDelivered()).isTrue();
            assertThat(Verdict.of(
                                    Expected.read(),
                                    progress.finished(),
                                    hub.ledger().accounts(),
                                    sandbox)
                            .faults())
                    .isEmpty();
            assertThat(data.resolve("serai.db")).doesNotExist();
            JdbcTemplate store = new JdbcTemplate(new DriverManagerDataSource(url, server.user(), server.password()));
            assertThat(store.queryForObject("select count(*) from drop_ledger", Integer.class))
                    .isEqualTo(Sample.ALL.size());
        }
    }

    private static Map<String, String> settings(Sources sources, String url, PostgresServer server) {
        Map<String, String> settings = new LinkedHashMap<>(sources.settings());
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", server.user());
        settings.put("spring.datasource.password", server.password());
        return settings;
    }
}
