package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.servers.FtpServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplicitFtpsDropTest extends FtpDropTest {

    @Override
    FtpServer.Tls tls() {
        return FtpServer.Tls.EXPLICIT;
    }

    @Test
    void a_server_is_not_trusted_without_a_trust_store() throws Exception {
        put("a.csv", "a");
        start(Map.of("trustStore", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> failure() != null);
        assertThat(taken).isEmpty();
    }
}
