package io.serai.receive;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.servers.S3Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

@SuppressWarnings("NullAway.Init")
class S3DropTest extends DropContract {
    private S3Server server;
    private S3Client client;

    @Override
    void open() throws Exception {
        server = S3Server.start("key", "secret");
        client = server.client();
        unhide();
    }

    @Override
    void close() {
        client.close();
        server.close();
    }

    @Override
    String file() {
        return "s3-drop";
    }

    @Override
    String template() {
        return "s3-drop";
    }

    @Override
    Map<String, Object> parameters() {
        return Map.of(
                "bucket",
                "drop",
                "endpoint",
                server.endpoint(),
                "overrideEndpoint",
                "true",
                "pathStyle",
                "true",
                "region",
                "us-east-1",
                "accessKey",
                "key",
                "secretKey",
                "secret");
    }

    @Override
    Map<String, Object> wrongParameters() {
        return Map.of("secretKey", "wrong");
    }

    @Override
    String source() {
        return "s3://drop/in/";
    }

    @Override
    void put(String name, String text) {
        client.putObject(r -> r.bucket("drop").key("in/" + name), RequestBody.fromString(text));
    }

    @Override
    void delete(String name) {
        client.deleteObject(r -> r.bucket("drop").key("in/" + name));
    }

    @Override
    Map<String, String> list(String folder) {
        try {
            return listOnce(folder);
        } catch (NoSuchKeyException e) {
            // the drop has moved it since it was listed
            return list(folder);
        }
    }

    private Map<String, String> listOnce(String folder) {
        String prefix = (folder.isEmpty() ? "in" : folder) + "/";
        Map<String, String> found = new HashMap<>();
        for (S3Object object :
                client.listObjectsV2(r -> r.bucket("drop").prefix(prefix)).contents()) {
            try {
                found.put(
                        object.key().substring(prefix.length()),
                        client.getObjectAsBytes(r -> r.bucket("drop").key(object.key()))
                                .asUtf8String());
            } catch (NoSuchKeyException movedSinceItWasListed) {
                // it is listed where it went
            }
        }
        return found;
    }

    @Override
    ReceiptFolder receiptFolder() {
        return new ReceiptFolder("receipts/", "in/receipts");
    }

    @Override
    void hide() {
        client.deleteBucket(r -> r.bucket("drop"));
    }

    @Override
    void unhide() {
        client.createBucket(r -> r.bucket("drop"));
    }

    @Override
    boolean growsInPlace() {
        return false;
    }

    @Test
    void an_object_that_is_refused_does_not_hide_those_behind_it() throws Exception {
        WireMockServer door =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().preserveHostHeader(true));
        door.start();
        try (Heard heard = new Heard()) {
            door.stubFor(any(anyUrl())
                    .atPriority(10)
                    .willReturn(aResponse().proxiedFrom(server.endpoint().toString())));
            door.stubFor(get(urlPathEqualTo("/drop/in/b.csv"))
                    .willReturn(aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>")));
            for (String name : List.of("a.csv", "b.csv", "c.csv")) {
                put(name, "row\n");
            }
            start(Map.of("endpoint", door.baseUrl()));
            await().atMost(Duration.ofSeconds(20)).until(() -> list("done").size() == 2);
            assertThat(taken).extracting(Taken::name).containsExactlyInAnyOrder("a.csv", "c.csv");
            assertThat(list("")).containsOnlyKeys("b.csv");
            assertThat(heard.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("cannot poll"));
        } finally {
            door.stop();
        }
    }
}
