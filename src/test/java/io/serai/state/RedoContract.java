package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash between partitions: what is applied stays, what is not is applied, and every row is counted once. */
abstract class RedoContract {

    private static final int TICKETS = 100;
    private static final long FOUR_PARTITIONS_BYTES = 8L << 20;
    private static final long SPILLS_BYTES = 1000;

    private final TestDatabase database;
    private final Feed feed = Rows.feed("acme-lines", false);

    RedoContract(TestDatabase database) {
        this.database = database;
    }

    private static List<BoundRow> rows() {
        List<BoundRow> rows = new ArrayList<>();
        for (int n = 0; n < TICKETS; n++) {
            String ticket = "t" + n;
            rows.add(Rows.row(rows.size() + 1L, Rows.header(ticket, null, "paid"), Rows.line(ticket, "1", "1")));
            rows.add(Rows.row(rows.size() + 1L, Rows.line(ticket, "2", "1")));
            rows.add(Rows.row(rows.size() + 1L, Rows.line(ticket, "2", "2")));
        }
        return rows;
    }

    @Test
    void theSecondRunSkipsWhatIsAppliedAndTheSumsAreExact(@TempDir Path folder) throws Exception {
        List<BoundRow> rows = rows();
        OutcomeCounts before;
        try (HikariDataSource source = database.open(folder)) {
            TestStore.create(source);
            TestStore store = TestStore.on(source, folder, SPILLS_BYTES);
            Drop drop = store.ledger.open(TestStore.file(feed, "a", FOUR_PARTITIONS_BYTES), feed, Rows.MORNING);
            assertThat(drop.partitions()).isEqualTo(4);
            before = store.keep(drop, feed, rows, 2);
            assertThat(before.records()).isBetween(1L, rows.size() - 1L);
        }
        Path leftover = folder.resolve("staging").resolve("7-7");
        Files.createDirectories(leftover);
        try (HikariDataSource source = database.open(folder)) {
            TestStore store = TestStore.on(source, folder, SPILLS_BYTES);
            assertThat(leftover).doesNotExist();
            Drop again = store.ledger.open(store.ledger.unfinished().get(0), feed, Rows.MORNING);
            assertThat(again.attempt()).isEqualTo(2);
            try (Staging staged = store.staging.open(again, feed)) {
                assertThat(staged.applied()).isEqualTo(before);
            }
            OutcomeCounts after = store.keep(again, feed, rows, 4);
            DropSummary summary = store.ledger.close(again, rows.size(), OutcomeCounts.NONE, Map.of(), List.of());
            assertThat(summary.outcomes())
                    .isEqualTo(before.plus(after))
                    .isEqualTo(new OutcomeCounts(2 * TICKETS, 0, TICKETS, 0, 0, 0));
            for (int n = 0; n < TICKETS; n++) {
                assertThat(store.ticket("t" + n).revision()).isEqualTo(1);
                assertThat(store.ticket("t" + n).parts().lines()).containsOnlyKeys("1", "2");
            }
        }
    }

    @Test
    void everyStartCountsAsAnAttemptUnlessSomethingElseWasToBlame(@TempDir Path folder) throws Exception {
        for (int start = 1; start <= 3; start++) {
            try (HikariDataSource source = SqliteFile.in(folder)) {
                if (start == 1) {
                    TestStore.create(source);
                }
                TestStore store = TestStore.on(source, folder, SPILLS_BYTES);
                Drop drop = store.ledger.open(TestStore.file(feed, "a", 1), feed, Rows.MORNING);
                assertThat(drop.attempt()).isEqualTo(start);
                assertThat(store.ledger.untouched(drop)).isTrue();
            }
        }
        try (HikariDataSource source = SqliteFile.in(folder)) {
            TestStore store = TestStore.on(source, folder, SPILLS_BYTES);
            Drop fourth = store.ledger.open(TestStore.file(feed, "a", 1), feed, Rows.MORNING);
            store.ledger.spare(fourth);
            Drop again = store.ledger.open(TestStore.file(feed, "a", 1), feed, Rows.MORNING);
            assertThat(again.attempt()).isEqualTo(4);
            store.keep(again, feed, rows(), 1);
            assertThat(store.ledger.untouched(again)).isFalse();
        }
    }

    @Test
    void aDropThatACrashLeftOpenEndsUnderACorrectedDeclaration(@TempDir Path folder) throws Exception {
        Feed corrected = Rows.feed("acme-lines", true);
        assertThat(corrected.fingerprint()).isNotEqualTo(feed.fingerprint());
        try (HikariDataSource source = SqliteFile.in(folder)) {
            TestStore.create(source);
            TestStore store = TestStore.on(source, folder, SPILLS_BYTES);
            Drop drop = store.ledger.open(TestStore.file(feed, "a", FOUR_PARTITIONS_BYTES), feed, Rows.MORNING);
            List<BoundRow> wrong = List.of(Rows.row(1, Rows.header("t", null, "paid"), Rows.line("t", "1", "9")));
            store.keep(drop, feed, wrong, 4);

            Drop again = store.ledger.open(store.ledger.unfinished().get(0), corrected, Rows.MORNING);
            assertThat(again.id()).isEqualTo(drop.id());
            List<BoundRow> right = List.of(Rows.row(1, Rows.header("t", null, "paid"), Rows.line("t", "1", "1")));
            assertThat(store.keep(again, corrected, right, 4)).isEqualTo(new OutcomeCounts(1, 0, 0, 0, 0, 0));
            DropSummary done = store.ledger.close(again, 1, OutcomeCounts.NONE, Map.of(), List.of());
            assertThat(done.closes()).isTrue();
            assertThat(store.ledger.unfinished()).isEmpty();
            assertThat(store.ticket("t").parts().lines().get("1"))
                    .extracting(KeptPart::json)
                    .asString()
                    .contains("\"a\":1,");
        }
    }
}
