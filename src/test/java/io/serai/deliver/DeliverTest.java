package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.assemble.Assembled;
import io.serai.assemble.Target;
import io.serai.deliver.Lanes.Cause;
import io.serai.deliver.Lanes.Paused;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.state.Pauses.Pause;
import io.serai.state.Pauses.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole lane, routes from disk, against a stub destination. */
class DeliverTest extends DeliverSetup {

    private final MemoryOutbox outbox = new MemoryOutbox();

    private Lanes start(String... accounts) throws Exception {
        return start(
                outbox,
                document ->
                        Assembled.item(("{\"id\":\"" + document.key().id() + "\"}").getBytes(StandardCharsets.UTF_8)),
                accounts);
    }

    /** An item of so many bytes, or a few more. */
    private static Assembled item(DocumentKey key, int bytes) {
        String json = "{\"id\":\"" + key.id() + "\",\"name\":\"" + "n".repeat(bytes) + "\"}";
        return Assembled.item(json.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitEmpty() {
        await().atMost(Duration.ofMinutes(2)).until(outbox::empty);
    }

    @Test
    void sendsBatchesWithinTheLimitCustomersFirst() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        outbox.add("a", Entity.ORDER, 0, 1500);
        outbox.add("a", Entity.CUSTOMER, 0, 1200);
        start("a");
        awaitEmpty();
        await().until(() -> outbox.requestCount() == 4);
        assertThat(outbox.delivered).hasSize(2700).allSatisfy((key, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(outbox.started.subList(0, 2)).allMatch(r -> r.entity() == Entity.CUSTOMER);
        assertThat(outbox.started).allMatch(r -> r.items().size() <= 1000);
        kiliba.verify(
                2,
                postRequestedFor(urlPathMatching("/a/client/v1/import/orders"))
                        .withHeader("X-API-Key", equalTo(KEY))
                        .withHeader("Content-Type", containing("application/json")));
    }

    @Test
    void anItemThatNoRequestCanHoldIsADeadLetterAndTheOthersGo() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        overrides.put("bytes-max", "2000B");
        outbox.add("a", Entity.CUSTOMER, 0, 300);
        start(outbox, document -> item(document.key(), document.key().id().equals("7") ? 1999 : 20), "a");
        awaitEmpty();
        assertThat(outbox.refused)
                .isEqualTo(Map.of(new DocumentKey("acme", Entity.CUSTOMER, "", "7"), Reason.ITEM_TOO_LARGE));
        assertThat(outbox.delivered).hasSize(299);
        assertThat(outbox.started).allMatch(request -> request.bytes() <= 2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 408, 302})
    void busyIsSentAgain(int status) throws Exception {
        answers(aResponse().withStatus(status), ok());
        outbox.add("a", Entity.CUSTOMER, 0, 3);
        start("a");
        awaitEmpty();
        kiliba.verify(2, postRequestedFor(urlPathMatching("/.*")));
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "1"), ok());
        outbox.add("a", Entity.CUSTOMER, 0, 3);
        long start = System.nanoTime();
        start("a");
        awaitEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        kiliba.verify(2, postRequestedFor(urlPathMatching("/.*")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenConnectionsAreSentAgain(Fault fault) throws Exception {
        answers(aResponse().withFault(fault), ok());
        outbox.add("a", Entity.CUSTOMER, 0, 3);
        start("a");
        awaitEmpty();
        assertThat(outbox.delivered).hasSize(3);
    }

    @Test
    void silenceIsSentAgain() throws Exception {
        overrides.put("response-timeout", "500ms");
        answers(ok().withFixedDelay(1500), ok());
        outbox.add("a", Entity.CUSTOMER, 0, 3);
        start("a");
        awaitEmpty();
        assertThat(outbox.answers.get(0).result()).isEqualTo("busy");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void oneCulpritInAThousandIsRefusedAlone(int status) throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok("{\"processed\":1000}")));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("\"777\""))
                .willReturn(aResponse().withStatus(status).withBody("<html>no</html>")));
        outbox.add("a", Entity.CUSTOMER, 0, 1000);
        start("a");
        awaitEmpty();
        assertThat(outbox.refused.values()).containsExactly(Reason.REFUSED_BY_DESTINATION);
        assertThat(outbox.refusedIds()).containsExactly("777");
        assertThat(outbox.delivered).hasSize(999);
        assertThat(outbox.requestCount()).isLessThanOrEqualTo(23);
    }

    @Test
    void manyCulpritsExhaustTheBudget() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withStatus(400)));
        outbox.add("a", Entity.CUSTOMER, 0, 1000);
        start("a");
        awaitEmpty();
        await().until(() -> outbox.requestCount() == 65);
        assertThat(outbox.refused).hasSize(1000).containsValue(Reason.REFUSED_IN_COMPANY);
    }

    @Test
    void aShortAnswerEndsWithTheMissingItem() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok("{\"processed\":100}")));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("\"42\""))
                .willReturn(ok("{\"processed\":0}")));
        outbox.add("a", Entity.CUSTOMER, 0, 64);
        start("a");
        awaitEmpty();
        assertThat(outbox.refused.values()).containsExactly(Reason.NOT_PROCESSED);
        assertThat(outbox.delivered).hasSize(63);
    }

    @Test
    void aListOfAddressesThatIsProcessedShortEndsWithTheMissingAddress() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok("{\"processed_emails\":1000}")));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .withRequestBody(containing("\"42@example.com\""))
                .willReturn(ok("{\"processed_emails\":0}")));
        outbox.add("a", Entity.CONSENT, 0, 1001);
        start(
                outbox,
                document -> new Assembled(
                        ("\"" + document.key().id() + "@example.com\"").getBytes(StandardCharsets.UTF_8),
                        Target.BLACKLIST,
                        null),
                "a");
        awaitEmpty();
        assertThat(outbox.refused.values()).containsExactly(Reason.NOT_PROCESSED);
        assertThat(outbox.refused.keySet()).extracting(DocumentKey::id).containsExactly("42");
        assertThat(outbox.delivered).hasSize(1000);
        assertThat(outbox.started).allMatch(request -> request.items().size() <= 1000);
        kiliba.verify(postRequestedFor(urlPathMatching("/a/client/v1/customers/blacklist"))
                .withRequestBody(matching("\\{\"customer_emails\":\\[\"42@example.com\"\\]\\}")));
    }

    @Test
    void anAddressIsWhitelistedWhenItWasBlacklistedBeforeAndElseSetAside() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/a/.*/blacklist")).willReturn(ok("{\"processed_emails\":1}")));
        kiliba.stubFor(post(urlPathMatching("/a/.*/whitelist"))
                .inScenario("busy first")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("free"));
        kiliba.stubFor(post(urlPathMatching("/a/.*/whitelist"))
                .inScenario("busy first")
                .whenScenarioStateIs("free")
                .willReturn(ok("{\"processed_emails\":1}")));
        outbox.add("a", Entity.CONSENT, 0, 1);
        DocumentKey back = outbox.due.keySet().iterator().next();
        start(
                outbox,
                document -> new Assembled(
                        ("\"" + document.key().id() + "@example.com\"").getBytes(StandardCharsets.UTF_8),
                        document.key().equals(back) && document.revision() == 1 ? Target.BLACKLIST : Target.WHITELIST,
                        null),
                "a");
        awaitEmpty();
        outbox.add("a", Entity.CONSENT, 1, 3);
        outbox.change(back, 2);
        awaitEmpty();
        assertThat(outbox.delivered).containsOnlyKeys(back);
        assertThat(outbox.refusedIds()).containsExactly("1", "2", "3");
        assertThat(outbox.refused.values()).containsOnly(Reason.NEVER_OPTED_OUT);
        kiliba.verify(
                2,
                postRequestedFor(urlPathMatching("/a/client/v1/customers/whitelist"))
                        .withRequestBody(equalTo("{\"customer_emails\":[\"0@example.com\"]}")));
    }

    @Test
    void lockedOutPausesOneAccountOnly() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/a/.*")).willReturn(aResponse().withStatus(401)));
        kiliba.stubFor(post(urlPathMatching("/b/.*")).willReturn(ok()));
        outbox.add("a", Entity.CUSTOMER, 0, 20_000);
        outbox.add("b", Entity.CUSTOMER, 50_000, 5000);
        Lanes lanes = start("a", "b");
        await().atMost(Duration.ofMinutes(2)).until(() -> outbox.delivered.size() == 5000);
        assertThat(kiliba.findAll(postRequestedFor(urlPathMatching("/a/.*")))).hasSizeLessThanOrEqualTo(3);
        Map<String, Optional<Paused>> pauses = lanes.pauses();
        assertThat(pauses.get("a")).get().satisfies(pause -> {
            assertThat(pause.why()).contains("locked out");
            assertThat(pause.cause()).isEqualTo(Cause.LOCKED_OUT);
            assertThat(pause.until()).isNotNull();
        });
        assertThat(pauses.get("b")).isEmpty();
    }

    @Test
    void anAccountThatAnOperatorPausesSendsNoFurtherRequestUntilItIsResumed() throws Exception {
        overrides.put("items-max", "10");
        Pause pause = new Pause(Subject.ACCOUNT, "a", "ann", "their audit", Instant.EPOCH);
        AtomicBoolean once = new AtomicBoolean();
        outbox.onRecord = () -> {
            if (once.compareAndSet(false, true)) {
                paused.put("a", pause);
            }
        };
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        outbox.add("a", Entity.CUSTOMER, 0, 500);
        Lanes lanes = start("a");
        await().until(() ->
                Optional.ofNullable(lanes.pauses().get("a")).orElseThrow().isPresent());
        assertThat(lanes.pauses().get("a")).get().satisfies(found -> {
            assertThat(found.why()).isEqualTo("paused by ann: \"their audit\"");
            assertThat(found.cause()).isEqualTo(Cause.OPERATOR);
            assertThat(found.until()).isNull();
        });
        await().during(Duration.ofMillis(300)).until(() -> outbox.requestCount() <= 3);
        paused.clear();
        await().atMost(Duration.ofMinutes(1)).until(() -> outbox.delivered.size() == 500);
    }

    @Test
    void theKeyIsInNoRouteAndNoEndpoint() throws Exception {
        KilibaSettings.Account account = start("a").of("a").parts().settings();
        assertThat(account.toString()).doesNotContain(KEY);
        assertThat(camel.getEndpoints().toString()).doesNotContain(KEY);
        assertThat(camel.getRouteDefinitions().toString()).doesNotContain(KEY);
        assertThat(camel.getRoutes()).extracting("id").contains("deliver-a", "send-a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aTickWithManyBatchesNeitherNestsNorStalls(int connections) throws Exception {
        overrides.put("connections", Integer.toString(connections));
        overrides.put("items-max", "1");
        overrides.put("requests-per-second", "1000");
        AtomicInteger deepest = new AtomicInteger();
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        outbox.add("a", Entity.CUSTOMER, 0, 1500);
        outbox.onRecord = () -> deepest.accumulateAndGet(new Throwable().getStackTrace().length, Math::max);
        start("a");
        awaitEmpty();
        assertThat(outbox.delivered).hasSize(1500).allSatisfy((key, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(deepest.get()).isBetween(1, 250);
    }

    @Test
    void aStoppedHubLeavesNoThreads() throws Exception {
        kiliba.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
        outbox.add("a", Entity.CUSTOMER, 0, 3);
        start("a");
        awaitEmpty();
        ExecutorService threads = camel.getRegistry().lookupByNameAndType("seraiConnections-a", ExecutorService.class);
        assertThat(threads.isShutdown()).isFalse();
        camel.stop();
        assertThat(threads.isShutdown()).isTrue();
    }

    @Test
    void onlyTheBeginningOfALongAnswerIsRead() throws Exception {
        String page = "x".repeat(3_000_000);
        answers(ok(page), aResponse().withStatus(400).withBody(page));
        outbox.add("a", Entity.CUSTOMER, 0, 1);
        start("a");
        awaitEmpty();
        assertThat(outbox.refused.values()).containsExactly(Reason.REFUSED_BY_DESTINATION);
        await().until(() -> outbox.requestCount() == 2);
        assertThat(outbox.answers.get(0).result()).isEqualTo("busy");
    }
}
