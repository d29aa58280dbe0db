package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.serai.assemble.Assembled;
import io.serai.feed.Feed;
import io.serai.model.CustomerValues;
import io.serai.model.DropLane;
import io.serai.model.Reason;
import io.serai.state.CanaryDecisions.Waiting;
import io.serai.state.Document;
import io.serai.state.Operator;
import io.serai.state.StoredCustomers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes, the lane and the real store: canaries of new feeds, and history loads beside what is daily. */
class DeliverQueuesTest extends DeliverSetup {

    private static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");
    private static final Operator ANN = new Operator("ann", "corrected");
    private static final Feed NEW = StoredCustomers.feed("main", "new", 3);
    private static final Feed OLD = StoredCustomers.feed("main", "old", 0);

    private Path folder = Path.of("");
    private StoredCustomers store;
    private int files;

    @BeforeEach
    void openStore(@TempDir Path empty) {
        folder = empty;
        store = new StoredCustomers(folder);
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
    }

    @AfterEach
    void closeStore() {
        camel.stop();
        store.close();
    }

    private void start() throws Exception {
        start(store.outbox(), store.canaries(), DeliverQueuesTest::item, "main");
    }

    private static Assembled item(Document document) {
        CustomerValues values =
                (CustomerValues) Objects.requireNonNull(document.header()).values();
        if (Objects.equals(values.firstName(), "nobody")) {
            return Assembled.refused(Reason.CUSTOMER_WITHOUT_EMAIL);
        }
        String json = "{\"id\":\"" + values.id() + "\",\"name\":\"" + values.firstName() + "\"}";
        return Assembled.item(json.getBytes(StandardCharsets.UTF_8));
    }

    private void receive(Feed feed, DropLane lane, int first, int count, String name) {
        store.receive(feed, lane, MORNING.plusSeconds(++files), first, count, name);
    }

    private void bad(int status) {
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("bad"))
                .willReturn(aResponse().withStatus(status).withBody("no such shop")));
    }

    /** The requests as {@code items name}, in the order in which they came. */
    private List<String> requests() {
        return kiliba.getAllServeEvents().stream()
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
                .map(ServeEvent::getRequest)
                .map(request -> request.getBodyAsString())
                .map(body ->
                        body.split("\"id\"", -1).length - 1 + " " + body.replaceAll(".*\"name\":\"(.*?)\".*", "$1"))
                .toList();
    }

    private void awaitDelivered(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> store.count("delivered") == count);
    }

    private Waiting awaitStopped() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !store.decisions().stopped().isEmpty());
        return store.decisions().stopped().get(0);
    }

    @Test
    void theFirstItemsOfANewFeedAreAcceptedBeforeTheRestIsSent() throws Exception {
        receive(NEW, DropLane.DAILY, 0, 20, "ann");
        start();
        awaitDelivered(20);
        assertThat(requests()).containsExactly("3 ann", "17 ann");
        receive(NEW, DropLane.DAILY, 20, 5, "bob");
        awaitDelivered(25);
        assertThat(requests()).as("it is no longer new").containsExactly("3 ann", "17 ann", "5 bob");
    }

    @Test
    void aRefusedCanaryStopsItsFeedAndNoOther() throws Exception {
        bad(422);
        receive(NEW, DropLane.DAILY, 0, 20, "bad");
        start();
        Waiting stopped = awaitStopped();
        receive(OLD, DropLane.DAILY, 100, 5, "ann");
        receive(NEW, DropLane.DAILY, 20, 5, "bad");
        awaitDelivered(5);
        assertThat(requests()).containsExactly("3 bad", "5 ann");
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.answer()).isEqualTo("no such shop");
        assertThat(store.count("due")).isEqualTo(25);
        assertThat(store.deadLetters()).isEmpty();

        store.decisions().release(stopped.id(), ANN);
        await().atMost(Duration.ofSeconds(30)).until(() -> store.count("due") == 0);
        assertThat(store.count("refused")).as("released, each is judged alone").isEqualTo(25);
    }

    @Test
    void aCanaryThatWasCountedShortIsRefusedAndCanBeSentAgain() throws Exception {
        answers(ok("{\"processed\":2}"), ok("{\"processed\":100}"));
        receive(NEW, DropLane.DAILY, 0, 20, "ann");
        start();
        Waiting stopped = awaitStopped();
        assertThat(stopped.reason()).isEqualTo(Reason.NOT_PROCESSED);
        assertThat(store.count("due")).isEqualTo(20);
        store.decisions().retry(stopped.id(), ANN);
        awaitDelivered(20);
        assertThat(requests()).containsExactly("3 ann", "3 ann", "17 ann");
    }

    @Test
    void aBusyDestinationRefusesNothing() throws Exception {
        answers(aResponse().withStatus(503), ok());
        receive(NEW, DropLane.DAILY, 0, 20, "ann");
        start();
        awaitDelivered(20);
        assertThat(requests()).containsExactly("3 ann", "3 ann", "17 ann");
    }

    @Test
    void aCanaryThatACrashLeftUnansweredIsSentAgain() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        receive(NEW, DropLane.DAILY, 0, 20, "ann");
        start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !requests().isEmpty());
        camel.stop();
        store.close();
        kiliba.resetAll();
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        store = new StoredCustomers(folder);
        camel = new DefaultCamelContext();
        start();
        awaitDelivered(20);
        assertThat(requests()).containsExactly("3 ann", "17 ann");
    }

    @Test
    void aNewFeedOfWhichNothingCanBeSentStopsBeforeAllOfItIsDead() throws Exception {
        receive(NEW, DropLane.DAILY, 0, 20, "nobody");
        start();
        Waiting stopped = awaitStopped();
        assertThat(stopped.reason()).isEqualTo(Reason.CUSTOMER_WITHOUT_EMAIL);
        assertThat(stopped.status()).isNull();
        assertThat(store.count("refused")).isEqualTo(3);
        assertThat(store.count("due")).isEqualTo(17);
    }

    @Test
    void dailyItemsOvertakeAHistoryLoadThatIsUnderWay() throws Exception {
        overrides.put("items-max", "100");
        overrides.put("connections", "1");
        overrides.put("requests-per-second", "20");
        receive(OLD, DropLane.HISTORY, 0, 20_000, "past");
        start();
        await().atMost(Duration.ofSeconds(30)).until(() -> requests().size() >= 3);
        receive(OLD, DropLane.DAILY, 19_950, 100, "today");
        int before = requests().size();
        await().atMost(Duration.ofSeconds(30)).until(() -> requests().contains("100 today"));
        List<String> made = requests();
        assertThat(made.indexOf("100 today"))
                .as("one may be on its way, one cut, one made between receiving and counting")
                .isLessThanOrEqualTo(before + 3);
        assertThat(made.subList(0, made.indexOf("100 today"))).containsOnly("100 past");
        assertThat(store.count("due")).as("history is far from its end").isGreaterThan(10_000);
    }
}
