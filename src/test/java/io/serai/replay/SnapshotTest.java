package io.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.command.Run;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Full files of customers; the days build on each other. */
@TestMethodOrder(MethodName.class)
@SuppressWarnings("NullAway.Init")
class SnapshotTest {

    private static final Duration LONG = Duration.ofSeconds(60);

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
    void day1_the_first_full_file_is_never_parked() throws Exception {
        DropSummary first = put("members_20260401.csv", members(1, 20));
        assertThat(first.outcomes()).isEqualTo(new OutcomeCounts(20, 0, 0, 0, 0, 0));
        await().atMost(LONG).until(() -> hub.sandbox.customers().size() == 20);
    }

    @Test
    void day2_an_absent_customer_is_deleted_at_the_destination_and_counted_as_a_record() throws Exception {
        DropSummary second = put("members_20260402.csv", members(1, 19));
        assertThat(second.result()).isEqualTo("done");
        assertThat(second.records()).isEqualTo(20);
        assertThat(second.outcomes()).isEqualTo(new OutcomeCounts(1, 19, 0, 0, 0, 0));
        assertThat(second.closes()).isTrue();
        assertThat(second.notes()).containsExactly("1 known ones are absent from this full file and counted as gone");
        await().atMost(LONG).until(() -> hub.customer("m20").at("/deleted").asBoolean());
        assertThat(put("members_20260403.csv", members(1, 19) + "\n").outcomes())
                .isEqualTo(new OutcomeCounts(0, 19, 0, 0, 0, 1));
    }

    @Test
    void day4_a_file_with_rejected_rows_deletes_nothing() throws Exception {
        DropSummary broken = put("members_20260404.csv", members(1, 18) + "m19,no address,1,2026-01-01T10:00:00Z\n");
        assertThat(broken.outcomes()).isEqualTo(new OutcomeCounts(0, 18, 0, 0, 1, 0));
        assertThat(broken.notes())
                .containsExactly(
                        "1 known ones are absent from this full file; nothing is deleted, since it has rejected rows");
    }

    /** It names one customer of twenty: as a full file it would be parked. */
    @Test
    void day4_a_rejects_file_that_comes_back_is_no_full_file() throws Exception {
        DropSummary corrected = put("members_20260404-corrected.csv", """
                        id,email,store,created,serai_line,serai_column,serai_code,serai_message
                        m19,m19-new@example.com,1,2026-01-01T10:00:00Z,20,email,NOT_AN_EMAIL,corrected
                        """);
        assertThat(corrected.result()).isEqualTo("done");
        assertThat(corrected.outcomes()).isEqualTo(new OutcomeCounts(1, 0, 0, 0, 0, 0));
        assertThat(corrected.notes()).isEmpty();
    }

    @Test
    void day5_a_file_that_deletes_too_much_is_parked_and_goes_on_when_released() throws Exception {
        DropSummary parked = put("members_20260405.csv", members(1, 5));
        assertThat(parked.result()).isEqualTo("parked");
        assertThat(parked.failureText()).startsWith("the file would delete 14 and change 0 of 19 known ones");
        await().atMost(LONG).until(() -> Files.exists(hub.folder("folder").resolve("done/members_20260405.csv")));
        assertThat(String.join("\n", hub.receipt("folder", "members_20260405.csv")))
                .contains("Nothing of this file is applied yet", "\"parked\"");
        assertThat(hub.get("/api/parked").at("/0/gone").asInt()).isEqualTo(14);
        assertThat(hub.command("parked", "list").out()).contains("would delete 14 and change 0 of 19");
        assertThat(hub.customer("m19").at("/deleted").asBoolean()).isFalse();

        hub.ask("POST", "/api/parked/" + parked.id() + "/release?why=the+shop+closed", "");
        await().atMost(LONG)
                .until(() ->
                        hub.ledger().drop(parked.id()).orElseThrow().result().equals("done"));
        assertThat(hub.ledger().drop(parked.id()).orElseThrow().outcomes())
                .isEqualTo(new OutcomeCounts(14, 5, 0, 0, 0, 0));
        await().atMost(LONG).until(() -> hub.customer("m19").at("/deleted").asBoolean());
        assertThat(hub.send("POST", "/api/parked/" + parked.id() + "/refuse?why=late", "", true)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void day6_a_refused_file_is_never_applied_and_an_older_one_brings_nothing_back() throws Exception {
        DropSummary parked = put("members_20260406.csv", members(1, 1));
        assertThat(parked.result()).isEqualTo("parked");
        assertThat(hub.command("parked", "refuse", "" + parked.id(), "--why", "half an export")
                        .exit())
                .isZero();
        assertThat(hub.ledger().drop(parked.id()).orElseThrow().failure()).isEqualTo(Reason.SNAPSHOT_REFUSED);

        DropSummary older = put("members_20260331.csv", members(1, 30));
        assertThat(older.failure()).isEqualTo(Reason.SNAPSHOT_SUPERSEDED);
        assertThat(hub.sandbox.customers()).doesNotContainKey("m30");
        assertThat(hub.get("/api/audit").findValuesAsText("what")).contains("snapshot-release", "snapshot-refuse");
    }

    @Test
    void day7_the_whole_store_is_proven() {
        Run proof = hub.command("prove", "--deep");
        assertThat(proof.out()).doesNotContain("GAP").contains("files-reread=6");
        assertThat(proof.exit()).isZero();
    }

    private static DropSummary put(String name, String text) throws Exception {
        hub.put("folder", name, text);
        return await().atMost(LONG)
                .until(() -> hub.drop(name), Optional::isPresent)
                .orElseThrow();
    }

    private static String members(int from, int until) {
        StringBuilder csv = new StringBuilder("id,email,store,created\n");
        IntStream.rangeClosed(from, until).forEach(n -> csv.append('m')
                .append(n)
                .append(",m")
                .append(n)
                .append("@example.com,1,2026-01-01T10:00:00Z\n"));
        return csv.toString();
    }
}
