package io.serai.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Each server takes a file from a client that checks who it talks to, and lists it. */
class ServersTest {

    private static final String NAME = "sales.csv";
    private static final String USER = "shop";
    private static final String PASSWORD = "open sesame";

    private final Path home;

    ServersTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void sftpTakesAFile() throws Exception {
        try (SftpServer server = SftpServer.start(home, USER, PASSWORD)) {
            Session session = session(server);
            session.connect(5_000);
            try {
                ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
                sftp.connect(5_000);
                sftp.put(file(), "/" + NAME);
                assertThat(sftp.ls("/"))
                        .extracting(ChannelSftp.LsEntry::getFilename)
                        .contains(NAME);
            } finally {
                session.disconnect();
            }
        }
        assertArrived();
    }

    @ParameterizedTest
    @EnumSource
    void ftpTakesAFile(FtpServer.Tls tls) throws Exception {
        try (FtpServer server = FtpServer.start(home, USER, PASSWORD, tls)) {
            FTPClient client = tls == FtpServer.Tls.NONE ? new FTPClient() : ftps(server, tls);
            client.connect("127.0.0.1", server.port());
            try {
                assertThat(client.login(USER, PASSWORD)).isTrue();
                protect(client);
                client.enterLocalPassiveMode();
                assertThat(client.storeFile(NAME, file())).isTrue();
                assertThat(client.listNames()).containsExactly(NAME);
            } finally {
                client.logout();
                client.disconnect();
            }
        }
        assertArrived();
    }

    @Test
    void s3TakesAFile() throws Exception {
        try (S3Server server = S3Server.start(USER, PASSWORD);
                S3Client client = server.client()) {
            client.createBucket(bucket -> bucket.bucket("drop"));
            client.putObject(put -> put.bucket("drop").key("in/" + NAME), RequestBody.fromString("a;b\n"));
            assertThat(client.listObjectsV2(list -> list.bucket("drop")).contents())
                    .extracting(S3Object::key)
                    .containsExactly("in/" + NAME);
            assertThat(client.getObjectAsBytes(get -> get.bucket("drop").key("in/" + NAME))
                            .asUtf8String())
                    .isEqualTo("a;b\n");
        }
    }

    private static Session session(SftpServer server) throws Exception {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream(server.knownHostsLine().getBytes(UTF_8)));
        Session session = jsch.getSession(USER, "127.0.0.1", server.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setPassword(PASSWORD);
        return session;
    }

    private static FTPSClient ftps(FtpServer server, FtpServer.Tls tls) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(
                server.trustStore().toFile(), server.trustStorePassword().toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        FTPSClient client = new FTPSClient(tls == FtpServer.Tls.IMPLICIT);
        client.setTrustManager((X509TrustManager) trust.getTrustManagers()[0]);
        client.setEndpointCheckingEnabled(true);
        return client;
    }

    private static void protect(FTPClient client) throws IOException {
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
    }

    private static InputStream file() {
        return new ByteArrayInputStream("a;b\n".getBytes(UTF_8));
    }

    private void assertArrived() throws IOException {
        assertThat(Files.readString(home.resolve(NAME))).isEqualTo("a;b\n");
    }
}
