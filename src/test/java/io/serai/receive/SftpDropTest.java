package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.servers.LockedKey;
import io.serai.servers.LockedKey.Form;
import io.serai.servers.SftpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class SftpDropTest extends FolderBacked {
    private SftpServer server;

    @Override
    void open() throws Exception {
        in();
        server = SftpServer.start(home(), "u", "p+%41");
        Files.writeString(hosts(), server.knownHostsLine());
    }

    @Override
    void close() {
        server.close();
    }

    @Override
    String file() {
        return "sftp-drop";
    }

    @Override
    String template() {
        return "sftp-drop";
    }

    @Override
    Map<String, Object> parameters() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "username",
                "u",
                "password",
                "RAW(p+%41)",
                "knownHostsFile",
                hosts(),
                "directory",
                "in");
    }

    @Override
    Map<String, Object> wrongParameters() {
        return Map.of("password", "wrong");
    }

    @Override
    String source() {
        return "sftp://127.0.0.1:" + server.port() + "/in";
    }

    @Test
    void a_host_with_another_key_is_refused_until_its_key_is_known() throws Exception {
        SftpServer other = SftpServer.start(home(), "u", "p");
        other.close();
        Files.writeString(hosts(), other.knownHostsLine().replace(":" + other.port() + " ", ":" + server.port() + " "));
        put("a.csv", "a");
        start(Map.of());
        await().atMost(Duration.ofMinutes(1)).until(() -> failure() != null);
        assertThat(taken).isEmpty();
        Files.writeString(hosts(), server.knownHostsLine());
        await().atMost(Duration.ofMinutes(1)).until(() -> list("done").containsValue("a"));
        assertThat(failure()).isNull();
    }

    /** Camel would take the keys of whoever runs the hub besides, or even instead. */
    @Test
    void a_key_that_only_the_users_own_file_knows_is_refused() throws Exception {
        Path user = Files.createDirectories(temp.resolve("user/.ssh"));
        Files.writeString(user.resolve("known_hosts"), server.knownHostsLine());
        Files.writeString(hosts(), "");
        put("a.csv", "a");
        String before = System.setProperty("user.home", temp.resolve("user").toString());
        try {
            start(Map.of());
            await().atMost(Duration.ofMinutes(1)).until(() -> failure() != null);
            assertThat(taken).isEmpty();
        } finally {
            System.setProperty("user.home", before);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void a_private_key_with_a_passphrase_opens_the_door_in_each_form(Form form) throws Exception {
        LockedKey key = LockedKey.of("open sesame +%41");
        server.letIn(key.pair().getPublic());
        Path file = Files.writeString(temp.resolve("id_test"), key.text(form));
        put("a.csv", "a");
        start(Map.of(
                "password",
                "not the password",
                "privateKeyFile",
                file,
                "privateKeyPassphrase",
                "RAW(open sesame +%41)"));
        await().atMost(Duration.ofMinutes(1)).until(() -> list("done").containsValue("a"));
        assertThat(failure()).isNull();
    }

    @Test
    void a_wrong_passphrase_is_told_without_repeating_it() throws Exception {
        LockedKey key = LockedKey.of("open sesame");
        server.letIn(key.pair().getPublic());
        Path file = Files.writeString(temp.resolve("id_test"), key.text(Form.OPENSSH));
        put("a.csv", "a");
        start(Map.of("password", "", "privateKeyFile", file, "privateKeyPassphrase", "open barley"));
        await().atMost(Duration.ofMinutes(1)).until(() -> failure() != null);
        assertThat(failure()).doesNotContain("barley");
        assertThat(taken).isEmpty();
    }

    private Path hosts() {
        return temp.resolve("known_hosts");
    }
}
