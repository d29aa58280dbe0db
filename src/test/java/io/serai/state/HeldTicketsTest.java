package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.state.HeldTickets.Held;
import io.serai.state.HeldTickets.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets that wait: listed from the first part's reception on, reported once, told in one receipt. */
@SuppressWarnings("NullAway.Init")
class HeldTicketsTest {

    private static final Duration DEADLINE = Duration.ofDays(3);

    @TempDir
    Path folder;

    private final Feed feed = Rows.feed("acme-lines", false);
    private HikariDataSource source;
    private TestStore store;

    @BeforeEach
    void open() {
        source = SqliteFile.in(folder);
        TestStore.create(source);
        store = TestStore.on(source, folder, 1 << 20);
        store.receive(
                feed,
                "lines",
                10,
                Rows.MORNING,
                List.of(Rows.row(1, Rows.line("t1", "1", "1.00")), Rows.row(2, Rows.line("t2", "1", "1.00"))));
        store.receive(feed, "header", 10, Rows.MORNING, List.of(Rows.row(1, Rows.header("t2", null, "paid"))));
        store.receive(feed, "alone", 10, Rows.MORNING, List.of(Rows.row(1, Rows.header("t3", null, "paid"))));
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_ticket_waits_for_what_it_lacks_since_its_first_part_came() {
        List<Held> held = at(Instant.now()).list(new Page("acme", false, null, 10), feed -> DEADLINE);
        assertThat(held)
                .extracting(one -> one.key().id() + " " + one.waitsFor() + " " + one.file() + ":" + one.line())
                .containsExactlyInAnyOrder("t1 header lines:2", "t3 lines alone:2");
        assertThat(held).noneMatch(Held::overdue);
        assertThat(at(Instant.now()).list(new Page("other", false, null, 10), feed -> DEADLINE))
                .isEmpty();
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        HeldTickets tickets = at(Instant.now());
        List<Held> first = tickets.list(new Page(null, false, null, 1), feed -> DEADLINE);
        List<Held> second = tickets.list(new Page(null, false, first.get(0).key(), 10), feed -> DEADLINE);
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void an_overdue_ticket_is_reported_once_and_told_by_one_receipt() {
        HeldTickets late = at(Instant.now().plus(DEADLINE).plusSeconds(60));
        assertThat(late.report(feed -> DEADLINE)).isEqualTo(new HeldTickets.Counts(2, 2, 2));
        assertThat(late.report(feed -> DEADLINE)).isEqualTo(new HeldTickets.Counts(2, 2, 0));
        assertThat(late.list(new Page("acme", true, null, 10), feed -> DEADLINE))
                .hasSize(2);

        assertThat(late.toTell("other", 1, feed -> DEADLINE)).isEmpty();
        assertThat(late.toTell("acme", 2, feed -> DEADLINE)).hasSize(2);
        assertThat(late.toTell("acme", 2, feed -> DEADLINE)).hasSize(2);
        assertThat(late.toTell("acme", 3, feed -> DEADLINE)).isEmpty();
    }

    private HeldTickets at(Instant now) {
        return new HeldTickets(store.database, Clock.fixed(now, ZoneOffset.UTC));
    }
}
