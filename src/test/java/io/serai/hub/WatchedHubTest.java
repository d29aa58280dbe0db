package io.serai.hub;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.road.ExpectedWatch;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.Prometheus;
import io.serai.state.Audit;
import io.serai.state.Audit.Entry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What an operator sees and does over Jolokia, as Hawtio does, and what monitoring sees of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedHubTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_WHILE = Duration.ofMillis(400);
    private static final String PASSWORD = "look-around";
    private static final String TOKEN = "8d6fcd16-9d2b-4f6e-8f56-2f8a6f0d3f55";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final WireMockServer chat =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private KilibaSandbox sandbox;
    private Hub hub;
    private Path home;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        this.home = home;
        stall("acme")
                .save(stall("acme")
                        .text("name")
                        .replace(
                                "rows: customers\n",
                                "rows: customers\n        expected: {by-time: \"06:30\", zone: UTC}\n"));
        String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        sandbox = KilibaSandbox.start(Hub.API_KEY);
        post.start();
        post.setUser("night@serai.test", "serai", "mail-password");
        chat.start();
        chat.stubFor(any(anyUrl()).willReturn(ok()));
        chat.stubFor(any(anyUrl())
                .withRequestBody(containing("golf/broken.csv"))
                .inScenario("tries")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(serverError())
                .willSetStateTo("again"));
        hub = Hub.start("file:" + home + "/partners/*.camel.yaml", home.resolve("data"), sandbox, settings(hash));
    }

    private Map<String, String> settings(String hash) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("serai.routes.reload-period", "100ms");
        settings.put("serai.deliver.tick", "50");
        settings.put("serai.kiliba.accounts.main.email.enabled", "true");
        settings.put("serai.console.password-hash", hash);
        settings.put("serai.console.viewer-password-hash", hash);
        settings.put("serai.notices.tick", "200");
        settings.put("serai.notices.after", "0s");
        settings.put("serai.notices.retry-first", "300ms");
        settings.put("serai.notices.webhook.url", chat.baseUrl() + "/hook?key=1");
        settings.put("serai.notices.mail.to", "night@serai.test");
        settings.put("serai.notices.mail.protocol", "smtp");
        settings.put("serai.notices.mail.host", "127.0.0.1");
        settings.put("serai.notices.mail.username", "serai");
        settings.put("serai.notices.mail.password", "mail-password");
        settings.put("serai.notices.mail.port", Integer.toString(post.getSmtp().getPort()));
        return settings;
    }

    @AfterAll
    void stop() {
        hub.close();
        sandbox.close();
        chat.stop();
        post.stop();
    }

    private Stall stall(String name) throws IOException {
        return new Stall(name, home);
    }

    /** A partner of a test's own, running. */
    private Stall running(String name, String pollDelay) throws Exception {
        Stall stall = stall(name);
        stall.save(stall.text("name").replace("pollDelay: \"50\"", "pollDelay: \"" + pollDelay + "\""));
        await("MBean of " + name).atMost(SOON).until(() -> names("type=Drop,*").contains(drop(name)));
        return stall;
    }

    private static String drop(String stall) {
        return "io.serai:type=Drop,partner=" + stall + ",name=" + stall + "-customers-drop";
    }

    @Test
    void thereIsAnMBeanForEachPartnerDropAccountAndTheStoreWithDescriptions() throws Exception {
        assertThat(names("*"))
                .contains(
                        drop("acme"),
                        "io.serai:type=Partner,name=acme",
                        "io.serai:type=Account,name=main",
                        "io.serai:type=Store");
        JsonNode about = jolokia(Map.of("type", "list", "path", "io.serai/type=Account,name=main"))
                .path("value");
        assertThat(about.path("attr").path("DueOrders").path("desc").asText()).isEqualTo("Orders that wait to be sent");
        assertThat(about.path("op").path("pause").path("desc").asText()).startsWith("Sends nothing until");
        assertThat(about.path("op")
                        .path("pause")
                        .path("args")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("why");
        JsonNode acme = read(drop("acme"));
        assertThat(acme.path("State").asText()).isEqualTo("polling");
        assertThat(acme.path("Route").asText()).isEqualTo("acme-customers-drop");
        assertThat(acme.path("PollPeriodSeconds").asDouble()).isEqualTo(0.05);
        assertThat(read("io.serai:type=Partner,name=acme").path("Drops").path(0).asText())
                .isEqualTo("acme-customers-drop: polling");
        assertThat(read("io.serai:type=Store").path("SumsOpen").asInt(-1)).isZero();
    }

    /** Hawtio draws its diagrams from it, and one route that cannot be written spoils all of them. */
    @Test
    void allRoutesCanBeShownAlsoThePollingOneOfADrop() throws Exception {
        String context = "org.apache.camel:context=serai,name=\"serai\",type=context";
        JsonNode xml = jolokia(Map.of("type", "exec", "mbean", context, "operation", "dumpRoutesAsXml()"));
        assertThat(xml.path("value").asText())
                .as(xml.toString())
                .contains("id=\"acme-customers-drop\"", "id=\"receive-push\"", "id=\"read-rows\"");
        assertThat(jolokia(Map.of("type", "search", "mbean", "org.apache.camel:type=routes,*"))
                        .path("value")
                        .toString())
                .contains("folder-drop-");
    }

    @Test
    void aPausedDropTakesNothingUntilItIsResumedAndBothAreInTheAudit() throws Exception {
        Stall stall = running("bravo", "50");
        assertThat(execute(drop("bravo"), "pause", "the partner moves").asText())
                .isEqualTo("paused by operator: \"the partner moves\"");
        assertThat(error(drop("bravo"), "pause", "again")).contains("is already paused by operator");
        assertThat(error(drop("bravo"), "resume", " ")).contains("why: found nothing");
        stall.in().drop("one.csv", Stall.customers("bravo", 2));
        await().during(A_WHILE).until(() -> Files.exists(stall.in().path().resolve("one.csv")));
        assertThat(read(drop("bravo")).path("State").asText()).isEqualTo("paused");
        JsonNode health = health("sources/bravo-customers-drop");
        assertThat(health.path("status").asText()).isEqualTo("PAUSED");
        assertThat(health.path("details").path("why").asText()).contains("the partner moves");
        assertThat(metrics())
                .containsPattern(
                        "serai_drop_stopped\\{feed=\"bravo-customers\",partner=\"bravo\",source=\"[^\"]+\"} 1");
        execute(drop("bravo"), "resume", "it has moved");
        stall.in().awaitAnswered();
        assertThat(read(drop("bravo")).path("State").asText()).isEqualTo("polling");
        assertThat(audit("bravo-customers-drop"))
                .containsSubsequence("operator drop-resume: it has moved", "operator drop-pause: the partner moves");
    }

    @Test
    void aDropThatIsStoppedInHawtioShowsItTakesNothingAndStartsAgain() throws Exception {
        Stall stall = running("charlie", "50");
        String route = "org.apache.camel:context=serai,name=\"charlie-customers-drop\",type=routes";
        execute(route, "stop()");
        stall.in().drop("one.csv", Stall.customers("charlie", 2));
        await().during(A_WHILE).until(() -> Files.exists(stall.in().path().resolve("one.csv")));
        JsonNode stopped = read(drop("charlie"));
        assertThat(stopped.path("State").asText()).isEqualTo("stopped");
        assertThat(stopped.path("Why").asText()).isEqualTo("route charlie-customers-drop is stopped");
        assertThat(health("sources/charlie-customers-drop").path("status").asText())
                .isEqualTo("PAUSED");
        assertThat(error(drop("charlie"), "pollNow"))
                .contains("does not poll: route charlie-customers-drop is stopped");
        execute(route, "start()");
        stall.in().awaitAnswered();
        assertThat(read(drop("charlie")).path("State").asText()).isEqualTo("polling");
        assertThat(audit("charlie-customers-drop"))
                .containsSubsequence(
                        "operator route-started: by Camel's MBean, as Hawtio does",
                        "operator route-stopped: by Camel's MBean, as Hawtio does");
    }

    @Test
    void aDropIsPolledNowWithoutWaitingForItsPeriod() throws Exception {
        Stall stall = running("delta", "3600000");
        stall.in().drop("one.csv", Stall.customers("delta", 2));
        await().atMost(SOON).until(() -> {
            execute(drop("delta"), "pollNow");
            return !Files.exists(stall.in().path().resolve("one.csv"));
        });
        assertThat(audit("delta-customers-drop")).contains("operator drop-poll: asked over JMX");
    }

    @Test
    void mBeansFollowThePartnerFiles() throws Exception {
        Stall stall = running("echo", "50");
        assertThat(names("type=Partner,*")).contains("io.serai:type=Partner,name=echo");
        stall.remove();
        await().atMost(SOON).until(() -> !names("type=Drop,*").contains(drop("echo")));
        assertThat(names("type=Partner,*")).doesNotContain("io.serai:type=Partner,name=echo");
        stall.save(stall.text("nick"));
        await().atMost(SOON).until(() -> names("type=Drop,*").contains(drop("echo")));
        await().atMost(SOON)
                .until(() -> read(drop("echo")).path("State").asText().equals("polling"));
    }

    @Test
    void aPausedAccountKeepsWhatIsDueAndIsNoReasonToRestart() throws Exception {
        String account = "io.serai:type=Account,name=main";
        execute(account, "pause", "they migrate");
        Stall stall = running("foxtrot", "50");
        stall.in().drop("one.csv", Stall.customers("foxtrot", 3));
        stall.in().awaitAnswered();
        await().atMost(SOON).until(() -> read(account).path("DueCustomers").asInt() >= 3);
        assertThat(read(account).path("State").asText()).isEqualTo("operator");
        assertThat(health("kiliba/main").path("details").path("state").asText()).contains("they migrate");
        assertThat(get("/actuator/health/readiness", "operator").body()).contains("\"PAUSED\"");
        assertThat(get("/actuator/health/liveness", "operator").body()).contains("\"UP\"");
        assertThat(metrics())
                .contains("serai_account_paused{account=\"main\",cause=\"operator\"} 1")
                .containsPattern("serai_due\\{account=\"main\",entity=\"customer\"} [1-9]");
        execute(account, "resume", "done");
        hub.awaitDelivered();
        assertThat(sandbox.customers()).containsKey("foxtrot-0");
        await("nothing is due").atMost(SOON).until(() -> {
            JsonNode open = read(account);
            return open.path("OldestDueSeconds").asLong(-1) == 0
                    && open.path("DueCustomers").asLong(-1) == 0;
        });
        assertThat(health("kiliba/main").path("status").asText()).isEqualTo("UP");
    }

    @Test
    void whoMayOnlyLookExecutesNothingAndWhoHasNoTokenNeither() throws Exception {
        String pause = exec(drop("acme"), "pause", "no");
        assertThat(post("viewer", TOKEN, pause).statusCode()).isEqualTo(403);
        assertThat(post("operator", "", pause).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/jolokia/exec/" + drop("acme") + "/pause/no", "viewer")
                        .statusCode())
                .isEqualTo(403);
        assertThat(read(drop("acme")).path("State").asText()).isEqualTo("polling");
    }

    @Test
    void everyMetricAndLabelOfTheAlertsAndTheDashboardIsShown() throws Exception {
        deliverSomething();
        assertThat(Queries.unknown(Queries.all(), metrics())).isEmpty();
    }

    @Test
    void everyAlertHasItsSectionInTheOperatorsBook() throws Exception {
        String book = Files.readString(Path.of("docs", "operators.md"));
        for (Queries.Query alert : Queries.alerts()) {
            String anchor = "alert-" + alert.where().toLowerCase(Locale.ROOT);
            assertThat(alert.text()).contains("runbook=docs/operators.md#" + anchor);
            assertThat(book).contains("#### Alert " + alert.where() + "\n");
        }
    }

    @Test
    void theAlertsPassTheirTests() throws Exception {
        assumeTrue(Prometheus.program("promtool").isPresent(), "promtool is not here: Debian package prometheus");
        Path rules = Path.of("docker", "prometheus").toAbsolutePath();
        assertThat(Prometheus.tool(rules, "check", "rules", "alerts.yml")).endsWith("exit 0");
        assertThat(Prometheus.tool(rules, "test", "rules", "alerts.test.yml")).endsWith("exit 0");
    }

    @Test
    void aLivePrometheusScrapesTheHubAndAnswersEveryQuery(@TempDir Path folder) throws Exception {
        assumeTrue(Prometheus.program("prometheus").isPresent(), "prometheus is not here: Debian package prometheus");
        deliverSomething();
        try (Prometheus prometheus = Prometheus.start(folder, "127.0.0.1:" + hub.port(), PASSWORD)) {
            await("a scrape").atMost(SOON.multipliedBy(2)).ignoreExceptions().until(() -> value(
                            prometheus, "up{job=\"serai\"}")
                    .equals("1"));
            for (Queries.Query query : Queries.all()) {
                JsonNode answer = ask(prometheus, query.filled());
                assertThat(answer.path("status").asText())
                        .as(query + " " + answer)
                        .isEqualTo("success");
            }
            assertThat(value(prometheus, "sum(serai_rows_total{outcome=\"accepted\"})"))
                    .isNotEqualTo("0");
        }
    }

    private void deliverSomething() throws Exception {
        Stall acme = stall("acme");
        acme.in().drop("some.csv", Stall.customers("acme", 2));
        acme.in().awaitAnswered();
        hub.awaitDelivered();
        hub.part(ExpectedWatch.class).look();
    }

    @Test
    void aPartnerIsToldInItsDropWhatIsMissingAndOnceMoreWhenItHasCome() throws Exception {
        Stall stall = stall("india");
        stall.save(
                stall.text("name")
                        .replace(
                                "rows: customers\n",
                                "rows: customers\n        expected: {by-time: \"00:00\", zone: UTC, rows-min: 2, notice: drop}\n"));
        await("MBean").atMost(SOON).until(() -> names("type=Drop,*").contains(drop("india")));

        assertThat(toldIn(stall, "late").path("message").asText())
                .contains("no usable file has come that was expected by ")
                .endsWith("; send it, or tell us that there is none");
        Files.delete(notice(stall));
        hub.part(ExpectedWatch.class).look();
        await("nothing is told twice").during(A_WHILE).until(() -> Files.notExists(notice(stall)));

        stall.in().drop("one.csv", Stall.customers("india", 1));
        stall.in().awaitAnswered();
        JsonNode few = toldIn(stall, "too few rows");
        assertThat(few.path("records").asLong()).isEqualTo(1);
        assertThat(few.path("rowsMin").asLong()).isEqualTo(2);

        stall.in().drop("two.csv", Stall.customers("later", 1));
        stall.in().awaitAnswered();
        assertThat(toldIn(stall, "came").path("feed").asText()).isEqualTo("india-customers");
        Files.delete(notice(stall));
        hub.part(ExpectedWatch.class).look();
        await("that is the end").during(A_WHILE).until(() -> Files.notExists(notice(stall)));
    }

    /** What lies in the drop after a look and a poll, when it says this. */
    private JsonNode toldIn(Stall stall, String state) {
        hub.part(ExpectedWatch.class).look();
        return await(state)
                .atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> JSON.readTree(notice(stall).toFile()),
                        told -> told.path("state").asText().equals(state));
    }

    private static Path notice(Stall stall) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return stall.in().path().resolve(stall.feed() + ".expected-" + today + ".receipt.json");
    }

    private JsonNode ask(Prometheus prometheus, String query) throws Exception {
        String path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(prometheus.url() + path)).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private String value(Prometheus prometheus, String query) throws Exception {
        return ask(prometheus, query)
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asText();
    }

    @Test
    void whatNeedsSomebodyIsToldOnceByMailAndByWebhookAlsoWhenTheWebhookFailsAtFirst() throws Exception {
        Stall stall = running("golf", "50");
        stall.in().drop("broken.csv", "id;mail\n1;2\n".getBytes(StandardCharsets.UTF_8));
        String told = "golf/broken.csv could not be used";
        await("the webhook")
                .atMost(SOON)
                .until(() ->
                        !chat.findRequestsMatching(hook(told)).getRequests().isEmpty()
                                && mails(told).size() == 1);
        await("a second try after the first failed")
                .atMost(SOON)
                .until(() -> chat.findRequestsMatching(hook(told)).getRequests().size() == 2);
        await().during(Duration.ofSeconds(1))
                .until(() -> chat.findRequestsMatching(hook(told)).getRequests().size() == 2
                        && mails(told).size() == 1);
        MimeMessage mail = mails(told).get(0);
        assertThat(mail.getAllRecipients()[0]).hasToString("night@serai.test");
        assertThat(mail.getSubject()).startsWith("Serai, act: golf/broken.csv");
        assertThat(String.valueOf(mail.getContent())).contains("To do: Tell the partner: ");
        assertThat(metrics())
                .contains("serai_notices_total{channel=\"mail\",result=\"told\"}")
                .doesNotContain("serai_notices_total{channel=\"webhook\",result=\"failed\"} 0.0");
        assertThat(hub.drops())
                .anyMatch(drop ->
                        drop.name().equals("broken.csv") && drop.result().equals("failed"));
    }

    private static RequestPattern hook(String text) {
        return postRequestedFor(urlEqualTo("/hook?key=1"))
                .withRequestBody(matchingJsonPath("$.what", containing(text)))
                .build();
    }

    private List<MimeMessage> mails(String text) throws Exception {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : post.getReceivedMessages()) {
            if (mail.getSubject().contains(text)) {
                found.add(mail);
            }
        }
        return found;
    }

    private List<String> audit(String subject) {
        return hub.part(Audit.class).entries(100, null).stream()
                .filter(entry -> entry.changed().contains(subject))
                .map(WatchedHubTest::text)
                .toList();
    }

    private static String text(Entry entry) {
        return entry.who() + " " + entry.what() + ": " + entry.why();
    }

    private List<String> names(String pattern) throws Exception {
        JsonNode found = jolokia(Map.of("type", "search", "mbean", "io.serai:" + pattern));
        return JSON.convertValue(
                found.path("value"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private JsonNode read(String mbean) throws Exception {
        return jolokia(Map.of("type", "read", "mbean", mbean)).path("value");
    }

    private JsonNode execute(String mbean, String operation, Object... arguments) throws Exception {
        JsonNode answer = JSON.readTree(
                post("operator", TOKEN, exec(mbean, operation, arguments)).body());
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    private String error(String mbean, String operation, Object... arguments) throws Exception {
        JsonNode answer = JSON.readTree(
                post("operator", TOKEN, exec(mbean, operation, arguments)).body());
        assertThat(answer.path("status").asInt()).as(answer.toString()).isGreaterThanOrEqualTo(400);
        return answer.path("error").asText();
    }

    private static String exec(String mbean, String operation, Object... arguments) throws Exception {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("type", "exec");
        request.put("mbean", mbean);
        request.put("operation", operation);
        request.put("arguments", arguments);
        return JSON.writeValueAsString(request);
    }

    private JsonNode jolokia(Map<String, String> request) throws Exception {
        JsonNode answer = JSON.readTree(
                post("operator", TOKEN, JSON.writeValueAsString(request)).body());
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private JsonNode health(String component) throws Exception {
        return JSON.readTree(get("/actuator/health/" + component, "operator").body());
    }

    private String metrics() throws Exception {
        return get("/actuator/prometheus", "viewer").body();
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return client.send(request(user, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String user, String token, String body) throws Exception {
        return client.send(
                request(user, "/actuator/jolokia")
                        .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                        .header("X-XSRF-TOKEN", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = user + ":" + PASSWORD;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path.replace("\"", "%22")))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
