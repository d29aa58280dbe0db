package io.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.command.Run;
import io.serai.drift.HeaderDrift;
import io.serai.model.Reason;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A till's lines, whose feed holds files with a header that it does not take; the days build on each other. */
@TestMethodOrder(MethodName.class)
@SuppressWarnings("NullAway.Init")
class DriftTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String OLD = "ticket,store,line,ean,label,qty,amount_ht,amount_ttc";
    private static final String NEW = "ticket,store,line,ean,label,qty,amount_ht,total_ttc";

    @TempDir
    static Path home;

    private static AcmeHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = AcmeHub.start(home);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void day1_the_first_header_is_no_change_and_a_new_column_is_told_once() throws Exception {
        assertThat(put("till_1.csv", OLD, 1, 40).drift()).isNull();
        DropSummary more = put("till_2.csv", OLD + ",cashier", 41, 45);
        assertThat(more.result()).isEqualTo("done");
        assertThat(drift(more).summary()).isEqualTo("against drop 1, columns are new: cashier");
        assertThat(put("till_3.csv", OLD + ",cashier", 46, 47).drift()).isNull();
        assertThat(drift(put("till_4.csv", OLD, 48, 50)).vanished())
                .extracting(one -> one.column() + " " + one.field() + " " + one.required())
                .containsExactly("cashier null false");
    }

    @Test
    void day2_a_file_without_a_required_column_waits_where_it_lies_and_its_receipt_says_why() throws Exception {
        DropSummary waiting = put("till_5.csv", NEW, 51, 90);
        assertThat(waiting.result()).isEqualTo("waiting");
        assertThat(waiting.failure()).isEqualTo(Reason.COLUMN_MISSING);
        await().atMost(LONG).until(() -> Files.exists(till("till_5.csv.receipt.json")));
        assertThat(till("till_5.csv")).exists();
        String receipt = Files.readString(till("till_5.csv.receipt.json"));
        assertThat(receipt)
                .contains("This file waits where it is, and nothing of it is applied yet")
                .contains("\"result\" : \"waiting\"", "\"column\" : \"amount_ttc\"", "\"required\" : true")
                .contains("\"write\" : \"amount-gross: amount_ttc|total_ttc\"")
                .contains("100 % of its 40 first values are numbers in the agreed form")
                .contains("it stands where amount_ttc stood");
        JsonNode drop = hub.get("/api/drops/" + waiting.id());
        assertThat(drop.at("/drift/proposals/0/field").asText()).isEqualTo("amount-gross");
        assertThat(drop.at("/drift/proposals/0/column").asText()).isEqualTo("total_ttc");
        assertThat(hub.get("/api/drift").at("/waiting/0/file").asText()).isEqualTo("till_5.csv");
        assertThat(hub.send("GET", "/", "", false).body()).contains("acme/till_5.csv waits");
        Run proof = hub.command("prove", "--deep");
        assertThat(proof.out()).doesNotContain("GAP").contains("waiting: 1 x file");
    }

    @Test
    void day3_it_is_neither_read_nor_answered_at_every_poll_and_others_go_on() throws Exception {
        FileTime answered = Files.getLastModifiedTime(till("till_5.csv.receipt.json"));
        assertThat(put("till_6.csv", OLD, 91, 92).result()).isEqualTo("done");
        assertThat(drops("till_5.csv")).extracting(DropSummary::result).containsExactly("waiting");
        assertThat(Files.getLastModifiedTime(till("till_5.csv.receipt.json"))).isEqualTo(answered);
    }

    @Test
    void day4_accepting_the_name_takes_the_file_and_answers_it() throws Exception {
        long waiting = hub.drop("till_5.csv").orElseThrow().id();
        String[] other = {"drift", "accept", "" + waiting, "--field", "amount-gross", "--column", "ean", "--why", "no"};
        assertThat(hub.command(other).err()).contains("column ean is that of product");
        JsonNode left = hub.ask("POST", "/api/drift/" + waiting + "/accept?why=renamed+by+the+vendor", "");
        assertThat(left.at("/aliases/0/write").asText()).isEqualTo("amount-gross: amount_ttc|total_ttc");
        awaitResult(waiting, "done");
        assertThat(hub.ledger().drop(waiting).orElseThrow().outcomes().accepted())
                .isEqualTo(40);
        await().atMost(LONG).until(() -> Files.exists(till("done/till_5.csv")));
        assertThat(Files.readString(till("till_5.csv.receipt.json"))).contains("All 40 records were understood");
        assertThat(hub.command("feeds").out())
                .contains("acme-till: accepted, but not in the partner file: column total_ttc for amount-gross");
    }

    @Test
    void day5_after_a_restart_the_name_is_still_known_and_what_waited_still_waits() throws Exception {
        assertThat(put("till_7.csv", OLD.replace("qty", "pieces"), 93, 94).result())
                .isEqualTo("waiting");
        hub.restart();
        assertThat(put("till_8.csv", NEW, 95, 96).result()).isEqualTo("done");
        assertThat(drops("till_7.csv")).extracting(DropSummary::result).containsExactly("waiting");
        assertThat(till("till_7.csv")).exists();
    }

    @Test
    void day6_an_operator_fails_one_and_revokes_the_name_and_the_edited_partner_file_takes_the_other()
            throws Exception {
        long failed = hub.drop("till_7.csv").orElseThrow().id();
        hub.command("drift", "fail", "" + failed, "--why", "half an export");
        await().atMost(LONG).until(() -> Files.exists(till("failed/till_7.csv")));
        assertThat(drops("till_7.csv"))
                .extracting(DropSummary::id, DropSummary::result)
                .containsExactly(tuple(failed, "failed"));

        String[] revoke = {"drift", "revoke", "acme-till", "amount-gross", "total_ttc", "--why", "written by hand"};
        assertThat(hub.command(revoke).exit()).isZero();
        await().atMost(LONG).until(() -> put("till_9.csv", NEW, 97, 99).result().equals("waiting"));
        hub.edit("amount-gross: amount_ttc}", "amount-gross: amount_ttc|total_ttc}");
        awaitResult(hub.drop("till_9.csv").orElseThrow().id(), "done");
        await().atMost(LONG).until(() -> Files.exists(till("done/till_9.csv")));
        assertThat(hub.get("/api/audit").findValuesAsText("what"))
                .contains("alias-accept", "alias-revoke", "waiting-fail");
        Run proof = hub.command("prove", "--deep");
        assertThat(proof.out()).doesNotContain("GAP", "waiting:");
        assertThat(proof.exit()).isZero();
    }

    private static void awaitResult(long drop, String result) {
        await().atMost(LONG)
                .until(() -> hub.ledger().drop(drop).orElseThrow().result().equals(result));
    }

    private static List<DropSummary> drops(String name) {
        return hub.ledger().drops(100, null).stream()
                .filter(drop -> drop.name().equals(name))
                .toList();
    }

    private static HeaderDrift drift(DropSummary drop) {
        return Objects.requireNonNull(drop.drift(), "a changed header");
    }

    private static Path till(String name) {
        return hub.folder("till").resolve(name);
    }

    private static DropSummary put(String name, String header, int from, int until) throws Exception {
        StringBuilder csv = new StringBuilder(header).append('\n');
        String more = header.endsWith("cashier") ? ",Ann" : "";
        IntStream.rangeClosed(from, until)
                .forEach(n ->
                        csv.append("T%d,1,1,40063813339%02d,Tube,2,%d.00,%d.20%s\n".formatted(n, n % 100, n, n, more)));
        hub.put("till", name, csv.toString());
        return await().atMost(LONG)
                .until(() -> hub.drop(name), Optional::isPresent)
                .orElseThrow();
    }
}
