package io.serai.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.sandbox.KilibaSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Path SCRIPT = Path.of("src/test/python/expected.py");

    @Test
    void whatIsExpectedKeepsTheContract() throws Exception {
        Expected expected = Expected.read();
        try (KilibaSandbox sandbox = KilibaSandbox.start("key")) {
            post(sandbox, KilibaSandbox.CUSTOMERS, expected.customers().values());
            post(sandbox, KilibaSandbox.ORDERS, expected.orders().values());
            assertThat(Expected.differences(expected.customers(), sandbox.customers()))
                    .isEmpty();
            assertThat(Expected.differences(expected.orders(), sandbox.orders()))
                    .isEmpty();
        }
    }

    @Test
    void theScriptMakesTheCommittedExpectationAgain(@TempDir Path made) throws Exception {
        assumeTrue(hasPython(), "needs python3");
        int exit = run("python3", SCRIPT.toString(), SAMPLES.toString(), made.toString());
        assertThat(exit).isZero();
        for (String partner : Sample.PARTNERS) {
            Path file = Path.of(partner, "expected.json");
            assertThat(made.resolve(file)).usingCharset(UTF_8).hasSameTextualContentAs(SAMPLES.resolve(file));
        }
    }

    @Test
    void everySampleHasRecordsAndTheirExpectedOutcomes() throws Exception {
        Expected expected = Expected.read();
        for (Sample sample : Sample.ALL) {
            assertThat(sample.bytes()).as(sample.name()).isNotEmpty();
            assertThat(expected.outcomes(sample).records()).as(sample.name()).isPositive();
        }
    }

    private static void post(KilibaSandbox sandbox, String path, Collection<JsonNode> items) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("X-API-Key", "key")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(items.toString(), UTF_8))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return run("python3", "-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Paris')") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("expected", ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
