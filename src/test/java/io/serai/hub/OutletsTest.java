package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.deliver.Lanes;
import io.serai.email.Emails;
import io.serai.model.ReceivedFile;
import io.serai.road.Drops;
import io.serai.road.PushRoom;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.ApiKeys;
import io.serai.state.EmailOutbox;
import io.serai.state.EmailOutbox.Seen;
import io.serai.state.Operator;
import io.serai.state.Reconciliations;
import io.serai.state.Reconciliations.Run;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What goes in and out of a running hub besides files and imports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutletsTest {

    private static final String PASSWORD = "look-around";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "id,mail,name,store,created\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private KilibaSandbox sandbox;
    private Hub hub;
    private Path data;
    private String key;
    private String otherKey;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        data = home.resolve("data");
        sandbox = KilibaSandbox.start(Hub.API_KEY);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("serai.console.password-hash", new BCryptPasswordEncoder(4).encode(PASSWORD));
        settings.put("serai.deliver.tick", "50");
        settings.put("serai.push.bytes-max", "200KB");
        settings.put("serai.email.tick", "50");
        settings.put("serai.kiliba.accounts.main.email.enabled", "true");
        settings.put("serai.reconcile.tick", "50");
        settings.put("serai.kiliba.accounts.main.requests-per-second", "200");
        settings.put("serai.kiliba.accounts.main.back-off-first", "20ms");
        settings.put("serai.kiliba.accounts.main.reconcile.page-size", "2");
        settings.put("serai.kiliba.accounts.blacklisted.base-url", sandbox.baseUrl());
        settings.put("serai.kiliba.accounts.blacklisted.api-key", Hub.API_KEY);
        settings.put("serai.kiliba.accounts.blacklisted.reconcile.cron", "* * * * * *");
        settings.put("serai.kiliba.accounts.blacklisted.reconcile.statuses", "blacklisted");
        settings.put("serai.kiliba.accounts.blacklisted.reconcile.blacklist-date", "2026-01-01T00:00:00Z");
        settings.put("serai.kiliba.accounts.stranger.base-url", sandbox.baseUrl());
        settings.put("serai.kiliba.accounts.stranger.api-key", "another-key");
        hub = Hub.start("file:src/test/resources/outlets/*.camel.yaml", data, sandbox, settings);
        Operator operator = new Operator("test", "for the tests");
        key = hub.bean(ApiKeys.class)
                .create("shop", Duration.ofDays(1), operator)
                .text();
        otherKey = hub.bean(ApiKeys.class)
                .create("other", Duration.ofDays(1), operator)
                .text();
    }

    @AfterAll
    void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void aPushedJsonBodyIsAnsweredWithItsReceiptAndArrivesAtTheDestination() throws Exception {
        String body = """
                [{"id": "0071", "mail": "pushed.one@example.com", "store": 12, "created": "2026-01-01T00:00:00Z"},
                 {"id": 72, "e-mail": "pushed.two@example.com", "name": "Zoë", "store": "12", "created": "2026-01-01T00:00:00Z"},
                 {"id": 73, "mail": "no address", "store": "12", "created": "2026-01-01T00:00:00Z"},
                 {"id": 74, "mail": {"home": "a@example.com"}, "store": "12", "created": "2026-01-01T00:00:00Z"}]""";
        HttpResponse<String> answer =
                send(push("shop-customers", "application/json", body.getBytes(StandardCharsets.UTF_8))
                        .header("X-File-Name", "customers-1"));

        assertThat(answer.statusCode()).isEqualTo(207);
        JsonNode receipt = JSON.readTree(answer.body());
        assertThat(receipt.path("file").asText()).isEqualTo("customers-1.json");
        assertThat(receipt.path("records").asInt()).isEqualTo(4);
        assertThat(receipt.path("outcomes").path("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.path("outcomes").path("rejected").asInt()).isEqualTo(2);
        assertThat(receipt.path("sumsClose").asBoolean()).isTrue();
        assertThat(receipt.path("examples").path(0).asText())
                .startsWith("shop/customers-1.json:3 mail \"no address\" is not an e-mail address");
        assertThat(receipt.path("reasons").findValuesAsText("code")).containsExactly("NOT_AN_EMAIL", "NOT_FLAT");
        assertThat(receipt.path("links").path("drop").asText())
                .isEqualTo(answer.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> rejects =
                send(get(receipt.path("links").path("rejects").asText()).header("Authorization", "Bearer " + key));
        assertThat(rejects.body()).contains("no address", "NOT_FLAT").startsWith("id,mail,store,created,");
        hub.awaitDelivered();
        assertThat(sandbox.customers()).containsKeys("0071", "72");
        assertThat(Files.exists(archived(receipt.path("sha256").asText()))).isTrue();

        HttpResponse<String> again =
                send(push("shop-customers", "application/json", body.getBytes(StandardCharsets.UTF_8)));
        JsonNode known = JSON.readTree(again.body());
        assertThat(again.statusCode()).isEqualTo(207);
        assertThat(known.path("result").asText()).isEqualTo("repeated");
        assertThat(known.path("sameBytesAsDrop").asLong())
                .isEqualTo(receipt.path("drop").asLong());
    }

    @Test
    void aPushedCsvBodyIsReadInTheFeedsOwnFormatPackedOrNot() throws Exception {
        String csv = "Ticket;Store;Status;Created;Customer;Mail;Line;Sku;Label;Qty;HT;TTC\n"
                + "P1;S1;paid;2026-01-01T00:00:00Z;;;1;A;Caf\u00e9;2;10,50;12,60";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(csv.getBytes(Charset.forName("windows-1252")));
        }
        HttpResponse<String> answer = send(push("shop-lines", "text/csv", packed.toByteArray())
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", "lines-1.csv"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("file").asText()).isEqualTo("lines-1.csv.gz");
        hub.awaitDelivered();
        assertThat(sandbox.orders().values().toString()).contains("\"name\":\"Caf\u00e9\"");
        assertThat(refusal(push("shop-lines", "text/csv; charset=utf-8", new byte[1]), 415))
                .isEqualTo("found the character set UTF-8; expected windows-1252, as agreed");
    }

    @Test
    void aBodyThatCannotBeUsedIsAnsweredWithItsReceipt() throws Exception {
        HttpResponse<String> answer = send(push("shop-customers", "application/x-ndjson", bytes("{\"id\": 1")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("failure").asText()).isEqualTo("BROKEN_JSON");
        assertThat(send(push("shop-customers", "text/csv", bytes(""))).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aKeyPushesToItsOwnPartnersFeedsAlone() throws Exception {
        byte[] body = bytes(HEADER + "1,a@example.com,A,1,2026-01-01T00:00:00Z\n");
        assertThat(refusal(push("other-customers", "text/csv", body), 404)).isEqualTo("no feed other-customers");
        assertThat(refusal(push("no-such-feed", "text/csv", body), 404)).isEqualTo("no feed no-such-feed");
        HttpRequest.Builder wrong = post("/api/feeds/shop-customers", "text/csv", body);
        assertThat(send(wrong.copy().header("X-Api-Key", key.substring(0, key.length() - 1) + "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(wrong.copy().header("X-Api-Key", otherKey)).statusCode())
                .isEqualTo(404);
        assertThat(send(wrong).statusCode()).isIn(401, 403);
        assertThat(send(wrong.copy().header("Authorization", login())).statusCode())
                .isEqualTo(403);
        HttpResponse<String> operators = send(wrong.copy()
                .header("Authorization", login())
                .header("Cookie", "XSRF-TOKEN=8d6fcd16-9d2b-4f6e-8f56-2f8a6f0d3f55")
                .header("X-XSRF-TOKEN", "8d6fcd16-9d2b-4f6e-8f56-2f8a6f0d3f55"));
        assertThat(operators.statusCode()).as(operators.body()).isEqualTo(200);
        assertThat(send(get("/api/audit").header("Authorization", login())).body())
                .contains("of feed shop-customers");
    }

    @Test
    void whatIsNoFileOfTheFeedIsRefusedBeforeItIsKept() throws Exception {
        assertThat(refusal(push("shop-customers", "application/xml", new byte[1]), 415))
                .startsWith("found the content type application/xml; expected one of text/csv,");
        assertThat(refusal(push("shop-customers", "text/csv", new byte[1]).header("X-File-Name", "a/../x.csv"), 400))
                .contains("it could leave its folder");
        assertThat(refusal(push("shop-customers", "text/csv", new byte[1]).header("X-File-Name", "x.json"), 400))
                .contains("expected the two to agree");
        assertThat(refusal(push("shop-customers", "text/csv", new byte[1]).header("X-File-Name", "x.csv.zip"), 400))
                .contains("expected its plain name");
        byte[] large = bytes(HEADER + " ".repeat(201 * 1024));
        assertThat(refusal(push("shop-customers", "text/csv", large), 413))
                .startsWith("found more than 204800 bytes; expected at most so many");
        HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/api/feeds/shop-customers"))
                .header("X-Api-Key", key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
        assertThat(refusal(chunked, 413)).startsWith("found more than 204800 bytes");
    }

    @Test
    void theSameBytesAreNotReadTwiceAtOnce() throws Exception {
        byte[] body = bytes(HEADER + "9,nine@example.com,A,1,2026-01-01T00:00:00Z\n");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        ReceivedFile same = new ReceivedFile(
                "shop", "shop-customers", "x.csv", "test", Instant.now(), 1, sha256, data, Instant.EPOCH);
        assertThat(hub.bean(Drops.class).claim(same, false)).isTrue();
        assertThat(refusal(push("shop-customers", "text/csv", body), 409)).startsWith("the same bytes are being read");
        hub.bean(Drops.class).unclaim(same);
        assertThat(send(push("shop-customers", "text/csv", body)).statusCode()).isEqualTo(200);
    }

    /** While somebody else writes the store, two bodies of the partner wait; the third is not taken. */
    @Test
    void aThirdBodyOfAPartnerIsNotReadBesideTwo() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (Connection other = hub.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("update counter set value = value where name = 'drop'");
            for (int n = 1; n <= 3; n++) {
                byte[] body = bytes(HEADER + "t" + n + ",t" + n + "@example.com,A,1,2026-01-01T00:00:00Z\n");
                sent.add(client.sendAsync(
                        push("shop-customers", "text/csv", body).build(), BodyHandlers.ofString()));
            }
            CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
            HttpResponse<String> refused = sent.stream()
                    .filter(CompletableFuture::isDone)
                    .findFirst()
                    .orElseThrow()
                    .join();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.body()).contains("found 2 bodies of yours on the road; expected fewer");
            other.rollback();
        }
        assertThat(sent.stream().map(answer -> answer.join().statusCode())).containsExactlyInAnyOrder(200, 200, 429);
    }

    @Test
    void aBodyThatFindsNoRoomBesideOthersIsReadLater() throws Exception {
        byte[] body = bytes(HEADER + "room,room@example.com,A,1,2026-01-01T00:00:00Z\n");
        ReceivedFile large = new ReceivedFile(
                "other", "other-customers", "x.csv.gz", "test", Instant.now(), 4 << 20, "0", data, Instant.EPOCH);
        hub.bean(PushRoom.class).enter(large);
        assertThat(refusal(push("shop-customers", "text/csv", body), 429))
                .startsWith(
                        "found 1 other body of 33554432 bytes being read; expected at most 33554432 bytes together");
        hub.bean(PushRoom.class).leave(large);
        assertThat(send(push("shop-customers", "text/csv", body)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws Exception {
        int before = hub.drops().size();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port())) {
            socket.getOutputStream()
                    .write(bytes("POST /api/feeds/shop-customers HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + key
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\n" + HEADER));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(hub.drops()).hasSize(before);
    }

    @Test
    void whatTheDestinationListsIsHeldAgainstWhatIsKnown() throws Exception {
        String rows = HEADER
                + "r1,Reconciled.One@example.com,A,1,2026-01-01T00:00:00Z\n"
                + "r2,reconciled.two@example.com,=A,1,2026-01-01T00:00:00Z\n"
                + "r3,reconciled.three@example.com,A,1,2026-01-01T00:00:00Z\n";
        assertThat(send(push("shop-customers", "text/csv", bytes(rows))).statusCode())
                .isEqualTo(200);
        hub.awaitDelivered();
        sandbox.list().add("=cmd@example.com");
        sandbox.list().remove("reconciled.two@example.com");
        sandbox.list().blacklist("reconciled.three@example.com", "{\"why\":\"complaint\"}");
        sandbox.list().answerOnce(503, "");
        sandbox.list().answerOnce(200, "[]");

        Run asked = asked("main");
        Run run = ended(asked.id());
        assertThat(run.state()).as(String.valueOf(run.note())).isEqualTo("done");
        assertThat(run.note()).isNull();
        assertThat(run.listed()).isEqualTo(run.total()).isGreaterThan(2);
        assertThat(run.missingThere()).isEqualTo(1);
        assertThat(run.missingHere()).isEqualTo(1);
        assertThat(run.blacklisted()).isPositive();
        assertThat(sandbox.list().queries()).contains("limit=2&page=1", "limit=2&page=2");

        HttpResponse<String> csv =
                send(get("/api/reconciliations/" + run.id() + "/rows").header("Authorization", login()));
        assertThat(csv.body().lines())
                .contains(
                        "result,email,partner,customer,listed_id,blacklist_reason,blacklist_date",
                        "missing-there,reconciled.two@example.com,shop,r2,,,")
                .anyMatch(line -> line.startsWith("missing-here,'=cmd@example.com,,,"))
                .anyMatch(line -> line.startsWith("blacklisted-there,reconciled.three@example.com,shop,r3,")
                        && line.contains("complaint"));
        assertThat(send(get("/api/reconciliations/" + run.id() + "/rows").header("Authorization", "Bearer " + key))
                        .statusCode())
                .isEqualTo(403);
        String page = send(get("/").header("Authorization", login())).body();
        assertThat(page).contains("1 missing there, 1 missing here, ");
        String metrics = send(get("/actuator/prometheus").header("Authorization", login()))
                .body();
        assertThat(metrics).contains("serai_reconciled{account=\"main\",result=\"missing-there\"} 1.0");
    }

    @Test
    void aListThatIsNarrowedByFiltersMissesNobodyAndGoesBySchedule() {
        await().atMost(Hub.WAIT_MAX).until(() -> hub.bean(Reconciliations.class)
                .last("blacklisted", false)
                .isPresent());
        Run run = hub.bean(Reconciliations.class).last("blacklisted", false).orElseThrow();
        assertThat(run.askedBy()).isEqualTo("schedule");
        assertThat(run.narrowed()).isTrue();
        assertThat(run.note()).isEqualTo("filters are set, so nobody was looked for there");
        assertThat(sandbox.list().queries())
                .contains("limit=1000&page=1&blacklist_date=2026-01-01T00%3A00%3A00Z&statuses=blacklisted");
    }

    @Test
    void anAccountThatMayNotListIsToldAndItsDeliveriesGoOn() {
        Run run = ended(asked("stranger").id());
        assertThat(run.state()).isEqualTo("failed");
        assertThat(run.note()).startsWith("page 1 was answered with status 401: locked out; check the key,");
        assertThat(hub.bean(Lanes.class).pauses().get("stranger")).isEmpty();
    }

    @Test
    void aNewTicketsReceiptIsSentByEmailOnce() throws Exception {
        // what came before the first look is no news
        JdbcTemplate store = new JdbcTemplate(hub.bean(DataSource.class));
        await().atMost(SOON)
                .until(
                        () -> store.queryForList("select reader from ticket_news", String.class),
                        readers -> readers.contains("shop-receipts"));
        String now = Instant.now().toString();
        String header = "Ticket;Store;Status;Created;Customer;Mail;Line;Sku;Label;Qty;HT;TTC\n";
        String rows = "E1;S1;paid;" + now + ";;buyer@example.com;1;A;Bread;2;10,50;12,60\n"
                + "E2;S1;paid;" + now + ";;;1;A;Bread;2;10,50;12,60\n"
                + "E3;S1;paid;2020-01-01T00:00:00Z;;late@example.com;1;A;Bread;2;10,50;12,60\n";
        assertThat(send(push("shop-lines", "text/csv", bytes(header + rows))).statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> sandbox.emails().sent().size() == 1);
        JsonNode sent = sandbox.emails().sent().get(0);
        assertThat(sent.path("transactionalEmailId").asText()).isEqualTo("ticket-receipt");
        assertThat(sent.path("email").asText()).isEqualTo("buyer@example.com");
        assertThat(sent.path("variables").path("ticket").asText()).isEqualTo("E1");
        assertThat(sent.path("variables").path("amount").asText()).isEqualTo("12.60");
        assertThat(sent.path("variables").path("products").asText()).isEqualTo("2 x Bread");

        String changed = rows.replace("12,60", "12,70");
        assertThat(send(push("shop-lines", "text/csv", bytes(header + changed))).statusCode())
                .isEqualTo(200);
        hub.awaitDelivered();
        assertThat(ask("shop-receipts S1-E1", "buyer@example.com")).isEqualTo("known");
        assertThat(ask("other S1-E1", "second@example.com")).isEqualTo("queued");
        await().atMost(SOON).until(() -> sandbox.emails().sent().size() == 2);
        assertThat(sandbox.emails().sent().get(1).path("email").asText()).isEqualTo("second@example.com");
        assertThat(send(get("/api/emails").header("Authorization", login())).body())
                .contains("\"key\":\"shop-receipts S1-E1\"", "\"state\":\"sent\"")
                .doesNotContain("buyer@example.com");

        sandbox.emails().answerOnce(429);
        ask("busy", "busy@example.com");
        await().atMost(SOON).until(() -> state("busy").equals("sent"));
        sandbox.emails().answerOnce(422);
        ask("refused", "refused@example.com");
        await().atMost(SOON).until(() -> state("refused").equals("refused"));
        sandbox.emails().answerOnce(500);
        ask("unknown", "unknown@example.com");
        await().atMost(SOON).until(() -> state("unknown").equals("unknown"));
        int before = sandbox.emails().sent().size();
        EmailOutbox outbox = hub.bean(EmailOutbox.class);
        outbox.resend(seen("unknown").id(), new Operator("test", "it did not arrive"));
        outbox.discard(seen("refused").id(), new Operator("test", "no such template"));
        await().atMost(SOON).until(() -> state("unknown").equals("sent"));
        assertThat(sandbox.emails().sent()).hasSize(before + 1);
        assertThat(state("refused")).isEqualTo("discarded");
        assertThatThrownBy(() -> outbox.resend(seen("refused").id(), new Operator("test", "again")))
                .hasMessageContaining("is discarded; expected one that is refused or unknown");
        assertThatThrownBy(() -> hub.bean(Emails.class).ask(Map.of("account", "stranger")))
                .hasMessageContaining("found that e-mail is off");
    }

    @Test
    void optOutsGoToTheBlacklistAndTheirEndToTheWhitelist() throws Exception {
        send(push("shop-customers", "text/csv", bytes(HEADER + "o1,out.one@example.com,A,1,2026-01-01T00:00:00Z\n")));
        assertThat(send(push("shop-opt-outs", "text/csv", bytes("mail\nout.two@example.com\n")))
                        .statusCode())
                .isEqualTo(200);
        String out = "mail,out,changed\nOut.One@example.com,yes,2026-01-02T00:00:00Z\n";
        assertThat(send(push("shop-consents", "text/csv", bytes(out))).statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> sandbox.blacklisted()
                .entrySet()
                .containsAll(Map.of("out.one@example.com", true, "out.two@example.com", true)
                        .entrySet()));
        String older = "[{\"mail\": \"out.one@example.com\", \"out\": false, \"changed\": \"2026-01-01T00:00:00Z\"}]";
        HttpResponse<String> stale = send(push("shop-consents", "application/json", bytes(older)));
        assertThat(JSON.readTree(stale.body()).path("outcomes").path("stale").asInt())
                .isEqualTo(1);
        String newer = older.replace("01-01T", "01-03T");
        String never = newer.replace("]", ", {\"mail\": \"complained@example.com\", \"out\": false}]");
        send(push("shop-consents", "application/json", bytes(never)));
        await().atMost(SOON)
                .until(() -> sandbox.blacklisted().entrySet().contains(Map.entry("out.one@example.com", false)));
        hub.awaitDelivered();
        assertThat(sandbox.blacklisted())
                .as("this hub never put it on the list")
                .doesNotContainKey("complained@example.com");
        assertThat(send(get("/api/dead-letters?reason=NEVER_OPTED_OUT").header("Authorization", login()))
                        .body())
                .contains("\"id\":\"complained@example.com\"");
    }

    private String ask(String key, String email) {
        return hub.bean(Emails.class)
                .ask(Map.of(
                        "account",
                        "main",
                        "key",
                        key,
                        "transactionalEmailId",
                        "t",
                        "email",
                        email,
                        "language",
                        "fr",
                        "variables",
                        Map.of("a", 1)));
    }

    private String state(String key) {
        return seen(key).state();
    }

    private Seen seen(String key) {
        return hub.bean(EmailOutbox.class).list(null, 100).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Run asked(String account) {
        return hub.bean(Reconciliations.class).ask(account, new Operator("test", "to compare"));
    }

    private Run ended(long id) {
        Reconciliations book = hub.bean(Reconciliations.class);
        await().atMost(SOON).until(() -> book.run(id).orElseThrow().endedAt() != null);
        return book.run(id).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path archived(String sha256) throws Exception {
        try (var files = Files.walk(data.resolve("archive"))) {
            return files.filter(file -> file.endsWith(sha256)).findFirst().orElseThrow();
        }
    }

    private String refusal(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body()).path("refused").asText();
    }

    private HttpRequest.Builder push(String feed, String type, byte[] body) {
        return post("/api/feeds/" + feed, type, body).header("X-Api-Key", key);
    }

    private HttpRequest.Builder post(String path, String type, byte[] body) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }

    private static String login() {
        return "Basic " + Base64.getEncoder().encodeToString(bytes("operator:" + PASSWORD));
    }
}
