package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.read.BoundRow;
import io.serai.servers.PostgresServer;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole store, moved: all of it arrives, work goes on there, and what differs is seen. */
class StoreMoveTest {

    private static final int TICKETS = 3000;

    private final Feed feed = Rows.feed("acme-lines", false);
    private PostgresServer server;
    private HikariDataSource sqlite;
    private TestStore store;
    private Path folder;

    @BeforeEach
    void fill(@TempDir Path empty) {
        server = PostgresServer.sharedOrSkip();
        folder = empty;
        sqlite = TestDatabase.SQLITE.open(folder);
        TestStore.create(sqlite);
        store = TestStore.on(sqlite, folder, 1 << 20);
        store.receive(feed, "a", 1, Rows.MORNING, rows());
        store.receive(feed, "a", 1, Rows.MORNING, rows());
        store.ledger.open(TestStore.file(feed, "left open", 1), feed, Rows.MORNING);
        answer();
    }

    @AfterEach
    void close() {
        if (sqlite != null) {
            sqlite.close();
        }
    }

    private static List<BoundRow> rows() {
        List<BoundRow> rows = new ArrayList<>();
        for (int n = 0; n < TICKETS; n++) {
            rows.add(Rows.row(rows.size() + 1L, Rows.header("t" + n, null, "paid"), Rows.line("t" + n, "é1", "1.50")));
        }
        return rows;
    }

    private void answer() {
        List<Answered> due = store.outbox.due(Queue.daily("main", Entity.ORDER), null, 10).stream()
                .map(one -> new Answered(one.document().key(), one.document().revision(), new byte[32]))
                .toList();
        store.outbox.suspect(List.of(due.subList(0, 2), due.subList(2, 4)), 5);
        store.outbox.delivered(due.subList(4, 7), null, Rows.MORNING);
        List<Answered> sent = due.subList(7, 8);
        long request = store.outbox.sending(new Sending("main", Entity.ORDER, "b", 99, Rows.MORNING, sent));
        Answer answer = new Answer(request, 7, 422, "refused", "no \uD83C\uDF75");
        store.outbox.refused(sent, Reason.REFUSED_BY_DESTINATION, answer, Rows.MORNING);
        store.outbox.record(answer);
        store.outbox.sending(new Sending("main", Entity.ORDER, "c", 99, Rows.MORNING, due.subList(8, 9)));
    }

    private Moved move(HikariDataSource from, String url) {
        return new StoreMove(from).to(url, server.user(), server.password());
    }

    private HikariDataSource postgres(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(server.user());
        source.setPassword(server.password());
        return source;
    }

    @Test
    void allOfItArrivesAndAllOfItComesBack() {
        String there = server.newDatabase();
        Moved moved = move(sqlite, there);
        assertThat(moved.equal()).as(moved.toString()).isTrue();
        assertThat(moved.tables())
                .extracting(Moved.Table::name, Moved.Table::rowsThere)
                .contains(
                        tuple("document", (long) TICKETS),
                        tuple("drop_ledger", 3L),
                        tuple("suspect_group", 2L),
                        tuple("request", 2L),
                        tuple("dead_letter", 1L));
        assertThat(moved.sumsThere())
                .isEqualTo("3 drops, 3000 records = 3000 accepted + 0 unchanged + 0 duplicate + 0 stale + 0 rejected"
                        + " + 0 blank; 3000 documents = 3 delivered + 2996 due + 0 held + 1 refused");
        try (HikariDataSource source = postgres(there)) {
            Moved back = move(source, "jdbc:sqlite:" + folder.resolve("again.db"));
            assertThat(back.equal()).isTrue();
            assertThat(back.tables())
                    .extracting(Moved.Table::checksumThere)
                    .isEqualTo(moved.tables().stream()
                            .map(Moved.Table::checksumHere)
                            .toList());
        }
    }

    @Test
    void workGoesOnThere() {
        String there = server.newDatabase();
        List<DropSummary> drops = store.ledger.drops(10, null);
        move(sqlite, there);
        try (HikariDataSource source = postgres(there)) {
            TestStore moved = TestStore.on(source, folder, 1 << 20);
            assertThat(moved.ledger.drops(10, null)).isEqualTo(drops);
            assertThat(moved.ticket("t7")).isEqualTo(store.ticket("t7"));
            assertThat(moved.ledger
                            .open(moved.ledger.unfinished().get(0), feed, Rows.MORNING)
                            .attempt())
                    .isEqualTo(2);
            assertThat(moved.receive(feed, "new", 1, Rows.MORNING.plusSeconds(1), rows())
                            .id())
                    .isEqualTo(drops.get(0).id() + 1);
        }
    }

    @Test
    void aDatabaseInUseIsRefused() {
        String there = server.newDatabase();
        move(sqlite, there);
        assertThatThrownBy(() -> move(sqlite, there))
                .isInstanceOf(CannotMove.class)
                .hasMessage("the store to move to is in use: table counter has rows; expected an empty database:"
                        + " create another one");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsTold() {
        assertThatThrownBy(() -> move(sqlite, "jdbc:postgresql://localhost:" + server.port() + "/none?password=secret"))
                .isInstanceOf(CannotMove.class)
                .hasMessageContaining("no database at jdbc:postgresql://localhost:" + server.port() + "/none: ")
                .hasMessageContaining("database \"none\" does not exist");
    }

    @Test
    void aRowThatArrivesChangedIsSeenAndNothingIsKept() {
        String there = server.newDatabase();
        try (HikariDataSource source = postgres(there)) {
            TestStore.create(source);
            Database database = Database.on(source);
            database.jdbc().execute("""
                    create function spoil() returns trigger language plpgsql as
                    'begin new.revision := new.revision + 1; return new; end'""");
            database.jdbc().execute("""
                    create trigger spoil before insert on document for each row when (new.id = 't7')
                    execute function spoil()""");
            Moved moved = move(sqlite, there);
            assertThat(moved.equal()).isFalse();
            assertThat(moved.tables())
                    .filteredOn(table -> !table.equal())
                    .extracting(Moved.Table::name, Moved.Table::rowsThere)
                    .containsExactly(tuple("document", (long) TICKETS));
            assertThat(database.jdbc().queryForObject("select count(*) from document", Long.class))
                    .isZero();
        }
    }
}
