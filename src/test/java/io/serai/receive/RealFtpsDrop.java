package io.serai.receive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.servers.RealFtpServer;
import io.serai.servers.ServerKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server of another make that refuses a data channel whose TLS session is not the control channel's. */
@SuppressWarnings("NullAway.Init")
abstract class RealFtpsDrop extends FolderBacked {
    private @Nullable RealFtpServer server;
    private ServerKey key;

    abstract RealFtpServer.Kind kind();

    abstract boolean implicit();

    abstract String tlsVersions();

    @Override
    void open() throws Exception {
        assumeTrue(kind().path().isPresent(), kind() + " is not on this machine");
        in();
        everybodyMayWrite(in());
        key = ServerKey.in(temp);
        server = RealFtpServer.start(kind(), home(), temp, key, implicit());
    }

    @Override
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String file() {
        return "ftp-drop";
    }

    @Override
    String template() {
        return "ftp-drop";
    }

    @Override
    Map<String, Object> parameters() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                port(),
                "username",
                kind().user(),
                "password",
                RealFtpServer.PASSWORD,
                "directory",
                "in",
                "security",
                implicit() ? "implicit" : "explicit",
                "tlsVersions",
                tlsVersions(),
                "trustStore",
                key.store(),
                "trustStorePassword",
                key.password());
    }

    @Override
    Map<String, Object> wrongParameters() {
        return Map.of("username", "nobody-of-that-name");
    }

    @Override
    String source() {
        return "ftp://127.0.0.1:" + port() + "/in";
    }

    @Override
    void put(String name, String text) throws Exception {
        Path part = Files.writeString(temp.resolve("part"), text);
        everybodyMayWrite(part);
        Files.move(part, in().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    void unhide() throws Exception {
        everybodyMayWrite(in());
    }

    private int port() {
        return java.util.Objects.requireNonNull(server).port();
    }

    private static void everybodyMayWrite(Path path) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
