package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void an_answered_request_is_forgotten_long_before_its_deadline() throws IOException {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        server.stubFor(post(urlPathMatching("/.*")).willReturn(ok("{}")));
        try (CloseableHttpClient client = HttpClients.custom()
                .addExecInterceptorFirst("deadline", (request, scope, chain) -> {
                    Deadline.set(scope.execRuntime, Duration.ofHours(1));
                    return chain.proceed(request, scope);
                })
                .build()) {
            WeakReference<byte[]> body = answered(client, server.baseUrl());
            await().untilAsserted(() -> {
                System.gc();
                assertThat(body.get()).isNull();
            });
        } finally {
            server.stop();
        }
    }

    private static WeakReference<byte[]> answered(CloseableHttpClient client, String address) throws IOException {
        byte[] body = new byte[1000];
        HttpPost request = new HttpPost(address + "/x");
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        client.execute(request, answer -> EntityUtils.toByteArray(answer.getEntity()));
        return new WeakReference<>(body);
    }
}
