package io.serai.receive;

import static org.awaitility.Awaitility.await;

import io.serai.servers.FtpServer;
import io.serai.servers.SftpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropContractTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void aFolderDropIsTakenMovedAndAnswered() throws Exception {
        check("folder-drop", Map.of("directory", temp.resolve("home/in").toString()));
    }

    @Test
    void anSftpDropIsTakenMovedAndAnswered() throws Exception {
        try (SftpServer server = SftpServer.start(Files.createDirectories(temp.resolve("home")), "u", "p")) {
            Path hosts = Files.writeString(temp.resolve("hosts"), server.knownHostsLine());
            check(
                    "sftp-drop",
                    Map.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            server.port(),
                            "username",
                            "u",
                            "password",
                            "p",
                            "knownHostsFile",
                            hosts,
                            "directory",
                            "in"));
        }
    }

    @Test
    void anFtpDropIsTakenMovedAndAnswered() throws Exception {
        ftp(FtpServer.Tls.NONE);
    }

    @Test
    void anExplicitFtpsDropIsTakenMovedAndAnswered() throws Exception {
        ftp(FtpServer.Tls.EXPLICIT);
    }

    @Test
    void anImplicitFtpsDropIsTakenMovedAndAnswered() throws Exception {
        ftp(FtpServer.Tls.IMPLICIT);
    }

    private void ftp(FtpServer.Tls tls) throws Exception {
        try (FtpServer server = FtpServer.start(Files.createDirectories(temp.resolve("home")), "u", "p", tls)) {
            check(
                    "ftp-drop",
                    Map.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            server.port(),
                            "username",
                            "u",
                            "password",
                            "p",
                            "directory",
                            "in",
                            "security",
                            tls.name().toLowerCase(java.util.Locale.ROOT),
                            "trustStore",
                            tls == FtpServer.Tls.NONE ? "" : server.trustStore(),
                            "trustStorePassword",
                            server.trustStorePassword()));
        }
    }

    private void check(String template, Map<String, Object> parameters) throws Exception {
        Path in = Files.createDirectories(temp.resolve("home/in"));
        Files.writeString(in.resolve("lines.csv"), "a;b\n");
        Path receipt = Files.writeString(temp.resolve("lines.csv.receipt.json"), "{}");
        StringJoiner query = new StringJoiner("&", "kamelet:" + template + "?", "");
        parameters.forEach((name, value) -> query.add(name + "=" + value));
        query.add("partner=acme").add("feed=f").add("minAge=200ms").add("pollDelay=200");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("seraiOwnReceipts", new OwnReceipts(temp.resolve("data")));
            camel.getRegistry().bind("ftps", new DropFtpComponent());
            Receiver receiver = new Receiver(new Archive(temp.resolve("data"), "90d"));
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel, "file:routes/10-receive-" + template + ".camel.yaml"));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(query.toString()).process(exchange -> {
                        receiver.receive(exchange);
                        exchange.getMessage().setHeader("SeraiReceipts", List.of(receipt));
                        exchange.getMessage().setHeader("SeraiVerdict", "done");
                    });
                }
            });
            camel.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(in.resolve("done/lines.csv"))
                            && Files.exists(in.resolve("lines.csv.receipt.json")));
        }
    }
}
