package io.serai.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.proof.Proof;
import io.serai.sandbox.KilibaSandbox;
import io.serai.sandbox.KilibaSandbox.Seen;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Operator;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Pauses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The preset for whole catalogues, from a partner's folder to the destination: every kind of row, wave by wave on one hub. */
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(OrderAnnotation.class)
class CatalogueHubTest {

    private static final Path PRESET = Path.of("routes/presets/kiliba-catalogue.camel.yaml");
    private static final Path FILES = Path.of("src/test/resources/hub/catalogue");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String PASSWORD = "look-around";
    private static final Operator OPERATOR = new Operator("ann", "to see the order");

    /** What comes first needs what comes last: the worst order in which the files can come. */
    private static final List<String> BACKWARDS = List.of(
            "product-visits",
            "category-visits",
            "cart-lines",
            "carts",
            "tickets",
            "consents",
            "customers",
            "groups",
            "promotions",
            "products",
            "product-categories",
            "categories",
            "store-list",
            "deleted-products");

    private static final String MORE = """

            - beans:
                - name: kiliba-customers
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: kiliba
                    rows: customers
                    columns: {customer-id: id, email: email, store: store, group-ids: groups, created-at: created}
                    defaults: {language: fr}
                - name: kiliba-tickets
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: kiliba
                    rows: tickets-with-lines
                    format: {status-words: {BEZAHLT: paid}}
                    columns: {store: store, ticket: ticket, line: line, status: status, customer: customer, product: product,
                              variant: variant, quantity: quantity, amount-net: net, amount-gross: gross, created-at: created,
                              cart: cart}
            """;

    private static final String DROP = """
            - route:
                id: kiliba-%1$s-drop
                from:
                  uri: kamelet:folder-drop
                  parameters: {partner: kiliba, feed: kiliba-%1$s, directory: "%2$s", include: "%1$s_.*", minAge: 100ms, pollDelay: "100"}
                  steps:
                    - to: {uri: "direct:receive-file"}
            """;

    @TempDir
    static Path temp;

    private static KilibaSandbox sandbox;
    private static Hub hub;
    private static DropFolder folder;

    @BeforeAll
    static void start() throws Exception {
        sandbox = KilibaSandbox.start(Hub.API_KEY);
        folder = new DropFolder(temp.resolve("in"));
        StringBuilder partner = new StringBuilder(Files.readString(PRESET)
                .replace("deletes: send", "deletes: send\n          snapshot-change-max-percent: 60"));
        partner.append(MORE);
        BACKWARDS.forEach(feed -> partner.append(DROP.formatted(feed, folder.path())));
        Files.writeString(temp.resolve("kiliba.camel.yaml"), partner);
        Map<String, String> settings = Map.of(
                "serai.deliver.tick",
                "100",
                "serai.kiliba.accounts.main.requests-per-second",
                "100",
                "serai.kiliba.accounts.main.connections",
                "1",
                "serai.kiliba.accounts.main.opt-ins",
                "all",
                "serai.console.password-hash",
                new BCryptPasswordEncoder(4).encode(PASSWORD));
        hub = Hub.start("file:" + temp + "/kiliba.camel.yaml", temp.resolve("data"), sandbox, settings);
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void filesInAnyOrderArriveInTheOrderOfWhatTheyNeed() throws Exception {
        hub.bean(Pauses.class).pause(Pauses.Subject.ACCOUNT, "main", OPERATOR);
        for (String kind : BACKWARDS.subList(0, BACKWARDS.size() - 1)) {
            drop(kind, 1);
            if (kind.equals("promotions")) {
                folder.awaitAnswered();
            }
        }
        folder.awaitAnswered();
        assertThat(results()).containsOnly("done");
        assertThat(sandbox.requests()).isEmpty();
        hub.bean(Pauses.class).resume(Pauses.Subject.ACCOUNT, "main", OPERATOR);
        hub.awaitDelivered();
        assertThat(sandbox.requests()).allMatch(request -> request.status() == 200);
        assertThat(paths())
                .containsExactly(
                        "import/categories",
                        "import/products",
                        "import/customer-groups",
                        "import/customers",
                        "customers/whitelist",
                        "customers/blacklist",
                        "import/orders",
                        "import/carts",
                        "import/visits");
        JsonNode expected = JSON.readTree(FILES.resolve("delivered.json").toFile());
        assertThat(expected).hasSize(7);
        expected.properties()
                .forEach(kind -> assertThat(sandbox.held(kind.getKey()).values())
                        .containsExactlyInAnyOrderElementsOf(kind.getValue()));
        assertThat(sandbox.blacklisted())
                .isEqualTo(Map.of(
                        "ann@example.com",
                        false,
                        "bob@example.com",
                        true,
                        "cas@example.com",
                        false,
                        "dan@example.com",
                        true));
    }

    @Test
    @Order(2)
    void whatWaitsIsNamedWhateverItIs() {
        HeldTickets waiting = hub.bean(HeldTickets.class);
        assertThat(waiting.list(new HeldTickets.Page(null, false, null, 10), feed -> Duration.ofDays(1)))
                .extracting(
                        one -> one.key().entity().word() + " " + one.key().id() + " waits for its " + one.waitsFor())
                .containsExactlyInAnyOrder("cart 78 waits for its lines");
    }

    @Test
    @Order(2)
    void thePagesAndTheApiKnowEveryKind() throws Exception {
        assertThat(page("/api/trace?entity=product&id=P1&store=L"))
                .contains("\"entity\":\"product\"", "\"store\":\"L\"", "delivered", "promotion:summer");
        assertThat(page("/api/trace?entity=customer-group&id=vip")).contains("delivered");
        assertThat(page("/api/trace?entity=consent&id=Ann@example.com")).contains("delivered");
        assertThat(page("/trace?entity=cart&store=S1&id=77")).contains("Cart", "S1 / 77", "carts_1.csv");
        assertThat(page("/due?entity=product")).contains("main, products", "customer-groups", "Nothing is due");
        assertThat(page("/held")).contains("cart", "entity=cart&amp;store=S1&amp;id=78");
    }

    private static String page(String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("operator:" + PASSWORD).getBytes(UTF_8));
        HttpRequest asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .header("Authorization", "Basic " + login)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(asked, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @Order(3)
    void theSameAgainCostsNoRequest() throws Exception {
        int before = sandbox.requests().size();
        for (String kind : BACKWARDS.subList(0, BACKWARDS.size() - 1)) {
            folder.drop(kind + "_again.csv", Files.readAllBytes(FILES.resolve(kind + "_1.csv")), day(1));
        }
        drop("products", 2);
        folder.awaitAnswered();
        hub.awaitDelivered();
        assertThat(sandbox.requests()).hasSize(before);
        assertThat(results()).containsOnly("done", "repeated");
    }

    @Test
    @Order(4)
    void promotionsInOneFileAreTheWholeSetOfTheirProductsAndOfNothingElse() throws Exception {
        int before = sandbox.requests().size();
        drop("promotions", 2);
        drop("product-visits", 2);
        drop("consents", 2);
        folder.awaitAnswered();
        hub.awaitDelivered();
        assertThat(sandbox.requests().subList(before, sandbox.requests().size()))
                .extracting(Seen::items)
                .containsOnly(1);
        assertThat(product("P1/L").path("promotions")).hasToString("""
                [{"price":7,"priceWithTax":8.4,"startDate":"2026-09-01T00:00:00Z","endDate":"2026-10-01T00:00:00Z"}]""");
        assertThat(product("P1/L").path("categories")).hasToString("[\"tea\"]");
        assertThat(product("P2").path("promotions")).hasSize(1);
        assertThat(sandbox.held("visits")).hasSize(3);
        assertThat(sandbox.blacklisted()).containsEntry("ann@example.com", true);
    }

    @Test
    @Order(5)
    void aProductIsDeletedByItsFlagAndByItsAbsence() throws Exception {
        drop("products", 3);
        folder.awaitAnswered();
        hub.awaitDelivered();
        assertThat(product("P1/M")).hasToString("{\"id\":\"P1\",\"variantId\":\"M\",\"deleted\":true}");
        assertThat(product("P3")).hasToString("{\"id\":\"P3\",\"deleted\":true}");
        assertThat(product("P1/L").has("deleted")).isFalse();
        assertThat(product("P2").has("deleted")).isFalse();
    }

    @Test
    @Order(6)
    void aFileOfDeletesNeedsOnlyIds() throws Exception {
        drop("deleted-products", 4);
        folder.awaitAnswered();
        hub.awaitDelivered();
        assertThat(product("P2")).hasToString("{\"id\":\"P2\",\"deleted\":true}");
    }

    @Test
    @Order(7)
    void aFileThatWouldDeleteTooManyIsParked() throws Exception {
        int before = sandbox.requests().size();
        String header = Files.readAllLines(FILES.resolve("products_1.csv")).get(0);
        folder.drop("products_empty.csv", (header + "\n").getBytes(UTF_8), day(4));
        folder.awaitAnswered();
        await().atMost(Hub.WAIT_MAX)
                .until(() -> !hub.bean(ParkedSnapshots.class).list().isEmpty());
        assertThat(sandbox.requests()).hasSize(before);
    }

    @Test
    @Order(8)
    void everyRowOfTheKeptFilesIsFoundInTheStore() {
        List<String> gaps = new ArrayList<>();
        Proof.Proved proved = hub.bean(Proof.class).prove(true, gaps::add);
        assertThat(gaps).isEmpty();
        assertThat(proved.rowsReread()).isGreaterThan(20);
        assertThat(sandbox.wentBackwards()).isZero();
    }

    private static void drop(String kind, int wave) throws IOException {
        String name = kind + "_" + wave + ".csv";
        folder.drop(name, Files.readAllBytes(FILES.resolve(name)), day(wave));
    }

    private static Instant day(int wave) {
        return Instant.parse("2026-01-15T10:00:00Z").plus(Duration.ofDays(wave));
    }

    private static JsonNode product(String key) {
        return Objects.requireNonNull(sandbox.held("products").get(key), key);
    }

    private static Stream<String> results() {
        return hub.drops().stream().map(DropSummary::result);
    }

    private static List<String> paths() {
        return sandbox.requests().stream()
                .map(Seen::path)
                .map(path -> path.replace("/client/v1/", ""))
                .toList();
    }
}
