package io.serai.reliability;

import io.serai.servers.SftpServer;
import io.serai.servers.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A drop on an SFTP server. */
final class SftpDoor extends FolderDoor {

    private final SftpServer server;
    private final Path knownHosts;

    SftpDoor(Path home, Watcher watcher) throws Exception {
        super(home);
        server = SftpServer.start(home, USER, PASSWORD, watcher);
        knownHosts = Files.writeString(home.resolve("known_hosts"), server.knownHostsLine() + "\n")
                .toAbsolutePath();
    }

    @Override
    public String template() {
        return "sftp-drop";
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
                "knownHostsFile",
                knownHosts.toString(),
                "directory",
                "in");
    }

    @Override
    public Map<String, String> through(int proxyPort) throws IOException {
        Path hosts = knownHosts.resolveSibling("known_hosts_of_proxy");
        String line = server.knownHostsLine().replace(":" + port() + " ", ":" + proxyPort + " ");
        Files.writeString(hosts, line + "\n");
        return Map.of("port", Integer.toString(proxyPort), "knownHostsFile", hosts.toString());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
