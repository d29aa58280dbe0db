package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.servers.FtpServer;
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
        assertThatThrownBy(() -> start(Map.of("trustStore", "")))
                .hasRootCauseMessage(
                        "ftps: trustStore is missing; expected a PKCS12 file that holds the server's certificate");
        assertThat(taken).isEmpty();
    }
}
