package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.model.OutcomeCounts;
import io.serai.samples.Expected;
import io.serai.samples.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String TICKETS = """
            - beans:
                - name: acme-tickets
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: tickets
                    columns: {ticket: no, store: shop, status: state, created-at: at}
                - name: acme-lines
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: ticket-lines
                    columns: {ticket: no, store: shop, line: pos, product: sku, quantity: qty, amount-net: net, amount-gross: gross}
                    policies: {canary-items: 1}
            - route:
                id: acme-drop
                from:
                  uri: kamelet:sftp-drop
                  parameters: {partner: acme, feed: acme-tickets, host: "{{acme.host}}", password: "{{env:ACME_PASSWORD}}"}
                  steps:
                    - to: {uri: "direct:receive-file"}
            """;
    private static final String HEADER = "no,shop,state,at\n";
    private static final String T1 = "T1,S1,paid,2026-01-02T10:00:00Z\n";
    private static final String LINES = "no,shop,pos,sku,qty,net,gross\n";

    private final Path home;
    private final Path out;

    CheckCommandTest(@TempDir Path home) {
        this.home = home;
        this.out = home.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boulange", "modeline", "cyclo"})
    void samplesComeToWhatTheHubMakesOfThem(String partner) throws IOException {
        List<Sample> samples =
                Sample.ALL.stream().filter(one -> one.partner().equals(partner)).toList();
        JsonNode checked = JSON.readTree(check(
                        "routes/samples/" + partner + ".camel.yaml",
                        Stream.concat(Stream.of("--json", "--items", "1000"), pairs(samples))
                                .toArray(String[]::new))
                .out());
        Expected expected = Expected.read();
        for (int n = 0; n < samples.size(); n++) {
            assertThat(outcomes(checked.path("files").path(n)))
                    .as(samples.get(n).name())
                    .isEqualTo(expected.outcomes(samples.get(n)));
        }
        assertThat(Expected.differences(expected.customers(partner), items(checked, "customer")))
                .isEmpty();
        assertThat(Expected.differences(expected.orders(partner), items(checked, "order")))
                .isEmpty();
        assertThat(checked.path("outgoing").path("held").asInt()).isEqualTo(expected.held(partner));
    }

    private Stream<String> pairs(List<Sample> samples) throws IOException {
        List<String> words = new ArrayList<>();
        for (Sample sample : samples) {
            Path file = home.resolve(sample.wave() + "").resolve(sample.name());
            Files.createDirectories(file.getParent());
            Files.write(file, sample.bytes());
            words.add(feed(sample) + "=" + file);
        }
        return words.stream();
    }

    private static String feed(Sample sample) {
        String kind = Stream.of("customers", "tickets", "lines", "sales")
                .filter(word -> sample.name().startsWith(word))
                .findFirst()
                .orElse(sample.name().startsWith("ticket_lines") ? "lines" : "sales");
        return sample.partner() + "-" + kind;
    }

    private static OutcomeCounts outcomes(JsonNode file) {
        return JSON.convertValue(file.path("outcomes"), OutcomeCounts.class);
    }

    private static Map<String, JsonNode> items(JsonNode checked, String entity) {
        Map<String, JsonNode> items = new TreeMap<>();
        for (JsonNode item : checked.path("outgoing").path("items")) {
            if (item.path("entity").asText().equals(entity)) {
                items.put(item.path("json").path("id").asText(), item.path("json"));
            }
        }
        return items;
    }

    @Test
    void aNameThatNoDropTakesIsNoted() throws IOException {
        String taken = TICKETS.replace("acme-tickets, host", "acme-tickets, include: \"tickets_.*\\\\.csv\", host");
        String routes =
                Files.writeString(home.resolve("named.camel.yaml"), taken).toString();
        String note = "note: no drop takes a file of this name: acme-drop takes names that match \"tickets_.*\\.csv\";"
                + " rename the file, or change include";
        Run run = check(
                routes,
                "acme-tickets=" + file("t.csv", HEADER + T1),
                "acme-tickets=" + file("Tickets_1.CSV", HEADER + T1));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsOnlyOnce(note);
        assertThat(run.out().indexOf(note)).isLessThan(run.out().indexOf("Tickets_1.CSV"));
    }

    @Test
    void aCleanTicketIsShownAsItWouldBeSent() throws IOException {
        Run run = check(
                partnerFile(),
                "acme-tickets=" + file("t.csv", HEADER + T1),
                "acme-lines=" + file("l.csv", LINES + "T1,S1,1,P,2,10.00,12.00\n"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "t.csv (feed acme-tickets): 1 record = 1 accepted",
                        "to account main: 1 order in 1 request",
                        "order T1 of store S1, from t.csv:2",
                        "\"amountWithTax\" : 12.00",
                        "clean: nothing to complain about in 2 records");
        assertThat(out.resolve("t.csv.receipt.json")).exists();
        assertThat(out.resolve("t.csv.rejects.csv")).doesNotExist();
    }

    @Test
    void aFileThatIsPassedOnIsNotRead() throws IOException {
        String feed = """
                - beans:
                    - name: acme-till
                      type: io.serai.feed.FeedDeclaration
                      properties: {partner: acme, rows: file, relay: {content-type: text/csv}}
                """;
        String routes = Files.writeString(home.resolve("till.camel.yaml"), feed).toString();
        Run run = check(routes, "acme-till", file("till.dat", "anything").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "till.dat (feed acme-till): it would be passed on as it is, to be read by Kiliba",
                        "note: no row is read here: account main would get the 8 bytes as they are",
                        "clean: no row was read");
        assertThat(out.resolve("till.dat.receipt.json")).content().contains("\"relay\"", "\"due\"");
    }

    @Test
    void aRejectedRowIsToldWithItsPlaceAndWritten() throws IOException {
        Run run = check(
                partnerFile(),
                "acme-tickets",
                file("t.csv", HEADER + T1 + "T2,S1,paid,yesterday\n").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "1 x NOT_A_DATE: is not a date; to do: write the date in an agreed form",
                        "line 3, column at: found \"yesterday\", expected",
                        "held, and sent when the other part comes: 1 document",
                        "order T1 of store S1 waits for its lines (t.csv:2)",
                        "rejects: 1 of 2 records rejected");
        assertThat(out.resolve("t.csv.rejects.csv")).content().contains("T2,S1,paid,yesterday", "NOT_A_DATE");
        assertThat(JSON.readTree(out.resolve("t.csv.receipt.json").toFile())
                        .path("outcomes")
                        .path("rejected")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeSentIsNotClean() throws IOException {
        Run run = check(
                partnerFile(),
                "acme-tickets=" + file("t.csv", HEADER + T1),
                "acme-lines=" + file("l.csv", LINES + "T1,S1,1,P,-2,-10.00,-12.00\n"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("cannot be sent: 1 x RETURN_REFUSED", "t.csv:2", "1 of what was kept cannot be sent");
    }

    @Test
    void aFileThatCannotBeUsedEndsWithTwo() throws IOException {
        Run run =
                check(partnerFile(), "acme-tickets", file("t.csv", "a,b\n1,2\n").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "nothing of it can be used: the file lacks a required column",
                        "unusable: nothing of t.csv can be used");
        assertThat(out.resolve("t.csv.receipt.json")).content().contains("COLUMN_MISSING");
    }

    @Test
    void anUnfinishedLastLineIsTakenAndTold() throws IOException {
        Run run = check(
                partnerFile(),
                "acme-tickets",
                file("t.csv", (HEADER + T1).stripTrailing()).toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "1 record = 1 accepted",
                        "note: its last line has no line end; the hub waits 10m for the rest, then takes it as it is");
    }

    @Test
    void nothingButTheAnswersIsWritten() throws IOException {
        Path data = home.resolve("data");
        Path file = file("t.csv", HEADER + T1);
        Map<String, String> secrets = Map.of(
                "serai.data-dir", data.toString(),
                "spring.datasource.url", "jdbc:postgresql://nowhere.invalid/serai",
                "spring.datasource.password", "${NOBODY_SET_THIS}",
                "serai.console.password-hash", "${NOBODY_SET_THIS}",
                "serai.kiliba.accounts.main.api-key", "${NOBODY_SET_THIS}");
        Run run = Run.of(
                secrets, words(partnerFile(), "acme-tickets", file.toString()).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(data).doesNotExist();
        assertThat(file).hasContent(HEADER + T1);
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("acme.camel.yaml", "t.csv", "out");
        }
    }

    @Test
    void answersReplaceNothing() throws IOException {
        Files.createDirectories(out);
        Path corrected = Files.writeString(out.resolve("t.csv.rejects.csv"), "mine");
        Run run =
                check(partnerFile(), "acme-tickets", file("t.csv", HEADER + T1).toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("t.csv.rejects.csv is there already and is not replaced");
        assertThat(corrected).hasContent("mine");
    }

    @Test
    void filesOfOneNameAreAnsweredApart() throws IOException {
        Files.createDirectories(home.resolve("later"));
        Run run = check(
                partnerFile(),
                "acme-tickets",
                file("t.csv", HEADER + T1).toString(),
                file("later/t.csv", HEADER + T1.replace("paid", "back")).toString());
        assertThat(run.exit()).isZero();
        assertThat(out.resolve("t.csv.receipt.json")).exists();
        assertThat(out.resolve("2/t.csv.receipt.json")).exists();
    }

    @Test
    void wrongWordsAreAnsweredWithWhatIsExpected() throws IOException {
        String file = file("t.csv", HEADER + T1).toString();
        assertRefused("no feed is called \"acme-ticket\"; known feeds: acme-lines, acme-tickets", "acme-ticket", file);
        assertRefused("the file x.csv cannot be read: found nothing", "acme-tickets", "x.csv");
        assertRefused("no file: expected one or more after the feed's name acme-tickets", "acme-tickets");
        assertRefused("\"acme-lines\" is a feed and no file", "acme-tickets", file, "acme-lines", file);
        assertRefused("\"" + file + "\": expected FEED=FILE", "acme-tickets=" + file, file);
    }

    private void assertRefused(String said, String... words) throws IOException {
        Run run = check(partnerFile(), words);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aPartnerFileThatCannotBeReadIsOneSentenceWithItsPlace() throws IOException {
        Path file = Files.writeString(home.resolve("acme.camel.yaml"), "- beans:\n    - name: a\n      typ: b\n");
        Run run = check(file.toString(), "a", "t.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("the partner files cannot be read: Unsupported field: typ", "acme.camel.yaml, line 3")
                .doesNotContain("\tat ");
    }

    private Run check(String partner, String... words) {
        return Run.of(Map.of(), words(partner, words).toArray(String[]::new));
    }

    private Stream<String> words(String partner, String... words) {
        return Stream.concat(Stream.of("check", "--routes", partner, "--out", out.toString()), Arrays.stream(words));
    }

    private String partnerFile() throws IOException {
        return Files.writeString(home.resolve("acme.camel.yaml"), TICKETS).toString();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text, StandardCharsets.UTF_8);
    }
}
