package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.forget.Forget;
import io.serai.forget.Forgot;
import io.serai.hub.Hub;
import io.serai.samples.Expected;
import io.serai.samples.Sample;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.PostgresServer;
import io.serai.state.ApiKeys;
import io.serai.state.Audit;
import io.serai.state.Operator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
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
                        "spring.datasource.password", server.password()),
                SamplesThroughTheHubTest::isOperated);
        assertThat(home.resolve("data/serai.db")).doesNotExist();
        JdbcTemplate store = new JdbcTemplate(new DriverManagerDataSource(url, server.user(), server.password()));
        assertThat(store.queryForObject("select count(*) from drop_ledger", Integer.class))
                .as("the samples, and the one that was replayed")
                .isEqualTo(Sample.ALL.size() + 1);
    }

    /** What operators do to the store, on a database whose SQL is another one than in most tests. */
    private static void isOperated(Hub hub) throws Exception {
        Operator ann = new Operator("ann", "a test");
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName account = new ObjectName("io.serai:type=Account,name=main");
        ask(beans, account, "pause", "a test");
        assertThat(beans.getAttribute(account, "State")).isEqualTo("operator");
        ask(beans, account, "resume", "a test");
        String replay = ask(beans, new ObjectName("io.serai:type=Store"), "replayDrop", 1L, "a test");
        assertThat(replay).contains("waits to be taken up");

        ApiKeys keys = hub.part(ApiKeys.class);
        ApiKeys.Made made = keys.create("boulange", Duration.ofDays(1), ann);
        assertThat(keys.usable(made.text())).isPresent();
        HttpRequest asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + "/api/drops"))
                .header("X-Api-Key", made.text())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(asked, BodyHandlers.ofString())
                        .body())
                .contains("\"partner\":\"boulange\"")
                .doesNotContain("\"partner\":\"cyclo\"");
        keys.revoke(made.key().id(), ann);
        assertThat(keys.usable(made.text())).isEmpty();

        long replayed = Sample.ALL.size() + 1L;
        await().atMost(Hub.WAIT_MAX).until(() -> hub.ledger()
                .drop(replayed)
                .filter(drop -> drop.result().equals("done"))
                .isPresent());
        Forgot forgot = hub.part(Forget.class).customer("004101", "boulange", null, ann, false);
        assertThat(forgot.customers()).isEqualTo(1);
        assertThat(hub.part(Audit.class).entries(9, null))
                .extracting(Audit.Entry::what)
                .contains("forget", "api-key-revoke", "drop-replay", "account-resume");
    }

    private static String ask(MBeanServer beans, ObjectName name, String operation, Object... arguments)
            throws JMException {
        String[] types = Stream.of(arguments)
                .map(argument -> argument instanceof Long ? "long" : String.class.getName())
                .toArray(String[]::new);
        return String.valueOf(beans.invoke(name, operation, arguments, types));
    }

    /** What is done once everything is delivered. */
    interface Then {
        void with(Hub hub) throws Exception;
    }

    static void run(Path home, String partners, Map<String, String> store) throws Exception {
        run(home, partners, store, hub -> {});
    }

    private static void run(Path home, String partners, Map<String, String> store, Then then) throws Exception {
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
            then.with(hub);
        }
    }

    private static Map<String, String> settings(Sources sources, Map<String, String> store) {
        Map<String, String> settings = new LinkedHashMap<>(sources.settings());
        settings.putAll(store);
        return settings;
    }
}
