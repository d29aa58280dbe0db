package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.Serai;
import io.serai.command.Run;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.SftpServer;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LedgerRetention;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A hub with one partner, acme, who has a folder and an SFTP server; and a sandbox as its destination. */
final class AcmeHub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "look-around";

    final KilibaSandbox sandbox;
    private final Path home;
    private final Class<?>[] sources;
    private final SftpServer sftp;
    private final Map<String, String> settings = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;

    private AcmeHub(Path home, Class<?>... more) throws Exception {
        this.home = home;
        this.sources = Stream.concat(Stream.of(Serai.class), Stream.of(more)).toArray(Class<?>[]::new);
        this.sandbox = KilibaSandbox.start("key");
        Files.createDirectories(home.resolve("folder"));
        Files.createDirectories(home.resolve("till"));
        Files.createDirectories(home.resolve("sftp/in"));
        this.sftp = SftpServer.start(home.resolve("sftp"), "acme", "secret");
        Files.writeString(home.resolve("known_hosts"), sftp.knownHostsLine() + "\n");
        declare("HT");
        settings.put(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:"
                        + home.resolve("acme.camel.yaml").toAbsolutePath());
        settings.put("serai.data-dir", home.resolve("data").toString());
        settings.put("serai.console.password-hash", new BCryptPasswordEncoder(4).encode(PASSWORD));
        settings.put("serai.kiliba.accounts.main.base-url", sandbox.baseUrl());
        settings.put("serai.kiliba.accounts.main.api-key", "key");
        settings.put("serai.replay.tick", "300");
        settings.put("serai.held.tick", "300");
        settings.put("serai.deliver.tick", "200");
        settings.put("server.port", "0");
        settings.put("acme.home", home.toAbsolutePath().toString());
        settings.put("acme.password", "secret");
        settings.put("acme.port", String.valueOf(sftp.port()));
        this.context = run();
    }

    /** With more configuration than the program's own. */
    static AcmeHub start(Path home, Class<?>... more) throws Exception {
        return new AcmeHub(home, more);
    }

    /** Writes the partner's file; the net amount of lines is read from the column of this name. */
    void declare(String netColumn) throws Exception {
        String yaml = Files.readString(Path.of("src/test/resources/replay/acme.camel.yaml"));
        Files.writeString(home.resolve("acme.camel.yaml"), yaml.replace("NET-COLUMN", netColumn));
    }

    /** Changes the partner's file as an editor does. */
    void edit(String text, String other) throws Exception {
        String yaml = Files.readString(home.resolve("acme.camel.yaml"));
        Files.writeString(home.resolve("acme.camel.yaml"), yaml.replace(text, other));
    }

    void restart() {
        context.close();
        context = run();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(sources)
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }

    Path folder(String drop) {
        return drop.equals("sftp") ? home.resolve("sftp/in") : home.resolve(drop);
    }

    /** As a partner does it: written aside, then moved into the drop. */
    void put(String drop, String name, String text) throws Exception {
        Path aside = Files.writeString(home.resolve("aside-" + name), text);
        Files.move(aside, folder(drop).resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    /** Makes all that the ledger holds older than it is kept, and removes what may go. */
    LedgerRetention.Removed agedAndPruned() {
        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        long years = Duration.ofDays(800).toNanos() / 1000;
        for (String table : List.of("request", "dead_letter", "audit")) {
            jdbc.update("update " + table + " set at = at - " + years);
        }
        return context.getBean(LedgerRetention.class).prune();
    }

    /** The newest ended drop of a file's name. */
    Optional<DropSummary> drop(String name) {
        return ledger().drops(1000, null).stream()
                .filter(drop -> drop.name().equals(name) && !drop.result().equals("open"))
                .findFirst();
    }

    Run command(String... args) {
        return Run.of(settings, args);
    }

    HttpResponse<String> send(String method, String path, String body, boolean withToken) throws Exception {
        String token = "8d6fcd16-9d2b-4f6e-8f56-2f8a6f0d3f55";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("operator:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (withToken) {
            request.header("Cookie", "XSRF-TOKEN=" + token).header("X-XSRF-TOKEN", token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode ask(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body, true);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
        return ask("GET", path, "");
    }

    List<String> receipt(String drop, String name) throws Exception {
        return Files.readAllLines(folder(drop).resolve(name + ".receipt.json"));
    }

    /** A customer that the destination holds. */
    JsonNode customer(String id) {
        return Objects.requireNonNull(sandbox.customers().get(id), () -> "customer " + id + " did not arrive");
    }

    /** An order that the destination holds. */
    JsonNode order(String id) {
        return Objects.requireNonNull(sandbox.orders().get(id), () -> "order " + id + " did not arrive");
    }

    @Override
    public void close() {
        context.close();
        sftp.close();
        sandbox.close();
    }
}
