package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.OutcomeCounts;
import io.serai.model.ReceivedFile;
import io.serai.read.BoundRow;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Enrichments.Enrichment;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A store with its rooms, as one running program has them. */
final class TestStore {

    final Database database;
    final StagingArea staging;
    final Documents documents;
    final Ledger ledger;
    final Outbox outbox;

    private TestStore(DataSource source, Path folder, long stagingBytesMax, Enrichment enrichment) {
        database = Database.on(source);
        staging = new StagingArea(database, folder.resolve("staging"), stagingBytesMax);
        documents = new Documents(database, account -> enrichment, Clock.systemUTC());
        ledger = new StoredLedger(database, Clock.systemUTC());
        outbox = new StoredOutbox(database, account -> enrichment);
    }

    static void create(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .placeholders(StateConfiguration.placeholders(source))
                .load()
                .migrate();
    }

    /** A start of the program on what the folder holds. */
    static TestStore on(DataSource source, Path folder, long stagingBytesMax) {
        return new TestStore(source, folder, stagingBytesMax, Enrichment.NONE);
    }

    /** The same, with accounts whose items say more about their customers. */
    static TestStore with(Enrichment enrichment, DataSource source, Path folder) {
        return new TestStore(source, folder, Long.MAX_VALUE, enrichment);
    }

    static ReceivedFile file(Feed feed, String sha, long size) {
        return new ReceivedFile(
                feed.partner(), feed.name(), sha, "folder", Rows.MORNING, size, sha, Path.of("a"), Rows.MORNING);
    }

    /** The whole way of one file through the state. */
    DropSummary receive(Feed feed, String sha, long size, Instant fileTime, List<BoundRow> rows) {
        Drop drop = ledger.open(file(feed, sha, size), feed, fileTime);
        if (drop.repeatOf() != null) {
            return ledger.repeated(drop);
        }
        keep(drop, feed, rows, Integer.MAX_VALUE);
        return ledger.close(drop, rows.size(), OutcomeCounts.NONE, Map.of(), List.of());
    }

    /** Stages all rows, then keeps some of the partitions: fewer than all is a crash. */
    OutcomeCounts keep(Drop drop, Feed feed, List<BoundRow> rows, int partitionsMax) {
        OutcomeCounts kept = OutcomeCounts.NONE;
        try (Staging staged = staging.open(drop, feed)) {
            staged.add(rows);
            Iterator<Staging.Partition> partitions = staged.partitions();
            for (int n = 0; n < partitionsMax && partitions.hasNext(); n++) {
                kept = kept.plus(documents.keep(partitions.next()));
            }
        }
        return kept;
    }

    StoredDocument ticket(String id) {
        List<Placed> keys = List.of(Placed.of(Rows.ticket(id)));
        return database.write(() -> new DocumentTable(database.jdbc(), database.dialect())
                .load(keys, new FileTimes(database.jdbc()))
                .getOrDefault(Rows.ticket(id), StoredDocument.unknown(keys.get(0), "main")));
    }
}
