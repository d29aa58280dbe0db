package io.serai.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What an operator sees of a running program over HTTP. */
final class Console {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final int PAGE = 1000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final String address;
    private final String login;

    Console(Program program) {
        address = program.address();
        login = "Basic "
                + Base64.getEncoder().encodeToString(("operator:" + Program.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** False also when nobody is there. */
    boolean isHealthy() {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Every drop, newest first. */
    List<JsonNode> drops() {
        List<JsonNode> all = new ArrayList<>();
        String before = "";
        while (true) {
            JsonNode page = json("/api/drops?limit=" + PAGE + before);
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            before = "&before=" + page.get(page.size() - 1).path("id").asLong();
        }
    }

    /** One row per account and entity. */
    JsonNode accounts() {
        return json("/api/accounts");
    }

    /** The sum of a member over all accounts and entities. */
    long sum(String member) {
        long sum = 0;
        for (JsonNode account : accounts()) {
            sum += account.path(member).asLong();
        }
        return sum;
    }

    /** The health page as an operator sees it. */
    JsonNode health() {
        return read(get("/actuator/health"));
    }

    /** The metrics page. */
    String metrics() {
        return get("/actuator/prometheus").body();
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER_MAX)
                .header("Authorization", login)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + path, e);
        }
    }
}
