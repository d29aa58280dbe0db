package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.proof.Proof;
import io.serai.proof.Proof.Proved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** A whole store has no gap; each kind of gap, planted into it, is found and told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProveTest {

    private Path data;
    private Path whole;
    private HubFolder hub;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        whole = folder.resolve("whole");
        FilledStore.in(data);
        FileSystemUtils.copyRecursively(data, whole);
        hub = new HubFolder(FilledStore.settings(data));
    }

    @AfterEach
    void mend() throws IOException {
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(whole, data);
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void aWholeStoreHasNoGapAndEveryRowIsFoundInIt() {
        Run run = Run.of(FilledStore.settings(data), "prove", "--deep");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .hasLineCount(1)
                .startsWith("drops=8 ")
                .endsWith(" gaps=0\n")
                .contains(" files-hashed=8 files-reread=8 rows-found=");
        assertThat(run.out()).doesNotContain(" held=0", " refused=0", " delivered=0");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aCommandThatSendsNothingNeedsNoKeyAndLogsNothingWhenItEnds(CapturedOutput logged) {
        Map<String, String> settings = new TreeMap<>(FilledStore.settings(data));
        settings.put("serai.kiliba.accounts.main.api-key", "");
        assertThat(Run.of(settings, "prove").exit()).isZero();
        assertThat(logged.getAll()).doesNotContain("api-key").doesNotContain("WARN");
    }

    @Test
    void aGapIsToldOnTheCommandLineAndIsExitCodeOne() throws Exception {
        change("update document set delivered_hash = null where delivered_request = 1");
        Run run = Run.of(FilledStore.settings(data), "prove");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("GAP ", "what the destination holds is not known", " gaps=5\n");
    }

    @Test
    void stoppedFeedsAreListedAndReleasedWithoutTheHub() throws Exception {
        change("""
                insert into canary (id, account, partner, feed, declaration, entity, state, items_max, since, request, items,
                                    reason, status, answer, example_store, example_id)
                values (7, 'main', 'boulange', 'boulange-tickets', 'd', 'order', 'refused', 3, 0, 1, 3,
                        'REFUSED_BY_DESTINATION', 422, 'maelle@exemple.test', 'B-NICE', '00700')""");
        Map<String, String> settings = FilledStore.settings(data);
        assertThat(Run.of(settings, "canaries", "list").out())
                .isEqualTo("canary 7, feed boulange-tickets, account main: stopped since 1970-01-01T00:00:00Z, 0 due,"
                        + " REFUSED_BY_DESTINATION, status 422, such as B-NICE 00700\n");
        assertThat(Run.of(settings, "canaries", "release", "8", "--why", "x").exit())
                .isNotZero();
        assertThat(Run.of(settings, "canaries", "retry", "7", "--why", "corrected")
                        .out())
                .isEqualTo("canary 7 is sent again by the hub\n");
        assertThat(Run.of(settings, "canaries", "list").out()).contains("account main: waiting since", "0 due\n");
        assertThat(Run.of(settings, "canaries", "release", "7", "--why", "go on")
                        .exit())
                .isZero();
        assertThat(Run.of(settings, "canaries", "list").out()).isEmpty();
    }

    static Stream<Arguments> gaps() {
        return Stream.of(
                gap("update drop_ledger set stale = stale + 1 where id = 2", "records, but its outcomes add up to"),
                gap(
                        "update drop_partition set accepted = accepted - 1 where drop_id = 2",
                        "but its partitions add up to"),
                gap("update drop_partition set touched = '' where drop_id = 3", "its partitions name 0"),
                gap("delete from document where state = 'delivered' and entity = 'customer'", "but the store holds"),
                gap("update drop_ledger set result = 'repeated', repeat_of = 5 where id = 2", "is a repeat, but"),
                gap("update drop_ledger set result = 'repeated' where id = 2", "but nothing says of what"),
                gap("update drop_ledger set result = 'failed' where id = 2", "which is failed"),
                gap("update drop_ledger set result = 'parked' where id = 2", "it is parked, but"),
                gap("update drop_ledger set sums_open = 'x', result = 'open' where id = 2", "its sums do not close: x"),
                gap("update document set parts = replace(parts, '[2,', '[99,')", "which is not in the ledger"),
                gap("update document set state = 'delivered' where state = 'held'", "but its parts are not whole"),
                gap(
                        "update document set state = 'held' where state = 'delivered'",
                        "it is held, but its parts are whole"),
                gap(
                        "update document set revision = revision + 1 where delivered_request = 1",
                        "and the destination took 1"),
                gap(
                        "update document set delivered_request = null where delivered_request = 1",
                        "but no request is named"),
                gap("delete from request where id = 2", "by request 2, which is not in the ledger"),
                gap("update request set result = 'sending' where id = 2", "was not accepted but is sending"),
                gap("update document set delivered_request = 1 where delivered_request = 2", "which does not list it"),
                gap(
                        "update document set delivered_hash = '00' where delivered_request = 2",
                        "made of it now is another one"),
                gap(
                        "update document set state = 'due', canary = 99 where delivered_request = 1",
                        "waits at canary 99, which is not known"),
                gap("delete from dead_letter", "but there is no dead letter of it"));
    }

    private static Arguments gap(String sql, String told) {
        return Arguments.of(sql, told);
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void aPlantedGapIsFound(String sql, String told) throws Exception {
        assertThat(change(sql)).as("rows changed").isPositive();
        assertThat(prove(false)).anyMatch(gap -> gap.contains(told));
    }

    static Stream<Arguments> lostRows() {
        return Stream.of(
                gap("delete from document where state = 'held'", ": the store does not know it"),
                gap(
                        "update document set parts = replace(parts, '\"q\":4', '\"q\":5')",
                        "neither this row's values nor newer ones"),
                gap(
                        "update drop_ledger set blank = blank + 1, records = records + 1 where id = 2",
                        "its kept file has"),
                gap("update drop_ledger set reasons = '{\"REQUIRED\":7}' where id = 2", "counts the reasons"));
    }

    @ParameterizedTest
    @MethodSource("lostRows")
    void theDeepProofFindsARowThatTheStoreLost(String sql, String told) throws Exception {
        assertThat(change(sql)).as("rows changed").isPositive();
        assertThat(prove(true)).anyMatch(gap -> gap.contains(told));
    }

    @Test
    void aKeptFileWithOtherBytesIsAGap() throws Exception {
        Path file = files("archive").get(0);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(prove(false)).hasSize(1).allMatch(gap -> gap.contains("the kept bytes have SHA-256"));
        Files.delete(file);
        assertThat(prove(false))
                .hasSize(1)
                .allMatch(gap -> gap.contains("is not kept, though it is younger than 90 days"));
    }

    @Test
    void aRejectFileWithFewerRowsIsAGap() throws Exception {
        Path file = files("receipts").get(0);
        List<String> rows = Files.readAllLines(file);
        Files.write(file, rows.subList(0, rows.size() - 1));
        assertThat(prove(false)).hasSize(1).allMatch(gap -> gap.contains("but its reject file holds"));
        Files.delete(file);
        assertThat(prove(false)).hasSize(1).allMatch(gap -> gap.contains("but no reject file is kept"));
    }

    @Test
    void whatAFullFileSaysByNotNamingItIsNoRowOfItsKeptFile() throws Exception {
        change(
                "insert into drop_partition (drop_id, number, accepted, unchanged, duplicate, stale, undated, documents, touched)"
                        + " values (2, 1048576, 0, 2, 0, 0, 0, 0, '')");
        change("update drop_ledger set records = records + 2, unchanged = unchanged + 2 where id = 2");
        assertThat(prove(true)).isEmpty();
        change("update drop_partition set unchanged = 1 where number = 1048576");
        change("update drop_ledger set unchanged = unchanged - 1 where id = 2");
        assertThat(prove(true)).anyMatch(gap -> gap.contains("records, its kept file has"));
    }

    @Test
    void whatCannotBeReadAgainIsSaidAndIsNoGap() throws Exception {
        change("update drop_ledger set declaration = 'another' where id = 1");
        Run run = Run.of(FilledStore.settings(data), "prove", "--deep");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("not checked: 1 x file whose feed is no longer declared as it was, not read again")
                .contains("files-reread=7");
    }

    private List<String> prove(boolean deep) {
        List<String> gaps = new ArrayList<>();
        Proved proved = hub.fromStore(Proof.class).prove(deep, gaps::add);
        assertThat(proved.gaps()).isEqualTo(gaps.size());
        return gaps;
    }

    private int change(String sql) throws Exception {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("serai.db"));
                Statement statement = store.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> tree = Files.walk(data.resolve(folder))) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
