package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.servers.FtpServer;
import io.serai.servers.ServerKey;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplicitFtpsDropTest extends FtpDropTest {

    @Override
    FtpServer.Tls tls() {
        return FtpServer.Tls.EXPLICIT;
    }

    @Test
    void a_server_is_not_trusted_without_a_trust_store() throws Exception {
        put("a.csv", "a");
        assertThatThrownBy(() -> start(Map.of("trustStore", "")))
                .hasRootCauseMessage(
                        "ftps: trustStore is missing; expected a PKCS12 file that holds the server's certificate");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_certificate_that_is_not_in_the_trust_store_is_refused() throws Exception {
        put("a.csv", "a");
        start(Map.of("trustStore", ServerKey.in(temp).store()));
        await().atMost(Duration.ofMinutes(1)).until(() -> failure() != null);
        assertThat(failure())
                .startsWith("the server's certificate is refused: ")
                .endsWith("; expected one from the trust store, for this host");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws Exception {
        ServerKey other = ServerKey.in(Files.createDirectory(temp.resolve("other")), "dns:ftp.example.org");
        try (FtpServer wrong = FtpServer.start(home(), "u", "p+%41", FtpServer.Tls.EXPLICIT, other)) {
            put("a.csv", "a");
            start(Map.of("port", wrong.port(), "trustStore", other.store()));
            PollWatch watch = await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> PollWatch.of("acme", feed, "ftp://127.0.0.1:" + wrong.port() + "/in"),
                            Objects::nonNull);
            await().atMost(Duration.ofMinutes(1)).until(() -> watch.failure() != null);
            assertThat(watch.failure())
                    .isEqualTo("the server's certificate is refused: No subject alternative names matching IP address"
                            + " 127.0.0.1 found; expected one from the trust store, for this host");
        }
        assertThat(taken).isEmpty();
    }
}
