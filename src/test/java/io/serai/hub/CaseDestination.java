package io.serai.hub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The destination of one case, as its {@code case.yaml} tells it: what it {@code refuses} or {@code overlooks} (a text in a request),
 * what its list of customers {@code lists}, and for uploads what its storage answers and its word for how an upload ends.
 */
final class CaseDestination implements AutoCloseable {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    /** @param uploads empty when it takes no files */
    CaseDestination(Map<String, Object> said, Map<String, Object> uploads) {
        server.start();
        server.stubFor(post(urlPathMatching("/.*")).willReturn(aResponse().withStatus(200)));
        if (!uploads.isEmpty()) {
            answerUploads(uploads);
        }
        if (said.containsKey("refuses")) {
            server.stubFor(post(urlPathMatching("/.*"))
                    .withRequestBody(containing(said.get("refuses").toString()))
                    .willReturn(aResponse().withStatus(400).withBody("an item is not valid")));
        }
        if (said.containsKey("overlooks")) {
            server.stubFor(post(urlPathMatching("/.*"))
                    .withRequestBody(containing(said.get("overlooks").toString()))
                    .willReturn(okJson("{\"processed\":0}")));
        }
        if (said.containsKey("lists")) {
            server.stubFor(get(urlPathMatching("/.*"))
                    .willReturn(okJson(said.get("lists").toString())));
        }
    }

    private void answerUploads(Map<String, Object> said) {
        server.stubFor(post(urlPathMatching(".*/uploads"))
                .willReturn(okJson("{\"uploadId\": \"u1\", \"presignedUrl\": \"" + server.baseUrl()
                        + "/storage?signature=planted\"}")));
        server.stubFor(put(urlPathEqualTo("/storage"))
                .willReturn(aResponse()
                        .withStatus((int) said.getOrDefault("storage", 200))
                        .withBody("<Error><Code>SignatureDoesNotMatch</Code><Signature>planted</Signature></Error>")));
        server.stubFor(post(urlPathMatching(".*/complete"))
                .willReturn(okJson("{\"status\": \"" + said.getOrDefault("word", "completed") + "\"}")));
    }

    String baseUrl() {
        return server.baseUrl();
    }

    /** Every request in its order: method, path with query, body. */
    List<String> requests() {
        List<String> newestFirst = new ArrayList<>(server.getAllServeEvents().stream()
                .map(event -> line(event.getRequest()))
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static String line(Request request) {
        String body = request.getBodyAsString().strip().replace("\n", "\\n");
        return request.getMethod() + " " + request.getUrl() + (body.isEmpty() ? "" : " " + body);
    }

    @Override
    public void close() {
        server.stop();
    }
}
