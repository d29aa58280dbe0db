package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.and;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.assemble.Assembled;
import io.serai.model.CustomerValues;
import io.serai.model.Entity;
import io.serai.state.Document;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import io.serai.state.StoredCustomers;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The lane and the real store together: what must hold over answers, restarts and changes in between. */
class DeliverStoredTest extends DeliverSetup {

    private static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");

    private Path folder;
    private StoredCustomers store;

    @BeforeEach
    void openStore(@TempDir Path empty) {
        folder = empty;
        store = new StoredCustomers(folder);
    }

    @AfterEach
    void closeStore() {
        camel.stop();
        store.close();
    }

    private Lanes start(String... accounts) throws Exception {
        return start(store.outbox(), DeliverStoredTest::item, accounts);
    }

    private static Assembled item(Document document) {
        CustomerValues values =
                (CustomerValues) Objects.requireNonNull(document.header()).values();
        String json = "{\"id\":\"" + values.id() + "\",\"name\":\"" + values.firstName() + "\"}";
        return Assembled.item(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything in memory is lost; the store stays. */
    private void crash() {
        camel.stop();
        store.close();
        store = new StoredCustomers(folder);
        camel = new DefaultCamelContext();
    }

    private void awaitNothingDue() {
        await().atMost(Duration.ofSeconds(30)).until(() -> store.count("due") == 0);
    }

    private void receive(int count, String name) {
        store.receive("main", MORNING.plusSeconds(name.hashCode()), 0, count, name);
    }

    private int posts() {
        return kiliba.findAll(postRequestedFor(urlPathMatching("/.*"))).size();
    }

    @Test
    void oneCulpritInAThousandIsADeadLetterAlone() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok("{\"processed\":1000}")));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("\"777\""))
                .willReturn(aResponse().withStatus(422).withBody("no")));
        receive(1000, "ann");
        start("main");
        awaitNothingDue();
        assertThat(store.deadLetters()).containsExactly("777 REFUSED_BY_DESTINATION 422");
        assertThat(store.count("delivered")).isEqualTo(999);
        assertThat(posts()).isLessThanOrEqualTo(23);
        assertThat(store.suspectGroups()).as("finished groups are forgotten").isZero();
    }

    @Test
    void aRestartInTheMiddleOfIsolationStillFindsTheCulprit() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("\"7\""))
                .willReturn(aResponse().withStatus(400)));
        overrides.put("requests-per-second", "5");
        receive(1000, "ann");
        start("main");
        await().atMost(Duration.ofMinutes(1)).until(() -> posts() >= 4);
        crash();
        assertThat(store.count("due")).isBetween(1, 1000);
        int before = posts();
        overrides.put("requests-per-second", "1000");
        start("main");
        awaitNothingDue();
        assertThat(store.deadLetters()).containsExactly("7 REFUSED_BY_DESTINATION 400");
        assertThat(store.count("delivered")).isEqualTo(999);
        assertThat(posts() - before).isLessThan(22);
    }

    @Test
    void theBudgetOfSuspectsIsSpentOnce() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withStatus(400)));
        receive(1000, "ann");
        start("main");
        awaitNothingDue();
        await().until(() -> store.requests() == 65);
        assertThat(store.count("refused")).isEqualTo(1000);
        assertThat(posts()).isEqualTo(65);
    }

    @Test
    void lockedOutInMidRunLosesNothing() throws Exception {
        overrides.put("items-max", "10");
        overrides.put("connections", "1");
        overrides.put("locked-out-pause", "300ms");
        answers(ok(), aResponse().withStatus(401));
        receive(100, "ann");
        Lanes lanes = start("main");
        await().until(() -> lanes.of("main").pace().paused().isPresent());
        assertThat(store.count("delivered")).isEqualTo(10);
        assertThat(store.count("due")).isEqualTo(90);
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        awaitNothingDue();
        assertThat(store.count("delivered")).isEqualTo(100);
    }

    @Test
    void itemsThatAreRefusedOnlyTogetherAreAllDelivered() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(and(containing("\"3\""), containing("\"11\"")))
                .willReturn(aResponse().withStatus(400)));
        receive(64, "ann");
        start("main");
        awaitNothingDue();
        assertThat(store.count("delivered")).isEqualTo(64);
        assertThat(store.deadLetters()).isEmpty();
    }

    @Test
    void aDateInRetryAfterIsObeyedUpToTheCap() throws Exception {
        ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(5);
        answers(
                aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(later)),
                ok());
        receive(3, "ann");
        start("main");
        await().until(() -> posts() == 1);
        long answered = System.nanoTime();
        awaitNothingDue();
        assertThat(Duration.ofNanos(System.nanoTime() - answered))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(15));
    }

    @Test
    void anAcceptedAnswerThatNobodyCanReadProvesNothing() throws Exception {
        answers(ok("<html>Welcome to the proxy</html>"), ok("{\"processed\":3}"));
        receive(3, "ann");
        start("main");
        awaitNothingDue();
        assertThat(posts()).isEqualTo(2);
        assertThat(store.count("delivered")).isEqualTo(3);
    }

    @Test
    void contentThatReturnsIsSentAgainWhenTheRequestInBetweenWentUnanswered() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        store.receive("main", MORNING, 0, 1, "bea");
        start("main");
        awaitNothingDue();
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        store.receive("main", MORNING.plusSeconds(1), 0, 1, "ann");
        await().until(() -> posts() >= 2);
        crash();
        store.receive("main", MORNING.plusSeconds(2), 0, 1, "bea");
        kiliba.resetAll();
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        start("main");
        awaitNothingDue();
        kiliba.verify(1, postRequestedFor(urlPathMatching("/.*")).withRequestBody(containing("bea")));
    }

    @Test
    void contentThatReturnsBeforeAnythingWasSentCostsNoRequest() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        store.receive("main", MORNING, 0, 1, "bea");
        start("main");
        awaitNothingDue();
        crash();
        int before = posts();
        store.receive("main", MORNING.plusSeconds(1), 0, 1, "ann");
        store.receive("main", MORNING.plusSeconds(2), 0, 1, "bea");
        start("main");
        awaitNothingDue();
        assertThat(posts()).isEqualTo(before);
    }

    @Test
    void sendingForgetsWhatWasDelivered() {
        receive(2, "ann");
        List<Due> due = store.outbox().due(Queue.daily("main", Entity.CUSTOMER), null, 10);
        List<Answered> sent = due.stream()
                .map(d -> new Answered(d.document().key(), d.document().revision(), new byte[32]))
                .toList();
        store.outbox().delivered(sent, null, MORNING);
        store.receive("main", MORNING.plusSeconds(1L << 32), 0, 2, "bea");
        assertThat(store.outbox().due(Queue.daily("main", Entity.CUSTOMER), null, 10))
                .allMatch(d -> d.deliveredHash() != null);
        store.outbox().sending(new Sending("main", Entity.CUSTOMER, "b", 1, MORNING, sent.subList(0, 1)));
        assertThat(store.outbox().due(Queue.daily("main", Entity.CUSTOMER), null, 10))
                .extracting(d -> d.deliveredHash() == null)
                .containsExactly(true, false);
    }

    @Test
    void aGroupWithNothingLeftIsStillDue() {
        receive(4, "ann");
        List<Answered> sent = store.outbox().due(Queue.daily("main", Entity.CUSTOMER), null, 10).stream()
                .map(d -> new Answered(d.document().key(), d.document().revision(), new byte[32]))
                .toList();
        store.outbox().suspect(List.of(sent.subList(0, 2), sent.subList(2, 4)), 7);
        store.outbox().suspect(List.of(sent.subList(0, 1), sent.subList(1, 2)), 0);
        store.outbox().delivered(sent.subList(0, 1), null, MORNING);
        assertThat(store.outbox().due(Queue.daily("main", Entity.CUSTOMER), null, 10))
                .hasSize(3)
                .allMatch(d -> d.group() > 0 && d.requestsLeft() == 0);
    }

    @Test
    void theKeyIsShownNowhere() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        silenceAsTheProgramDoes();
        try {
            kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withStatus(401)));
            receive(3, "ann");
            Lanes lanes = start("main");
            await().until(() -> lanes.of("main").pace().paused().isPresent());
            assertThat(managed()).isNotEmpty().noneMatch(text -> text.contains(KEY));
            assertThat(camel.getEndpoints().toString()).doesNotContain(KEY);
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list)
                .isNotEmpty()
                .filteredOn(event -> !event.getLoggerName().startsWith("wiremock"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains(KEY));
    }

    /** What the HTTP client logs of a request's headers is switched off by the program's own settings. */
    private static void silenceAsTheProgramDoes() {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        Objects.requireNonNull(settings.getObject()).forEach((name, level) -> {
            String logger = name.toString().replace("logging.level.", "");
            if (logger.startsWith("org.apache.hc.")) {
                ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.toLevel(level.toString()));
            }
        });
    }

    /** All that JMX shows of Camel: names, attributes and the routes as XML. */
    private static List<String> managed() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            texts.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    texts.add(String.valueOf(server.getAttribute(name, attribute.getName())));
                } catch (RuntimeMBeanException notNow) {
                    texts.add("");
                }
            }
            if (name.toString().contains("type=context")) {
                texts.add(String.valueOf(server.invoke(name, "dumpRoutesAsXml", new Object[0], new String[0])));
            }
        }
        return texts;
    }
}
