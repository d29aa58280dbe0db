package io.serai.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KilibaSandboxTest {

    private static final String KEY = "sandbox-key";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private KilibaSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = KilibaSandbox.start(0, KEY);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aRequestWithoutTheKeyIsLockedOut() throws Exception {
        assertThat(post("wrong", KilibaSandbox.ORDERS, "[]").statusCode()).isEqualTo(401);
        assertThat(sandbox.requests()).singleElement().satisfies(one -> assertThat(one.status())
                .isEqualTo(401));
    }

    @Test
    void anItemThatBreaksTheSchemaIsNamedAndNothingIsKept() throws Exception {
        String orders = "[" + order("A", 1) + "," + order("B", 1).replace("\"amount\":10", "\"amount\":-10") + "]";
        HttpResponse<String> answer = post(KEY, KilibaSandbox.ORDERS, orders);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"item\" : 1", "/1/amount");
        assertThat(sandbox.state().orders()).isEmpty();
    }

    @Test
    void aCustomerWithoutEmailIsNamedAlthoughDeletedOnesNeedNone() throws Exception {
        String customers = "[{\"id\":\"1\",\"deleted\":true},{\"id\":\"2\"}]";
        HttpResponse<String> answer = post(KEY, KilibaSandbox.CUSTOMERS, customers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"item\" : 1").contains("email").doesNotContain("\"item\" : 0");
    }

    @Test
    void aThousandItemsAreTakenWellUnderASecond() throws Exception {
        post(KEY, KilibaSandbox.ORDERS, orders(1000));
        Instant start = Instant.now();
        HttpResponse<String> answer = post(KEY, KilibaSandbox.ORDERS, orders(1000));
        Duration taken = Duration.between(start, Instant.now());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"processed\" : 1000");
        System.out.println("1000 orders validated in " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aThousandAndOneItemsAreTooMany() throws Exception {
        assertThat(post(KEY, KilibaSandbox.ORDERS, orders(1001)).statusCode()).isEqualTo(413);
        assertThat(sandbox.state().orders()).isEmpty();
    }

    @Test
    void sixMillionBytesAreTakenAndOneMoreIsTooMuch() throws Exception {
        String order = "[" + order("A", 1) + "]";
        String full = order + " ".repeat(KilibaSandbox.BYTES_MAX - order.length());
        assertThat(post(KEY, KilibaSandbox.ORDERS, full).statusCode()).isEqualTo(200);
        assertThat(post(KEY, KilibaSandbox.ORDERS, full + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void anItemReplacesTheWholeOldOneAndAStepBackIsCounted() throws Exception {
        post(KEY, KilibaSandbox.ORDERS, "[" + order("A", 2).replace("\"id\"", "\"reference\":\"r\",\"id\"") + "]");
        post(KEY, KilibaSandbox.ORDERS, "[" + order("A", 3) + "]");
        assertThat(sandbox.state().orders().toString()).doesNotContain("reference");
        assertThat(sandbox.state().wentBackwards()).isZero();
        post(KEY, KilibaSandbox.ORDERS, "[" + order("A", 1) + "]");
        assertThat(sandbox.state().wentBackwards()).isEqualTo(1);
    }

    private static String orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> order("T" + i, 1)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String order(String id, int day) {
        return """
                {"id":"%s","status":"paid","shopId":"S1","amount":10,"amountWithTax":12.0,
                 "products":[{"id":"P1","quantity":1,"amount":10,"amountWithTax":12.0}],
                 "createdAt":"2026-01-01T08:00:00Z","updatedAt":"2026-01-0%dT08:00:00Z"}""".formatted(id, day);
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        URI uri = sandbox.baseUrl().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build();
        return HTTP.send(request, BodyHandlers.ofString(UTF_8));
    }
}
