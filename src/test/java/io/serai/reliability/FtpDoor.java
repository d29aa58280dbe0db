package io.serai.reliability;

import io.serai.servers.FtpServer;
import io.serai.servers.Watcher;
import java.nio.file.Path;
import java.util.Map;

/** A drop on an FTP server. */
final class FtpDoor extends FolderDoor {

    private final FtpServer server;

    FtpDoor(Path home, Watcher watcher) throws Exception {
        super(home);
        server = FtpServer.start(home, USER, PASSWORD, watcher);
    }

    @Override
    public String template() {
        return "ftp-drop";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(server.port()),
                "username",
                USER,
                "password",
                "{{door.password}}",
                "directory",
                "in");
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
