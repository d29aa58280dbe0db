package io.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.command.Run;
import io.serai.model.OutcomeCounts;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class RepairTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LINES = "Ticket;Store;Line;Sku;Qty;HT;TTC;NEW\n";

    @TempDir
    static Path home;

    private static AcmeHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = AcmeHub.start(home);
    }

    /** Whatever was repaired, replayed and edited, and however old it becomes: nothing is lost. */
    @AfterAll
    static void proveAndStop() {
        try {
            prove();
            assertThat(hub.agedAndPruned().requests())
                    .as("requests that nothing rests on")
                    .isPositive();
            prove();
        } finally {
            hub.close();
        }
    }

    private static void prove() {
        Run proof = hub.command("prove", "--deep");
        assertThat(proof.out()).doesNotContain("GAP");
        assertThat(proof.exit()).isZero();
    }

    @Test
    void a_refused_customer_is_edited_and_delivered_and_an_old_replay_does_not_undo_it() throws Exception {
        hub.sandbox.refuse("\"closed\"");
        hub.put(
                "folder",
                "customers-1.csv",
                "id,email,first,store,groups,created\nc1,jane@example.com,Jane,1,closed,2026-01-01T10:00:00Z\n");
        DropSummary file = ended("customers-1.csv");
        JsonNode letter = letter("c1");
        assertThat(letter.at("/reason").asText()).isEqualTo("REFUSED_BY_DESTINATION");
        assertThat(letter.at("/status").asInt()).isEqualTo(400);
        long number = letter.at("/number").asLong();
        looksAreMaskedAndKept(number);
        String edit = "/api/dead-letters?number=" + number + "&why=the+shop+called";

        JsonNode wrong = hub.ask("PATCH", edit, "{\"email\":\"jane\",\"groupIds\":[\"g\"]}");
        assertThat(wrong.at("/0/refused").asText()).contains("email \"jane\" is not an e-mail address", "NOT_AN_EMAIL");
        JsonNode would = hub.ask("PATCH", edit + "&dryRun=true", "{\"groupIds\":[\"g\"],\"defaultGroupId\":\"g\"}");
        assertThat(would.at("/0/changes/0/name").asText()).isEqualTo("defaultGroupId");
        assertThat(would.at("/0/drop").isNull()).isTrue();
        assertThat(hub.drop("edit-of-letter-" + number + ".json")).isEmpty();

        hub.ask("PATCH", edit, "{\"groupIds\":[\"g\"],\"defaultGroupId\":\"g\",\"email\":\"joan@example.com\"}");
        await().atMost(LONG).until(() -> hub.sandbox.customers().containsKey("c1"));
        assertThat(hub.customer("c1").at("/email").asText()).isEqualTo("joan@example.com");
        DropSummary edited = ended("edit-of-letter-" + number + ".json");
        assertThat(edited.source()).isEqualTo("operator");
        assertThat(edited.outcomes()).isEqualTo(new OutcomeCounts(1, 0, 0, 0, 0, 0));
        assertThat(edited.closes()).isTrue();
        assertThat(hub.get("/api/dead-letters?number=" + number).at("/0/state").asText())
                .isEqualTo("past");
        assertThat(hub.get("/api/audit").findValuesAsText("what")).contains("dead-letter-edit", "dead-letter-unmask");

        replaysWithoutUndoing(file, edited);
    }

    private static void looksAreMaskedAndKept(long number) throws Exception {
        String path = "/api/dead-letters/" + number;
        assertThat(hub.get(path).toString()).doesNotContain("jane@", "Jane").contains("customers-1.csv", "\"line\":2");
        assertThat(hub.send("GET", path + "?unmask=true", "", true).statusCode())
                .isEqualTo(422);
        assertThat(hub.get(path + "?unmask=true&why=the+customer+asked").toString())
                .contains("jane@example.com", "Jane");
    }

    private static void replaysWithoutUndoing(DropSummary file, DropSummary edited) throws Exception {
        JsonNode would = hub.ask("POST", "/api/drops/" + file.id() + "/replay?dryRun=true", "");
        assertThat(would.at("/outcomes/stale").asInt()).isEqualTo(1);
        JsonNode wish = hub.ask("POST", "/api/drops/" + file.id() + "/replay?why=to+see", "");
        String path = "/api/replays/" + wish.at("/id").asLong();
        await().atMost(LONG).until(() -> hub.get(path).at("/takenAs").isNumber());
        long replay = hub.get(path).at("/takenAs").asLong();
        await().atMost(LONG)
                .until(() ->
                        hub.get("/api/drops/" + replay).at("/result").asText().equals("done"));
        DropSummary done = hub.ledger().drop(replay).orElseThrow();
        assertThat(done.outcomes()).isEqualTo(new OutcomeCounts(0, 0, 0, 1, 0, 0));
        assertThat(done.replayOf()).isEqualTo(file.id());
        assertThat(done.fileTime()).isEqualTo(file.fileTime()).isBefore(edited.fileTime());
        assertThat(hub.customer("c1").at("/email").asText()).isEqualTo("joan@example.com");
        assertThat(hub.send("POST", "/api/drops/" + edited.id() + "/replay?why=no", "", true)
                        .body())
                .contains("is an operator's edit");
    }

    @Test
    void letters_are_replayed_and_discarded_by_command_beside_the_running_hub() throws Exception {
        hub.put("folder", "tickets-r.csv", "Ticket,Store,Status,Created\nR1,r,paid,2026-01-01T10:00:00Z\n");
        hub.put("folder", "lines-r.csv", LINES + "R1;r;1;sku;1;-5;-6;0\n");
        long number = letter("R1").at("/number").asLong();

        assertThat(hub.command("dead-letters", "list", "--store", "r").out())
                .contains(number + " open acme order store r R1: RETURN_REFUSED");
        Run dry = hub.command("dead-letters", "replay", "--ticket", "R1", "--dry-run");
        assertThat(dry.out()).startsWith("dry run: would be due again: 1 letters");
        assertThat(hub.command("dead-letters", "replay", "--why", "x").err()).contains("found no filter");
        assertThat(hub.command("dead-letters", "replay", "--ticket", "R1").err())
                .contains("why: found nothing");

        Run edit = hub.command(
                "dead-letters",
                "edit",
                "--number",
                "" + number,
                "--part",
                "line 1",
                "--why",
                "typed wrongly",
                "{\"amountNet\":5.00,\"amountGross\":\"6\"}");
        assertThat(edit.exit()).isEqualTo(1);
        assertThat(edit.out()).contains("refused: patch: amountGross: ");
        Run discarded = hub.command("dead-letters", "discard", "--ticket", "R1", "--why", "a return");
        assertThat(discarded.out()).startsWith("1 discarded");
        assertThat(hub.command("dead-letters", "list", "--store", "r").out()).isEmpty();
        assertThat(hub.command("dead-letters", "list", "--store", "r", "--state", "discarded")
                        .out())
                .isNotEmpty();
        assertThat(hub.get("/api/accounts").findValuesAsText("refused")).contains("1");

        hub.put("folder", "lines-r2.csv", LINES + "R1;r;1;sku;1;-7;-8;0\n");
        long again = letter("R1").at("/number").asLong();
        assertThat(again).isGreaterThan(number);
        edit = hub.command(
                "dead-letters",
                "edit",
                "--ticket",
                "R1",
                "--part",
                "line 1",
                "--why",
                "typed wrongly",
                "{\"amountNet\":5.00,\"amountGross\":6}");
        assertThat(edit.out()).contains("edited as drop ", "amountNet: \"-7\" -> \"5.00\"");
        assertThat(edit.exit()).isZero();
        await().atMost(LONG).until(() -> hub.sandbox.orders().containsKey("r-R1"));
    }

    @Test
    void acting_needs_the_login_and_the_token() throws Exception {
        assertThat(hub.send("POST", "/api/dead-letters/replay?store=x&why=y", "", false)
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.send("POST", "/api/dead-letters/replay?why=y", "", true).statusCode())
                .isEqualTo(422);
        assertThat(hub.ask("POST", "/api/dead-letters/replay?store=x&why=y", "")
                        .at("/letters")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "sftp"})
    void a_corrected_rejects_file_dropped_back_as_it_is_becomes_accepted_rows(String drop) throws Exception {
        String name = "lines-" + drop + ".csv";
        hub.put(drop, name, LINES + "A1;" + drop + ";1;sku;1;10.00;12.00;0\nA1;" + drop + ";2;sku;two;5.00;6.00;0\n");
        assertThat(ended(name).outcomes()).isEqualTo(new OutcomeCounts(1, 0, 0, 0, 1, 0));
        Path rejects = hub.folder(drop).resolve(name + ".rejects.csv");
        await().atMost(LONG).until(() -> Files.exists(rejects));
        String wrong = Files.readString(rejects);
        assertThat(wrong).contains("serai_line", "NOT_A_NUMBER");

        hub.put(drop, name + ".rejects.csv", wrong.replace(";two;", ";2;"));
        DropSummary corrected = ended(name + ".rejects.csv");
        assertThat(corrected.outcomes()).isEqualTo(new OutcomeCounts(1, 0, 0, 0, 0, 0));
        assertThat(corrected.notes()).containsExactly("columns not used: NEW");
        hub.put(
                "folder",
                "tickets-" + drop + ".csv",
                "Ticket,Store,Status,Created\nA1," + drop + ",paid,2026-01-01T10:00:00Z\n");
        await().atMost(LONG).until(() -> hub.sandbox.orders().containsKey(drop + "-A1"));
        assertThat(hub.order(drop + "-A1").at("/products")).hasSize(2);
    }

    @Test
    void a_ticket_that_waits_too_long_is_told_once_and_still_completed() throws Exception {
        hub.put("folder", "tickets-h.csv", "Ticket,Store,Status,Created\nH1,h,paid,2026-01-01T10:00:00Z\n");
        DropSummary first = ended("tickets-h.csv");
        await().atMost(LONG)
                .until(
                        () -> hub.get("/api/held?partner=acme&overdue=true").findValuesAsText("file"),
                        files -> files.contains("tickets-h.csv"));
        assertThat(hub.command("held", "--overdue").out())
                .contains(
                        "acme order store h H1 waits for its lines since",
                        "overdue: tickets-h.csv:2 (drop " + first.id());
        await().atMost(LONG)
                .until(() -> hub.send("GET", "/actuator/prometheus", "", true).body(), page -> page.lines()
                        .anyMatch(line -> line.matches("serai_held_overdue [1-9].*")));

        hub.put("folder", "tickets-h2.csv", "Ticket,Store,Status,Created\nH2,h,paid,2026-01-01T10:00:00Z\n");
        ended("tickets-h2.csv");
        await().atMost(LONG).until(() -> Files.exists(hub.folder("folder").resolve("tickets-h2.csv.receipt.json")));
        assertThat(String.join("\n", hub.receipt("folder", "tickets-h2.csv")))
                .contains("acme/tickets-h.csv:2 ticket H1 of store h waits for its lines since");
        hub.put("folder", "tickets-h3.csv", "Ticket,Store,Status,Created\nH3,h,paid,2026-01-01T10:00:00Z\n");
        ended("tickets-h3.csv");
        await().atMost(LONG).until(() -> Files.exists(hub.folder("folder").resolve("tickets-h3.csv.receipt.json")));
        assertThat(String.join("\n", hub.receipt("folder", "tickets-h3.csv"))).doesNotContain("ticket H1");

        hub.put("folder", "lines-h.csv", LINES + "H1;h;1;sku;1;10.00;12.00;0\n");
        await().atMost(LONG).until(() -> hub.sandbox.orders().containsKey("h-H1"));
        assertThat(hub.command("held").out()).doesNotContain("store h H1 ");
    }

    @Test
    void a_file_is_read_again_under_a_corrected_declaration() throws Exception {
        hub.put("folder", "tickets-d.csv", "Ticket,Store,Status,Created\nD1,d,paid,2026-01-01T10:00:00Z\n");
        hub.put("folder", "lines-d.csv", LINES + "D1;d;1;sku;1;10.00;12.00;9.00\n");
        DropSummary file = ended("lines-d.csv");
        await().atMost(LONG).until(() -> hub.sandbox.orders().containsKey("d-D1"));
        assertThat(hub.command("replay", "" + file.id(), "--dry-run").out())
                .contains("1 unchanged", "would add 0 and change 0");

        hub.declare("NEW");
        assertThat(hub.command("replay", "" + file.id(), "--dry-run").out())
                .contains("1 records, 1 accepted", "would add 0 and change 1", "change acme order store d D1");
        hub.restart();
        assertThat(hub.command("replay", "" + file.id(), "--why", "wrong column")
                        .out())
                .contains("drop " + file.id() + " will be read again");
        await().atMost(LONG).until(() -> hub.order("d-D1").at("/amount").asText(), amount -> amount.startsWith("9"));
        DropSummary replay = hub.drop("lines-d.csv").orElseThrow();
        assertThat(replay.replayOf()).isEqualTo(file.id());
        assertThat(replay.closes()).isTrue();
        hub.declare("HT");
        hub.restart();
    }

    @Test
    void a_forgotten_customer_is_nowhere_and_everything_still_adds_up() throws Exception {
        new ForgottenCustomer(home, hub).isNowhere();
    }

    private static DropSummary ended(String name) {
        return await().atMost(LONG)
                .until(() -> hub.drop(name), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode letter(String id) {
        return await().atMost(LONG)
                .until(() -> hub.get("/api/dead-letters?id=" + id).path(0), JsonNode::isObject);
    }
}
