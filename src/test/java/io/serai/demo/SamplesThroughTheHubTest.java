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

/** What the first command of the README shows: every sample, from its server to the sandbox, ends as was expected apart from us. */
class SamplesThroughTheHubTest {

    private static final String SAMPLES = "file:routes/samples/*.camel.yaml";

    @Test
    void theSamplesEndAsExpected(@TempDir Path home) throws Exception {
        run(home, SAMPLES, Map.of());
        assertThat(home.resolve("data/serai.db")).exists();
    }

    /** Nothing is changed but {@code spring.datasource.*}. */
    @Test
    void theyEndTheSameOnPostgres(@TempDir Path home) throws Exception {
        PostgresServer server = PostgresServer.sharedOrSkip();
        String url = server.newDatabase();
        run(
                home,
                SAMPLES,
                Map.of(
                        "spring.datasource.url", url,
                        "spring.datasource.username", server.user(),
                        "spring.datasource.password", server.password()));
        assertThat(home.resolve("data/serai.db")).doesNotExist();
        JdbcTemplate store = new JdbcTemplate(new DriverManagerDataSource(url, server.user(), server.password()));
        assertThat(store.queryForObject("select count(*) from drop_ledger", Integer.class))
                .isEqualTo(Sample.ALL.size());
    }

    static void run(Path home, String partners, Map<String, String> store) throws Exception {
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Sources sources = Sources.start(home.resolve("drops"), "secret");
                Hub hub = Hub.start(partners, home.resolve("data"), sandbox, settings(sources, store))) {
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
            Verdict verdict = Verdict.of(
                    Expected.read(), progress.finished(), hub.ledger().accounts(), sandbox);
            assertThat(verdict.faults()).isEmpty();
        }
    }

    private static Map<String, String> settings(Sources sources, Map<String, String> store) {
        Map<String, String> settings = new LinkedHashMap<>(sources.settings());
        settings.putAll(store);
        return settings;
    }
}
