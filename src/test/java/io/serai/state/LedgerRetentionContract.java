package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.read.BoundRow;
import io.serai.state.LedgerRetention.Removed;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What of the ledger becomes old, on every database. */
abstract class LedgerRetentionContract {

    private static final Duration KEEP = Duration.ofDays(400);
    private static final Operator ANN = new Operator("ann", "a test");
    private static final byte[] HASH = new byte[32];

    private final TestDatabase kind;
    private final Instant longAgo = Instant.now().minus(KEEP).minusSeconds(60);
    private HikariDataSource source;
    private TestStore store;
    private Feed feed;
    private int files;

    LedgerRetentionContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        source = kind.open(folder);
        TestStore.create(source);
        store = TestStore.on(source, folder, 1 << 20);
        feed = new Binder(new MapConfigurationPropertySource(
                        Map.of("f.name", "acme-tickets", "f.partner", "acme", "f.rows", "tickets", "f.columns.x", "x")))
                .bind("f", Feed.class)
                .get();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whatADocumentRestsOnStaysHoweverOldItIs() {
        long superseded = delivered("a", "1", longAgo);
        long holds = delivered("a", "2", longAgo);
        long past = refused("b", "1", longAgo);
        long refused = refused("b", "2", longAgo);
        long young = delivered("c", "1", Instant.now());
        long youngRefusal = refused("d", "1", Instant.now());
        assertThat(requests()).containsExactly(superseded, holds, past, refused, young, youngRefusal);

        assertThat(pruned(KEEP, KEEP)).isEqualTo(new Removed(2, 1, 0));
        assertThat(requests()).containsExactly(holds, refused, young, youngRefusal);
        assertThat(store.database.jdbc().queryForList("select request from dead_letter order by number", Long.class))
                .containsExactly(refused, youngRefusal);
        assertThat(store.ledger.drops(100, null)).as("drops stay").hasSize(files);
        assertThat(pruned(KEEP, KEEP)).as("nothing is left to remove").isEqualTo(new Removed(0, 0, 0));
    }

    @Test
    void zeroKeepsEverything() {
        delivered("a", "1", longAgo);
        delivered("a", "2", longAgo);
        new Audit(store.database, Clock.fixed(longAgo, ZoneOffset.UTC)).acted(ANN, "route-stop", "a route");
        assertThat(pruned(Duration.ZERO, Duration.ZERO)).isEqualTo(new Removed(0, 0, 0));
        assertThat(pruned(KEEP, Duration.ZERO)).isEqualTo(new Removed(1, 0, 0));
    }

    @Test
    void oldEntriesOfTheAuditGoExceptThoseOfErasedPersons() {
        Audit old = new Audit(store.database, Clock.fixed(longAgo, ZoneOffset.UTC));
        DocumentKey erased = new DocumentKey("acme", Entity.CUSTOMER, "", "forgotten-1");
        for (int n = 0; n < 450; n++) {
            old.acted(ANN, "route-stop", "route " + n);
        }
        store.database.write(() -> {
            old.onDocument(ANN, "forget", erased, null, "1 customer");
            return true;
        });
        new Audit(store.database, Clock.systemUTC()).acted(ANN, "route-start", "a route");
        assertThat(pruned(KEEP, KEEP)).isEqualTo(new Removed(0, 0, 450));
        assertThat(old.entries(9, null)).extracting(Audit.Entry::what).containsExactly("route-start", "forget");
    }

    @Test
    void oneRunGoesOnBehindTheOldRequestsThatStay() {
        for (int n = 0; n < 210; n++) {
            store.database.jdbc().update("""
                    insert into request (id, account, entity, batch, items, bytes, at, result, first_placement,
                                         last_placement, contents) values (?, 'main', 'order', 'b', 0, 1, ?, 'busy', 0, 0, '')""", 1000 + n, Database.micros(longAgo));
        }
        store.database.jdbc().update("""
                insert into canary (id, account, partner, feed, declaration, entity, state, items_max, since, request)
                select id, 'main', 'acme', 'f', 'd' || id, 'order', 'passed', 1, 0, id from request where id < 1205""");
        assertThat(pruned(KEEP, KEEP)).isEqualTo(new Removed(5, 0, 0));
        assertThat(requests()).hasSize(205);
    }

    private Removed pruned(Duration keepLedger, Duration keepAudit) {
        return new LedgerRetention(store.database, Clock.systemUTC(), keepLedger, keepAudit).prune();
    }

    private List<Long> requests() {
        return store.database.jdbc().queryForList("select id from request order by id", Long.class);
    }

    private long delivered(String ticket, String amount, Instant at) {
        Answered item = due(ticket, amount);
        long request = sent(item, at);
        store.outbox.delivered(List.of(item), new Answer(request, 5, 200, "accepted", null), at);
        return request;
    }

    private long refused(String ticket, String amount, Instant at) {
        Answered item = due(ticket, amount);
        long request = sent(item, at);
        Answer no = new Answer(request, 5, 400, "refused", "no");
        store.outbox.refused(List.of(item), Reason.REFUSED_BY_DESTINATION, no, at);
        return request;
    }

    private long sent(Answered item, Instant at) {
        return store.outbox.sending(new Sending("main", Entity.ORDER, "b", 1, at, List.of(item)));
    }

    /** A file makes the ticket due; another amount makes it due again. */
    private Answered due(String ticket, String amount) {
        List<BoundRow> rows = List.of(StoreContract.header(1, ticket), StoreContract.line(2, ticket, "1", amount));
        files++;
        store.receive(feed, "file-" + files, 10, longAgo.plusSeconds(files), rows);
        Due due = store.outbox.due(Queue.daily("main", Entity.ORDER), null, 1).get(0);
        return new Answered(due.document().key(), due.document().revision(), HASH);
    }
}
