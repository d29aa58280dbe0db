package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.servers.FtpServer;
import io.serai.servers.FtpServer.Tls;
import io.serai.servers.SftpServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class HostKeyCommandTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsShownThenPinnedAndWhatElseIsInTheFileStays() throws Exception {
        try (SftpServer server = SftpServer.start(folder, "user", "password")) {
            Path hosts = Files.writeString(
                    folder.resolve("known_hosts"),
                    "# of the partner\n" + server.knownHostsLine().replace("[127.0.0.1]:" + server.port(), "elsewhere")
                            + "\n");
            Map<String, String> settings = settings("""
                    - route:
                        id: acme-lines-drop
                        from:
                          uri: kamelet:sftp-drop
                          parameters:
                            partner: acme
                            feed: acme-lines
                            host: "{{acme.host}}"
                            port: %d
                            username: user
                            password: "{{env:NOT_SET_HERE}}"
                            knownHostsFile: %s
                            directory: in
                    """.formatted(server.port(), hosts));

            Run shown = Run.of(settings, "hostkey", "acme-lines-drop");
            assertThat(shown.exit()).isEqualTo(1);
            assertThat(shown.out())
                    .contains("  shown: ecdsa-sha2-nistp256 SHA256:")
                    .contains("Compare with what the partner tells you, then --pin.");

            Run pinned = Run.of(settings, "hostkey", "acme-lines-drop", "--pin");
            assertThat(pinned.exit()).isZero();
            assertThat(pinned.out()).contains("Written to " + hosts);
            assertThat(hosts).content().contains("# of the partner\n", "elsewhere ecdsa", server.knownHostsLine());

            Run known = Run.of(settings, "hostkey", "acme-lines-drop");
            assertThat(known.exit()).isZero();
            assertThat(known.out()).contains("  known: ecdsa-sha2-nistp256 SHA256:");
        }
    }

    @Test
    void aChangedKeyShowsOldAndNewAndIsOnlyReplacedWhenAskedFor() throws Exception {
        try (SftpServer server = SftpServer.start(folder, "user", "password");
                SftpServer other = SftpServer.start(folder, "user", "password")) {
            String old = other.knownHostsLine().replace(":" + other.port() + " ", ":" + server.port() + " ");
            Path hosts = Files.writeString(folder.resolve("known_hosts"), old + "\n");
            String address = "127.0.0.1:" + server.port();

            Run refused = Run.of(Map.of(), "hostkey", address, "--file", hosts.toString(), "--pin");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("  shown: ecdsa-sha2-nistp256 ", "  held, not shown: ecdsa-sha2-nistp256 ")
                    .contains("THE SERVER SHOWS OTHER KEYS");
            assertThat(hosts).hasContent(old);

            Run replaced = Run.of(Map.of(), "hostkey", address, "--file", hosts.toString(), "--pin", "--replace");
            assertThat(replaced.exit()).isZero();
            assertThat(hosts).hasContent(server.knownHostsLine());
        }
    }

    @Test
    void theCertificateOfAnFtpsServerIsPinnedInTheTrustStore() throws Exception {
        try (FtpServer server = FtpServer.start(folder, "user", "password", Tls.EXPLICIT)) {
            Path store = folder.resolve("trust.p12");
            Map<String, String> settings = settings("""
                    - route:
                        id: acme-ftps-drop
                        from:
                          uri: kamelet:ftp-drop
                          parameters: {partner: acme, feed: acme-lines, host: 127.0.0.1, port: %d, security: explicit,
                            trustStore: %s, trustStorePassword: "{{acme.trust}}", username: user, password: "{{env:NO}}",
                            directory: in}
                    """.formatted(server.port(), store));
            assertThat(Run.of(settings, "hostkey", "acme-ftps-drop").exit()).isEqualTo(1);
            assertThat(Run.of(settings, "hostkey", "acme-ftps-drop", "--pin").exit())
                    .isZero();
            Run known = Run.of(settings, "hostkey", "acme-ftps-drop");
            assertThat(known.exit()).isZero();
            assertThat(known.out()).contains("  known: X.509 SHA256:", "for CN=localhost (127.0.0.1, localhost)");
        }
    }

    @Test
    void whatCannotBeAskedIsSaidInOneSentence() throws Exception {
        String hosts = folder.resolve("hosts").toString();
        Run unknown = Run.of(settings(""), "hostkey", "nobody-drop");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("no drop \"nobody-drop\"; expected HOST:PORT, or one of: ");

        String closed = "127.0.0.1:" + freePort();
        Run silent = Run.of(Map.of(), "hostkey", closed, "--file", hosts);
        assertThat(silent.exit()).isEqualTo(2);
        assertThat(silent.err()).contains("asking " + closed + " for its host key: ", "expected an SSH server");

        try (FtpServer ftp = FtpServer.start(folder, "user", "password", Tls.NONE)) {
            Run foreign = Run.of(Map.of(), "hostkey", "127.0.0.1:" + ftp.port(), "--file", hosts);
            assertThat(foreign.exit()).isEqualTo(2);
            assertThat(foreign.err()).contains("expected an SSH server").doesNotContain("\tat ");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Map<String, String> settings(String partnerFile) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.camel.yaml"), partnerFile);
        return Map.of(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:" + file,
                "acme.host",
                "127.0.0.1",
                "acme.trust",
                "changeit");
    }
}
