package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import io.serai.assemble.Assembled;
import io.serai.model.Entity;
import io.serai.reliability.Tally;
import io.serai.state.Document;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A destination that misbehaves for one account for a while: what it costs, that nothing becomes a dead letter, that the other
 * account is served meanwhile, and that all arrives once the trouble is over.
 */
class ApiFaultsTest extends DeliverSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TROUBLED_REQUESTS = 8;

    /** Troubles of which each costs one request per try, and pauses the account for one back-off. */
    enum Trouble {
        SERVICE_UNAVAILABLE(aResponse().withStatus(503)),
        INTERNAL_ERROR(aResponse().withStatus(500).withBody("<html>oops</html>")),
        TOO_MANY_REQUESTS(aResponse().withStatus(429)),
        SILENCE(ok().withFixedDelay(1500)),
        RESET_AFTER_THE_REQUEST_WAS_READ(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        HANG_UP_AFTER_THE_REQUEST_WAS_READ(aResponse().withFault(Fault.EMPTY_RESPONSE)),
        JSON_CUT_SHORT(ok("{\"processed\":2")),
        BODY_CUT_SHORT(ok("{\"processed\":2}").withHeader("Content-Length", "200")),
        NOT_JSON(ok("processed: 2")),
        PAGE_OF_A_PROXY(ok("<html>Please log in</html>").withHeader("Content-Type", "text/html")),
        DRIP(ok("{\"processed\":2000}" + " ".repeat(182)).withChunkedDribbleDelay(200, 20_000)),
        UNKNOWN_STATUS(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/"));

        private final ResponseDefinitionBuilder answer;

        Trouble(ResponseDefinitionBuilder answer) {
            this.answer = answer;
        }
    }

    private final MemoryOutbox outbox = new MemoryOutbox();

    private static Assembled item(Document document) {
        return Assembled.item(("{\"id\":\"" + document.key().id() + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private int posts(String account) {
        return kiliba.findAll(postRequestedFor(urlPathMatching("/" + account + "/.*")))
                .size();
    }

    private void answer(String account, ResponseDefinitionBuilder answer) {
        kiliba.stubFor(post(urlPathMatching("/" + account + "/.*")).willReturn(answer));
    }

    @ParameterizedTest
    @EnumSource
    void trouble_is_one_accounts_own_costs_a_request_a_try_and_loses_nothing(Trouble trouble) throws Exception {
        overrides.put("response-timeout", "600ms");
        overrides.put("request-timeout", "1s");
        answer("a", trouble.answer);
        answer("b", ok());
        outbox.add("a", Entity.CUSTOMER, 0, 2000);
        outbox.add("b", Entity.CUSTOMER, 10_000, 3000);
        start(outbox, ApiFaultsTest::item, "a", "b");
        await().atMost(PATIENCE).until(() -> outbox.delivered.size() >= 3000);
        assertThat(outbox.deliveredOf("b")).as("while the other is in trouble").isEqualTo(3000);
        assertThat(outbox.deliveredOf("a")).isZero();
        await().atMost(PATIENCE).until(() -> posts("a") >= TROUBLED_REQUESTS);
        answer("a", ok());
        await().atMost(PATIENCE).until(outbox::empty);
        assertThat(outbox.refused).isEmpty();
        assertThat(outbox.deliveredOf("a")).isEqualTo(2000);
        assertThat(posts("b")).isEqualTo(3);
        await().atMost(PATIENCE).until(() -> outbox.requestCount() == posts("a") + posts("b"));
        assertThat(outbox.resultsOf("a"))
                .filteredOn(result -> !result.equals("accepted"))
                .hasSizeBetween(TROUBLED_REQUESTS, TROUBLED_REQUESTS + 4)
                .containsOnly("busy");
        Tally.add("faults", 1);
    }

    @Test
    void an_outage_without_end_costs_no_more_than_the_longest_back_off_allows() throws Exception {
        answer("a", aResponse().withStatus(500));
        outbox.add("a", Entity.CUSTOMER, 0, 100_000);
        overrides.put("back-off-max", "400ms");
        start(outbox, ApiFaultsTest::item, "a");
        await().atMost(PATIENCE).until(() -> posts("a") >= 6);
        int before = posts("a");
        long start = System.nanoTime();
        await().atMost(PATIENCE).until(() -> posts("a") >= before + 5);
        // five pauses of half the longest back-off or more
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
        assertThat(outbox.refused).isEmpty();
        assertThat(outbox.due).hasSize(100_000);
        Tally.add("faults", 1);
    }

    @Test
    void a_destination_that_takes_smaller_requests_only_gets_them_smaller() throws Exception {
        answer("a", ok());
        kiliba.stubFor(post(urlPathMatching("/a/.*"))
                .andMatching(request -> MatchResult.of(request.getBody().length > 4000))
                .willReturn(aResponse().withStatus(413).withBody("<html>413 Request Entity Too Large</html>")));
        outbox.add("a", Entity.CUSTOMER, 0, 1000);
        start(outbox, ApiFaultsTest::item, "a");
        await().atMost(PATIENCE).until(outbox::empty);
        assertThat(outbox.refused).isEmpty();
        assertThat(outbox.deliveredOf("a")).isEqualTo(1000);
        // 1000 items of 12 bytes go in four requests, after the whole and two halves were refused
        assertThat(posts("a")).isEqualTo(7);
        Tally.add("faults", 1);
    }

    @Test
    void several_culprits_are_found_within_the_budget_and_the_rest_is_delivered() throws Exception {
        Set<String> culprits = Set.of("3", "500", "501");
        answer("a", ok());
        kiliba.stubFor(post(urlPathMatching("/a/.*"))
                .andMatching(request -> MatchResult.of(culprits.stream()
                        .anyMatch(id -> request.getBodyAsString().contains("\"" + id + "\""))))
                .willReturn(aResponse().withStatus(400)));
        outbox.add("a", Entity.CUSTOMER, 0, 1000);
        start(outbox, ApiFaultsTest::item, "a");
        await().atMost(PATIENCE).until(outbox::empty);
        assertThat(outbox.refused.keySet().stream().map(key -> key.id()).collect(Collectors.toSet()))
                .isEqualTo(culprits);
        assertThat(outbox.deliveredOf("a")).isEqualTo(997);
        assertThat(posts("a")).isLessThanOrEqualTo(65);
        Tally.add("faults", 1);
    }
}
