package io.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.command.Run;
import io.serai.state.Ledger.DropSummary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A customer who is in the store, in tickets, in kept and packed files, in rejected rows and in the audit; then forgotten. */
@SuppressWarnings("StringConcatToTextBlock") // rows that are used twice
record ForgottenCustomer(Path home, AcmeHub hub) {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HEADER = "id,email,first,store,groups,created\n";
    private static final String ROW = "p-4711,zoe.quist@example.com,Zoequist,1,g,2026-01-01T10:00:00Z\n";
    private static final String HASHES = ".*\"sketch\":\\[\\d.*";
    private static final List<String> TRACES = List.of("zoe.quist@example.com", "Zoequist", "p-4711");

    void isNowhere() throws Exception {
        DropSummary first = drops();
        hub.get("/api/trace?customer=p-4711&show-values=true&why=p-4711+asked+for+zoe.quist@example.com");
        assertThat(traces()).as("what is to be erased").isNotEmpty();

        Run dry = hub.command("forget", "--customer", "p-4711", "--dry-run");
        assertThat(dry.out())
                .startsWith(
                        "dry run: would erase of partner acme: 1 customer, 2 tickets, 2 carts, visits and consents, ")
                .contains("drop " + first.id() + " customers-p.csv: 2 rows, 0 tickets", "customers-p2.csv.gz: 1 rows");
        assertThat(hub.command("trace", "--customer", "p-4711").exit()).isZero();

        assertThat(seenHeaders()).as("hashes of values").anyMatch(header -> header.matches(HASHES));
        age();
        JsonNode done = hub.ask("POST", "/api/forget?customer=p-4711&why=p-4711+asked", "");
        assertThat(done.at("/customers").asInt()).isEqualTo(1);
        assertThat(done.at("/orders").asInt()).isEqualTo(2);
        assertThat(done.at("/others").asInt()).isEqualTo(2);
        assertThat(done.at("/rejects").asInt()).isEqualTo(1);
        assertThat(done.at("/todo/0").asText()).contains("Kiliba (account main) has taken the customer");
        assertThat(traces()).isEmpty();
        assertThat(seenHeaders()).isNotEmpty().noneMatch(header -> header.matches(HASHES));
        staysKnown(done.at("/pseudonym").asText());
        nothingComesBack();
    }

    /** What is remembered of the last file of each feed. */
    private List<String> seenHeaders() throws Exception {
        List<String> headers = new ArrayList<>();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/serai.db"));
                ResultSet rows = store.createStatement().executeQuery("select columns from feed_header")) {
            while (rows.next()) {
                headers.add(rows.getString(1));
            }
        }
        return headers;
    }

    private DropSummary drops() throws Exception {
        hub.put(
                "folder",
                "customers-p.csv",
                HEADER + ROW + "p-2,other@example.com,Other,1,g,2026-01-01T10:00:00Z\n"
                        + "p-4711,zoe.quist(at)example,Zoequist,1,g,2026-01-01T10:00:00Z\n");
        DropSummary first = ended("customers-p.csv");
        Path packed = home.resolve("aside.gz");
        Files.write(packed, gzip(HEADER + ROW + "p-3,third@example.com,Third,1,g,2026-01-01T10:00:00Z\n"));
        Files.move(packed, hub.folder("folder").resolve("customers-p2.csv.gz"));
        ended("customers-p2.csv.gz");
        hub.put(
                "folder",
                "tickets-p.csv",
                "Ticket,Store,Status,Created,Customer,Mail\n"
                        + "P1,p,paid,2026-01-01T10:00:00Z,p-4711,zoe.quist@example.com\n"
                        + "P2,p,paid,2026-01-01T10:00:00Z,,zoe.quist@example.com\n"
                        + "P3,p,paid,2026-01-01T10:00:00Z,p-2,other@example.com\n");
        hub.put(
                "folder",
                "lines-p.csv",
                "Ticket;Store;Line;Sku;Qty;HT;TTC;NEW\nP1;p;1;sku;1;10;12;0\nP3;p;1;sku;1;10;12;0\n");
        hub.put(
                "folder",
                "visits-p.csv",
                "customer,mail,url,at,product\np-4711,zoe.quist@example.com,https://shop.example/a,2026-01-01T10:00:00Z,sku\n");
        hub.put("folder", "consents-p.csv", "mail,out\nZoe.Quist@example.com,yes\n");
        await().atMost(LONG)
                .until(() -> hub.sandbox.blacklisted().containsKey("zoe.quist@example.com")
                        && !hub.sandbox.held("visits").isEmpty());
        await().atMost(LONG)
                .until(() -> hub.sandbox.customers().containsKey("p-4711")
                        && hub.sandbox.orders().containsKey("p-P3"));
        hub.put("folder", "customers-broken.csv", "id,email\n" + ROW);
        ended("customers-broken.csv");
        settled();
        return first;
    }

    /** Nothing is on its way that could be answered later. */
    private void settled() {
        await().atMost(LONG).until(() -> hub.get("/api/accounts").findValuesAsText("due"), due -> due.stream()
                .allMatch("0"::equals));
    }

    /** A file that no drop refers to goes only once it cannot be on its way any more. */
    private void age() throws Exception {
        // the partner's copy: fetched again at every look, as long as it lies there
        Files.delete(hub.folder("folder").resolve("customers-p.csv.rejects.csv"));
        try (Stream<Path> files = Files.walk(home.resolve("data/archive"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
            }
        }
    }

    private void staysKnown(String pseudonym) throws Exception {
        assertThat(hub.command("prove", "--deep").out()).doesNotContain("GAP").contains("gaps=0");
        assertThat(hub.command("trace", "--customer", "p-4711").exit()).isEqualTo(1);
        assertThat(hub.get("/api/dead-letters?state=discarded&id=" + pseudonym)
                        .at("/0/state")
                        .asText())
                .isEqualTo("discarded");
        JsonNode audit = hub.get("/api/audit").path(0);
        assertThat(audit.at("/what").asText()).isEqualTo("forget");
        assertThat(audit.at("/why").asText()).isEqualTo("*** asked");
        assertThat(audit.at("/changed").asText()).startsWith("salt ");
        assertThat(hub.customer("p-2").at("/email").asText()).isEqualTo("other@example.com");
    }

    /** The same bytes again are still known; a replay reads what is left; a new file makes somebody new. */
    private void nothingComesBack() throws Exception {
        hub.put(
                "folder",
                "customers-again.csv",
                HEADER + ROW + "p-2,other@example.com,Other,1,g,2026-01-01T10:00:00Z\n"
                        + "p-4711,zoe.quist(at)example,Zoequist,1,g,2026-01-01T10:00:00Z\n");
        ended("customers-again.csv");
        hub.command("replay", "" + hub.drop("customers-p2.csv.gz").orElseThrow().id(), "--why", "to see");
        await().atMost(LONG)
                .until(() -> hub.drop("customers-p2.csv.gz").orElseThrow().replayOf() != null);
        assertThat(hub.command("trace", "--customer", "p-4711").exit()).isEqualTo(1);

        hub.put("folder", "customers-new.csv", HEADER + ROW.replace("Zoequist", "Zoe"));
        ended("customers-new.csv");
        assertThat(hub.command("trace", "--customer", "p-4711").exit()).isZero();
    }

    /** Which files of the data folder still hold something of the customer. */
    private List<String> traces() throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> TRACES.stream()
                            .filter(trace -> holds(file, trace))
                            .map(trace -> file + ": " + trace + " in " + beginning(file)))
                    .toList();
        }
    }

    private static String beginning(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.substring(0, Math.min(200, text.length()));
        } catch (java.io.IOException e) {
            return "what is gone";
        }
    }

    private static boolean holds(Path file, String trace) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean packed = bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
            String text = packed
                    ? new String(
                            new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bytes)).readAllBytes(),
                            StandardCharsets.ISO_8859_1)
                    : new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains(trace);
        } catch (java.io.IOException e) {
            return false; // gone meanwhile
        }
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private DropSummary ended(String name) {
        return await().atMost(LONG)
                .until(() -> hub.drop(name), Optional::isPresent)
                .orElseThrow();
    }
}
