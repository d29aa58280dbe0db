package io.serai.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.sandbox.KilibaSandbox.Seen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
        sandbox = KilibaSandbox.start(KEY);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aRequestWithoutTheKeyIsLockedOut() throws Exception {
        assertThat(post("wrong", KilibaSandbox.ORDERS, "[]").statusCode()).isEqualTo(401);
        assertThat(HTTP.send(request(KilibaSandbox.ORDERS, "[]").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        Seen refused = new Seen(KilibaSandbox.ORDERS, 0, 2, 401);
        assertThat(sandbox.requests()).containsExactly(refused, refused);
    }

    @Test
    void anItemThatBreaksTheSchemaIsNamedAndNothingIsKept() throws Exception {
        String orders = "[" + order("A", 1) + "," + order("B", 1).replace("\"amount\":10", "\"amount\":-10") + "]";
        HttpResponse<String> answer = post(KEY, KilibaSandbox.ORDERS, orders);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":", "\"item\":1", "/1/amount");
        assertThat(sandbox.orders()).isEmpty();
    }

    @Test
    void whatIsNotOneJsonArrayIsRefused() throws Exception {
        for (String body : new String[] {"", "[", "{}", "[] []", "null"}) {
            assertThat(post(KEY, KilibaSandbox.ORDERS, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void aTimeTheValidatorLetsThroughIsStillRefused() throws Exception {
        String order = order("A", 1).replace("T08:00:00Z", "T08:00:00+0200");
        HttpResponse<String> answer = post(KEY, KilibaSandbox.ORDERS, "[" + order + "]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("updatedAt");
        assertThat(sandbox.orders()).isEmpty();
    }

    @Test
    void aThousandItemsAreTakenAndOneMoreIsTooMany() throws Exception {
        HttpResponse<String> answer = post(KEY, KilibaSandbox.ORDERS, orders(1000));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"processed\":1000}");
        assertThat(post(KEY, KilibaSandbox.ORDERS, orders(1001)).statusCode()).isEqualTo(413);
        assertThat(sandbox.orders()).hasSize(1000);
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
        post(
                KEY,
                KilibaSandbox.ORDERS,
                "[" + order("A", 2).replace("\"id\":\"A\"", "\"id\":\"A\",\"reference\":\"r\"") + "]");
        assertThat(sandbox.orders().toString()).contains("reference");
        post(KEY, KilibaSandbox.ORDERS, "[" + order("A", 3) + "]");
        assertThat(sandbox.orders().toString()).doesNotContain("reference");
        assertThat(sandbox.wentBackwards()).isZero();
        post(KEY, KilibaSandbox.ORDERS, "[" + order("A", 1) + "]");
        assertThat(sandbox.wentBackwards()).isEqualTo(1);
    }

    @Test
    void aDeletedCustomerReplacesTheCustomerAndIsShown() throws Exception {
        assertThat(post(KEY, KilibaSandbox.CUSTOMERS, "[" + customer("1") + "]").statusCode())
                .isEqualTo(200);
        assertThat(post(KEY, KilibaSandbox.CUSTOMERS, "[{\"id\":\"1\",\"deleted\":true}]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.customers().get("1")).hasToString("{\"id\":\"1\",\"deleted\":true}");
        HttpRequest look = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/customers"))
                .build();
        assertThat(HTTP.send(look, BodyHandlers.ofString(UTF_8)).body())
                .isEqualTo("{\"1\":{\"id\":\"1\",\"deleted\":true}}");
    }

    @Test
    void aCustomerWithoutEmailIsNamedAlthoughDeletedOnesNeedNone() throws Exception {
        String customers = "[{\"id\":\"1\",\"deleted\":true},{\"id\":\"2\"}]";
        HttpResponse<String> answer = post(KEY, KilibaSandbox.CUSTOMERS, customers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"item\":1", "email").doesNotContain("\"item\":0");
    }

    @Test
    void theListAndSingleEmailsKeepTheContractToo() throws Exception {
        HttpRequest.Builder list = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl() + CustomerList.PATH + "?limit=10001&page=1&statuses=nobody"))
                .header("X-API-Key", KEY);
        HttpResponse<String> answer = HTTP.send(list.build(), BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("10001", "nobody");
        assertThat(post(KEY, SentEmails.PATH, "{\"transactionalEmailId\":\"t\",\"email\":\"a@example.org\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(sandbox.emails().sent()).isEmpty();
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

    private static String customer(String id) {
        return """
                {"id":"%s","email":"a@example.org","emailMarketingConsent":true,"smsMarketingConsent":false,
                 "shopIds":["S1"],"defaultShopId":"S1","customerGroupIds":["G1"],"defaultCustomerGroupId":"G1",
                 "langIsoCode":"fr","createdAt":"2026-01-01T08:00:00Z","updatedAt":"2026-01-01T08:00:00Z"}""".formatted(id);
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        return HTTP.send(request(path, body).header("X-API-Key", key).build(), BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, UTF_8));
    }
}
