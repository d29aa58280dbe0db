package io.serai.console.page;

import io.serai.Serai;
import io.serai.command.FilledStore;
import io.serai.feed.Feeds;
import io.serai.model.FileUnusable;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.Reject;
import io.serai.reject.Receipts;
import io.serai.reject.RejectsFile;
import io.serai.state.Drop;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The whole hub with its pages; on an empty store, or on one that took the samples and some hostile files. */
final class ConsoleHub implements AutoCloseable {

    static final String SCRIPT = "<script>alert('x')</script>";
    static final String HOSTILE_NAME = "a\"><img src=x onerror=alert(1)>'.csv";

    private static final String PASSWORD = "look-around";
    private static final String TOKEN = "8d6fcd16-9d2b-4f6e-8f56-2f8a6f0d3f55";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private ConsoleHub(Path home, String partners, String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("camel.main.routes-include-pattern", "file:routes/*.camel.yaml," + partners);
        settings.put("serai.data-dir", home.resolve("data").toString());
        settings.put("serai.console.password-hash", new BCryptPasswordEncoder(4).encode(PASSWORD));
        settings.put("serai.console.viewer-password-hash", new BCryptPasswordEncoder(4).encode(PASSWORD));
        settings.put("serai.console.zone", "Europe/Paris");
        // nothing listens there: what is due stays due
        settings.put("serai.kiliba.accounts.main.base-url", "http://127.0.0.1:9");
        settings.put("serai.kiliba.accounts.main.api-key", "key");
        settings.put("serai.deliver.tick", "1h");
        settings.put("server.port", "0");
        settings.put("logging.level.io.serai", "WARN");
        settings.put("logging.level.serai", "ERROR");
        this.context = new SpringApplicationBuilder(Serai.class)
                .run(Stream.concat(
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    static ConsoleHub empty(Path home) throws Exception {
        Path none = Files.createDirectories(home.resolve("partners"));
        return new ConsoleHub(home, "file:" + none.toAbsolutePath() + "/*.camel.yaml");
    }

    static ConsoleHub full(Path home) throws Exception {
        FilledStore.in(home.resolve("data"));
        declare(home);
        ConsoleHub hub = new ConsoleHub(home, "file:" + home.toAbsolutePath() + "/*.camel.yaml");
        hub.failed(HOSTILE_NAME);
        hub.rejecting("hostile-cells.csv");
        return hub;
    }

    /** The samples' feeds without their drops; one of them expects more rows than ever come. */
    private static void declare(Path home) throws Exception {
        try (Stream<Path> samples = Files.list(Path.of("routes/samples"))) {
            for (Path sample : samples.toList()) {
                String beans = Files.readString(sample).replaceFirst("(?s)\\n- route:.*", "\n");
                String expecting = beans.replaceFirst(
                        "rows: ticket-lines\n",
                        "rows: ticket-lines\n        expected: {by-time: \"00:01\", rows-min: 100000}\n");
                Files.writeString(home.resolve(sample.getFileName()), expecting);
            }
        }
    }

    private void failed(String name) throws Exception {
        Drop drop = open("boulange-customers", name);
        ledger().fail(drop, new FileUnusable(Reason.WRONG_CHARSET, SCRIPT, "UTF-8"));
    }

    private void rejecting(String name) throws Exception {
        Drop drop = open("boulange-customers", name);
        List<Reject> rejects = List.of(
                reject(2, "e_mail", Reason.NOT_AN_EMAIL, "maelle(at)exemple.test"),
                reject(3, "given_name", Reason.CONTROL_CHARACTER, SCRIPT),
                reject(4, "lang", Reason.NOT_A_LANGUAGE, "<b>klingon</b>"));
        RejectsFile file = get(Receipts.class)
                .rejects(drop, get(Feeds.class).named("boulange-customers"), List.of("customer_no", SCRIPT));
        rejects.forEach(file::add);
        file.close();
        Map<Reason, Long> reasons = rejects.stream().collect(Collectors.toMap(Reject::reason, reject -> 1L));
        DropSummary closed = ledger().close(
                        drop, 3, new OutcomeCounts(0, 0, 0, 0, 3, 0), reasons, List.of("columns not used: " + SCRIPT));
        get(Receipts.class).write(closed, file, List.of());
    }

    private static Reject reject(int line, String column, Reason reason, String found) {
        return new Reject(line, line - 1L, column, reason, found, "better", List.of("secret-of-" + line, SCRIPT));
    }

    private Drop open(String feed, String name) throws Exception {
        Path archived = Files.createTempFile("drop", ".csv");
        Files.writeString(archived, name);
        String hash = String.format("%064x", name.hashCode() & 0xffffffffL);
        ReceivedFile file =
                new ReceivedFile("boulange", feed, name, "folder:in", NOON, name.length(), hash, archived, NOON);
        return ledger().open(file, get(Feeds.class).named(feed), NOON);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Ledger ledger() {
        return get(Ledger.class);
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    static String authorization(String user) {
        byte[] login = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    HttpResponse<String> get(String user, String path) throws Exception {
        return client.send(request(user, path, "text/html").build(), BodyHandlers.ofString());
    }

    /** As a form does it: {@code name, value, name, value}; redirects are followed. */
    HttpResponse<String> post(String user, String path, String... fields) throws Exception {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + TOKEN));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request = request(user, path, "text/html")
                .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode() == 302
                ? get(
                        user,
                        URI.create(answer.headers().firstValue("Location").orElseThrow())
                                .getRawPath())
                : answer;
    }

    HttpResponse<String> api(String user, String method, String path) throws Exception {
        return client.send(
                request(user, path, "application/json")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** As a partner's system asks. */
    HttpResponse<String> withKey(String header, String key, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header(header, key)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path, String accept) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", authorization(user))
                .header("Accept", accept);
    }

    @Override
    public void close() {
        context.close();
    }
}
