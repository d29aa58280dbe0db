package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.OutcomeCounts;
import io.serai.model.TicketValues;
import io.serai.read.BoundRow;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets that a full file does not name get the absent status, unless something newer is known of them. */
@SuppressWarnings("NullAway.Init")
class AbsencesTest {

    private static final Instant LATER = Rows.MORNING.plusSeconds(3600);
    private static final long FOUR_PARTITIONS_BYTES = 8L << 20;

    @TempDir
    Path folder;

    private HikariDataSource source;
    private TestStore store;
    private Absences absences;

    @BeforeEach
    void open() {
        source = SqliteFile.in(folder);
        TestStore.create(source);
        store = TestStore.on(source, folder, 1 << 20);
        absences = new Absences(store.database);
        receive("first", Rows.MORNING, tickets("t1", "t2", "t3"));
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static Feed feed() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("tickets");
        for (String field : List.of("ticket", "store", "status", "created-at")) {
            declaration.getColumns().put(field, field);
        }
        declaration.getPolicies().putAll(Map.of("mode", "full", "deletes", "send", "absent-status", "void"));
        return declaration.feed("acme-tickets");
    }

    @Test
    void an_absent_ticket_gets_the_absent_status_once() {
        DropSummary second = receive("second", LATER, tickets("t1", "t2"));
        assertThat(second.outcomes()).isEqualTo(new OutcomeCounts(1, 2, 0, 0, 0, 0));
        assertThat(second.records()).isEqualTo(3);
        assertThat(second.closes()).isTrue();
        assertThat(status("t3")).isEqualTo("void");
        assertThat(status("t2")).isEqualTo("paid");
        assertThat(receive("third", LATER.plusSeconds(1), tickets("t1")).outcomes())
                .isEqualTo(new OutcomeCounts(1, 1, 0, 0, 0, 0));
    }

    @Test
    void what_is_newer_than_the_full_file_stays() {
        Feed other = Rows.feed("acme-lines", false);
        store.receive(
                other,
                "update",
                10,
                LATER.plusSeconds(60),
                List.of(Rows.row(1, Rows.header("t3", LATER.plusSeconds(60), "shipped"))));
        assertThat(receive("second", LATER, tickets("t1", "t2")).outcomes())
                .as("another feed's word is not this feed's to take back")
                .isEqualTo(new OutcomeCounts(0, 2, 0, 0, 0, 0));
        List<BoundRow> dated = List.of(Rows.row(1, Rows.header("t2", LATER.plusSeconds(600), "paid")));
        receive("fourth", LATER.plusSeconds(300), dated);
        assertThat(status("t1")).isEqualTo("void");
        assertThat(receive("fifth", LATER.plusSeconds(400), tickets("t9")).outcomes())
                .as("t2 is of a time after the file's")
                .isEqualTo(new OutcomeCounts(1, 0, 0, 1, 0, 0));
        assertThat(status("t2")).isEqualTo("paid");
    }

    @Test
    void an_older_full_file_is_superseded() {
        receive("second", LATER, tickets("t1"));
        Drop older = store.ledger.open(TestStore.file(feed(), "older", 10), feed(), Rows.MORNING.minusSeconds(60));
        assertThat(absences.superseded(older, feed())).isTrue();
        Drop newer = store.ledger.open(TestStore.file(feed(), "newer", 10), feed(), LATER.plusSeconds(60));
        assertThat(absences.superseded(newer, feed())).isFalse();
        assertThat(absences.known(newer, feed())).isEqualTo(1);
    }

    /** A corrected rejects file, or an operator's edit: rows of the feed, and no word about what is absent. */
    @Test
    void a_newer_file_that_does_not_say_what_is_absent_supersedes_nothing() {
        store.receive(feed(), "corrected", 10, LATER, tickets("t1"));
        Drop older = store.ledger.open(TestStore.file(feed(), "older", 10), feed(), LATER.minusSeconds(60));
        assertThat(absences.superseded(older, feed())).isFalse();
        receive("nothing is absent", LATER.plusSeconds(60), tickets("t1", "t2", "t3"));
        assertThat(absences.superseded(older, feed())).isTrue();
    }

    @Test
    void a_crash_between_rows_and_absences_is_made_up_for() {
        Feed feed = feed();
        Drop drop = store.ledger.open(TestStore.file(feed, "second", FOUR_PARTITIONS_BYTES), feed, LATER);
        store.keep(drop, feed, tickets("t1"), 4);
        Drop again = store.ledger.open(TestStore.file(feed, "second", FOUR_PARTITIONS_BYTES), feed, LATER);
        assertThat(again.id()).isEqualTo(drop.id());
        DropSummary done = finish(again, tickets("t1"));
        assertThat(done.outcomes()).isEqualTo(new OutcomeCounts(2, 1, 0, 0, 0, 0));
        assertThat(status("t3")).isEqualTo("void");
    }

    private DropSummary receive(String sha, Instant time, List<BoundRow> rows) {
        Feed feed = feed();
        return finish(store.ledger.open(TestStore.file(feed, sha, FOUR_PARTITIONS_BYTES), feed, time), rows);
    }

    /** As the routes do it: rows first, then what is absent. */
    private DropSummary finish(Drop drop, List<BoundRow> rows) {
        Feed feed = feed();
        try (Staging staged = store.staging.open(drop, feed)) {
            staged.add(rows);
            staged.partitions().forEachRemaining(store.documents::keep);
            Iterator<Staging.Partition> absent = absences.partitions(drop, feed, staged);
            absent.forEachRemaining(store.documents::keep);
        }
        return store.ledger.close(drop, rows.size(), OutcomeCounts.NONE, Map.of(), List.of());
    }

    private static List<BoundRow> tickets(String... ids) {
        List<BoundRow> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Rows.row(rows.size() + 1L, Rows.header(id, null, "paid")));
        }
        return rows;
    }

    private String status(String ticket) {
        KeptPart header = Objects.requireNonNull(store.ticket(ticket).parts().header());
        return ((TicketValues) ValuesJson.header(Rows.ticket(ticket).entity(), header.json())).status();
    }
}
