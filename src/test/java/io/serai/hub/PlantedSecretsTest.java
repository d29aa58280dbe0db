package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.serai.Serai;
import io.serai.state.ApiKeys;
import io.serai.state.Operator;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Secrets of every kind are given to a hub all of whose sources fail and whose destination refuses the key and repeats it in its
 * answers. Whatever the hub says, keeps and shows afterwards is searched for them.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PlantedSecretsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String CONSOLE = "planted-console-password";
    private static final List<String> SECRETS = List.of(
            CONSOLE,
            "planted-api-key-locked",
            "planted-api-key-broken",
            "planted&sftp+password",
            "planted-passphrase",
            "planted-ftp-password",
            "planted-ftps-password",
            "planted-trust-password",
            "planted-s3-access",
            "planted/s3+secret",
            "planted-store-password");

    private static final List<String> PERSON = List.of(
            "zoe.quist@example.com",
            "Zoequist",
            "Vanderplank",
            "+33 6 98 76 54 32",
            "Rue Zinguerlot 12",
            "Zinguerville");

    /** With those that are made while it runs. */
    private final List<String> secrets = new ArrayList<>(SECRETS);

    private Path home;
    private HttpServer api;
    private ConfigurableApplicationContext context;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger followed = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        this.home = home;
        Files.createDirectories(home.resolve("in"));
        Files.writeString(home.resolve("id_broken"), "no private key");
        Files.writeString(home.resolve("known_hosts"), "");
        trustStore(home.resolve("trust.p12"));
        Files.writeString(
                home.resolve("acme.camel.yaml"),
                Files.readString(Path.of("src/test/resources/secrets/acme.camel.yaml")));
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/locked", 401);
        answer("/broken", 500);
        answer("/refusing", 422);
        answer("/moved", 307);
        api.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        api.start();
        context = new SpringApplicationBuilder(Serai.class)
                .run(settings().entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** One that trusts nobody. */
    private static void trustStore(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "planted-trust-password".toCharArray());
        }
    }

    /** Says in its answer which key and what items it was given, as some servers do. */
    private void answer(String path, int status) {
        api.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("X-API-Key");
            byte[] said = ("{\"error\":\"key " + key + " is not allowed\",\"sent\":" + body + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Location", "http://localhost:" + api.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
            refusals.incrementAndGet();
        });
    }

    private Map<String, String> settings() {
        String address = "http://127.0.0.1:" + api.getAddress().getPort();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:"
                        + home.resolve("acme.camel.yaml").toAbsolutePath());
        settings.put("serai.data-dir", home.resolve("data").toString());
        settings.put("serai.console.password-hash", new BCryptPasswordEncoder(4).encode(CONSOLE));
        settings.put("serai.console.viewer-password-hash", new BCryptPasswordEncoder(4).encode(CONSOLE));
        settings.put("serai.deliver.tick", "200ms");
        settings.put("server.port", "0");
        settings.put("logging.level.io.serai", "DEBUG");
        settings.put("logging.level.org.apache.camel", "DEBUG");
        settings.put("acme.home", home.toAbsolutePath().toString());
        settings.put("spring.datasource.password", "planted-store-password");
        List.of("locked", "broken", "refusing", "moved").forEach(account -> {
            settings.put("serai.kiliba.accounts." + account + ".base-url", address + "/" + account);
            settings.put("serai.kiliba.accounts." + account + ".paths.customer", "/customers");
            settings.put("serai.kiliba.accounts." + account + ".paths.order", "/orders");
            settings.put("serai.kiliba.accounts." + account + ".email.enabled", "true");
            settings.put(
                    "serai.kiliba.accounts." + account + ".api-key",
                    "planted-api-key-" + (account.equals("broken") ? "broken" : "locked"));
        });
        settings.put("serai.kiliba.accounts.main.api-key", "planted-api-key-locked");
        settings.put("acme.sftp-password", "planted&sftp+password");
        settings.put("acme.passphrase", "planted-passphrase");
        settings.put("acme.ftp-password", "planted-ftp-password");
        settings.put("acme.ftps-password", "planted-ftps-password");
        settings.put("acme.trust-password", "planted-trust-password");
        settings.put("acme.s3-access", "planted-s3-access");
        settings.put("acme.s3-secret", "planted/s3+secret");
        return settings;
    }

    @AfterAll
    void stop() {
        context.close();
        api.stop(0);
    }

    @Test
    void noSecretIsInAnythingThatTheHubSaysKeepsOrShows(CapturedOutput said) throws Exception {
        String header = "id,email,store,groups,created\n";
        for (String account : List.of("locked", "broken", "refusing", "moved")) {
            Files.writeString(
                    home.resolve("in/" + account + ".csv"),
                    header + account + ",a@example.com,1,g,2026-01-01T10:00:00Z\nx,broken,1,g,2026-01-01T10:00:00Z\n");
        }
        await().atMost(LONG).until(() -> get("/api/dead-letters").contains("REFUSED_BY_DESTINATION"));
        await().atMost(LONG).until(() -> get("/api/accounts").contains("moved") && refusals.get() >= 4);
        await().atMost(LONG).until(() -> Stream.of("acme-sftp", "acme-key", "acme-ftp", "acme-ftps", "acme-s3")
                .allMatch(feed -> said.getAll().contains("acme/" + feed + ": cannot poll")));

        String pushKey = pushed();

        List<String> found = new ArrayList<>();
        secrets.add(pushKey);
        look("the log", said.getAll(), found);
        for (String path : pages()) {
            look("GET " + path, get(path), found);
        }
        jmx(found);
        files(found);
        assertThat(found).isEmpty();
        assertThat(get("/api/dead-letters/1")).contains("key *** is not allowed");
        assertThat(followed)
                .as("requests with a key to where a redirect points")
                .hasValue(0);
    }

    /** The key of a partner's system, that was used. */
    private String pushed() throws Exception {
        String key = context.getBean(ApiKeys.class)
                .create("acme", Duration.ofDays(1), new Operator("operator", "a test"))
                .text();
        HttpRequest rows = HttpRequest.newBuilder(URI.create(url("/api/feeds/acme-locked")))
                .header("X-Api-Key", key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("id,email\npushed,b@example.com\n"))
                .build();
        assertThat(client.send(rows, BodyHandlers.ofString()).statusCode()).isEqualTo(422);
        return key;
    }

    /** To somebody whom the destination repeats in its refusal. */
    private void refusedEmail() {
        context.getBean(ProducerTemplate.class)
                .requestBody(
                        "direct:kiliba-email",
                        Map.of(
                                "account",
                                "refusing",
                                "key",
                                "receipt zq",
                                "transactionalEmailId",
                                "ticket-receipt",
                                "language",
                                "fr",
                                "email",
                                PERSON.get(0),
                                "variables",
                                Map.of("name", PERSON.get(2))));
        await().atMost(LONG).until(() -> get("/api/emails").contains("\"state\":\"refused\""));
    }

    @Test
    void nothingOfAPersonIsInTheLogOrOnAPageUnlessAnOperatorAsksForIt(CapturedOutput said) throws Exception {
        String header = "id,email,first,last,phone,street,town,store,groups,created\n";
        String person = String.join(",", PERSON) + ",1,g,2026-01-01T10:00:00Z\n";
        String broken = person.replace("@", "(at)");
        Files.writeString(home.resolve("in/people.csv"), header + "zq1," + person + "zq2," + broken);
        Files.writeString(home.resolve("in/first.csv"), header + "zq3," + person);
        Files.writeString(home.resolve("in/hold.csv"), header + "zq4," + person);
        await().atMost(LONG)
                .until(() -> get("/api/dead-letters?id=zq1").contains("REFUSED_BY_DESTINATION")
                        && get("/api/canaries").contains("refused")
                        && get("/api/dead-letters?id=zq4").contains("REFUSED_BY_DESTINATION"));
        Files.writeString(home.resolve("in/people-without-header.csv"), "zq5," + person + "zq6," + person);
        Files.writeString(home.resolve("in/hold-2.csv"), header.replace("id,", "number,") + "zq7," + person);
        refusedEmail();
        await().atMost(LONG)
                .until(() -> said.getAll().contains("people-without-header.csv failed")
                        && get("/api/drift").contains("hold-2.csv"));

        List<String> found = new ArrayList<>();
        lookForPerson("the log", said.getAll(), found);
        List<String> pages = new ArrayList<>(pages());
        pages.removeIf(page -> (page.endsWith("/rejects") && page.startsWith("/api/")) || page.contains("unmask"));
        pages.addAll(List.of("/canaries", "/drift", "/reasons", "/api/canaries", "/api/drift", "/trace?customer=zq1"));
        pages.add("/api/trace?customer=zq1&history=true");
        for (int drop = 1; drop <= 12; drop++) {
            pages.addAll(List.of("/drops/" + drop, "/api/drops/" + drop));
        }
        for (int letter = 1; letter <= 6; letter++) {
            pages.addAll(List.of("/dead-letters/" + letter, "/api/dead-letters/" + letter));
            pages.add("/dead-letters/" + letter + "/edit");
        }
        for (String path : pages) {
            lookForPerson("viewer: GET " + path, get("viewer", path), found);
            lookForPerson("operator: GET " + path, get(path), found);
        }
        assertThat(found).isEmpty();

        String letter = get("/api/dead-letters?id=zq1").replaceFirst("(?s).*\"number\":(\\d+).*", "$1");
        String asked = "/api/dead-letters/" + letter + "?unmask=true&why=the+customer+called";
        assertThat(get("viewer", asked)).doesNotContain(PERSON);
        assertThat(get(asked)).contains(PERSON);
        assertThat(get("/api/audit")).contains("dead-letter-unmask", "the customer called");
    }

    private static void lookForPerson(String where, String text, List<String> found) {
        for (String value : PERSON) {
            int at = text.indexOf(value.replace("@example.com", ""));
            if (at >= 0) {
                String around = text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60));
                found.add(where + ": " + around.replace('\n', ' '));
            }
        }
    }

    private List<String> pages() throws Exception {
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/drops",
                "/drops/1",
                "/rejects",
                "/held",
                "/due",
                "/dead-letters",
                "/dead-letters/1",
                "/audit",
                "/parked",
                "/emails",
                "/reconciliations",
                "/api/emails",
                "/api/reconciliations",
                "/api/drops",
                "/api/drops/1",
                "/api/drops/1/rejects",
                "/api/accounts",
                "/api/dead-letters",
                "/api/dead-letters/1?unmask=true&why=test",
                "/api/trace?customer=refusing&history=true",
                "/api/audit",
                "/api/routes",
                "/api/held",
                "/api/parked",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/configprops",
                "/actuator/heapdump",
                "/actuator/jolokia/list",
                "/actuator/jolokia/read/java.lang:type=Runtime/SystemProperties"));
        return pages;
    }

    /** Every attribute, and what can be asked without saying anything. */
    private void jmx(List<String> found) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(null, null);
        assertThat(names).anyMatch(name -> name.getDomain().equals("org.apache.camel"));
        for (ObjectName name : names) {
            look("JMX " + name, name.toString(), found);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                boolean ofTheProcess =
                        name.getDomain().startsWith("java.") || name.getDomain().startsWith("com.sun");
                if (attribute.isReadable() && !ofTheProcess) {
                    look("JMX " + name + " " + attribute.getName(), value(server, name, attribute.getName()), found);
                }
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (operation.getSignature().length == 0 && operation.getName().startsWith("dump")) {
                    look("JMX " + name + " " + operation.getName(), asked(server, name, operation.getName()), found);
                }
            }
        }
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return server.getAttributes(name, new String[] {attribute}).stream()
                    .map(one -> text(((Attribute) one).getValue()))
                    .findFirst()
                    .orElse("");
        } catch (JMException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String asked(MBeanServer server, ObjectName name, String operation) {
        try {
            return text(server.invoke(name, operation, new Object[0], new String[0]));
        } catch (JMException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String text(Object value) {
        if (value instanceof TabularData table) {
            return table.values().stream()
                    .map(PlantedSecretsTest::text)
                    .toList()
                    .toString();
        }
        if (value instanceof CompositeData composite) {
            return composite.values().stream()
                    .map(PlantedSecretsTest::text)
                    .toList()
                    .toString();
        }
        return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
    }

    /** The store, receipts, rejects, the archive, and what lies beside the drop. */
    private void files(List<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look("file " + file, Files.readString(file, StandardCharsets.ISO_8859_1), found);
            }
        }
    }

    private void look(String where, String text, List<String> found) {
        for (String secret : secrets) {
            for (String form : List.of(
                    secret,
                    java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8),
                    Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))) {
                int at = text.indexOf(form);
                if (at >= 0) {
                    String around = text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60));
                    found.add(where + ": " + around.replace('\n', ' '));
                    break;
                }
            }
        }
    }

    private String get(String path) throws Exception {
        return get("operator", path);
    }

    private String get(String who, String path) throws Exception {
        String login = Base64.getEncoder().encodeToString((who + ":" + CONSOLE).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Authorization", "Basic " + login)
                .method("GET", BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.headers().map() + answer.body();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }
}
