package io.serai.state;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.model.ReceivedFile;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.Enrichments.Enrichment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The real store in a folder, filled with customers as a feed would: closing and opening it again is a restart. */
public final class StoredCustomers implements AutoCloseable {

    private final HikariDataSource source;
    private final Database database;
    private final StagingArea staging;
    private final Outbox outbox;

    public StoredCustomers(Path folder) {
        source = SqliteFile.in(folder);
        Flyway.configure()
                .dataSource(source)
                .placeholders(StateConfiguration.placeholders(source))
                .load()
                .migrate();
        database = Database.on(source);
        staging = new StagingArea(database, folder.resolve("staging"), 1 << 20);
        outbox = new StoredOutbox(database, account -> Enrichment.NONE);
    }

    public Outbox outbox() {
        return outbox;
    }

    public Canaries canaries() {
        return new StoredCanaries(database, outbox);
    }

    public CanaryDecisions decisions() {
        return new CanaryDecisions(database, new Audit(database, Clock.systemUTC()), Clock.systemUTC());
    }

    public Ledger ledger() {
        return new StoredLedger(database, Clock.systemUTC());
    }

    /** Receives a file that sets customers {@code first} to {@code first + count - 1}, with this first name each. */
    public void receive(String account, Instant fileTime, int first, int count, String firstName) {
        receive(feed(account, "acme-" + account, 0), DropLane.DAILY, fileTime, first, count, firstName);
    }

    /** A feed of the partner {@code acme-<account>}. */
    public static Feed feed(String account, String name, int canaryItems) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "f.name",
                        name,
                        "f.partner",
                        "acme-" + account,
                        "f.account",
                        account,
                        "f.rows",
                        "customers",
                        "f.policies.canary-items",
                        canaryItems,
                        "f.columns.x",
                        "x")))
                .bind("f", Feed.class)
                .get();
    }

    /** The same, of this feed and lane. */
    public void receive(Feed feed, DropLane lane, Instant fileTime, int first, int count, String firstName) {
        String bytes = feed.account() + fileTime + first;
        ReceivedFile file = new ReceivedFile(
                feed.partner(), feed.name(), bytes, "folder", fileTime, count, bytes, Path.of("a"), fileTime, lane);
        Drop drop = new StoredLedger(database, Clock.systemUTC()).open(file, feed, fileTime);
        List<BoundRow> rows = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            DocumentKey key = new DocumentKey(feed.partner(), Entity.CUSTOMER, "", Integer.toString(i));
            rows.add(new BoundRow(
                    i + 1L,
                    i + 2L,
                    List.of(new BoundPart(key, PartKey.HEADER, null, customer(key.id(), firstName))),
                    null));
        }
        Documents documents = new Documents(database, account -> Enrichment.NONE, Clock.systemUTC());
        try (Staging byKey = staging.open(drop, feed)) {
            byKey.add(rows);
            for (Iterator<Staging.Partition> all = byKey.partitions(); all.hasNext(); ) {
                documents.keep(all.next());
            }
        }
    }

    private static CustomerValues customer(String id, String firstName) {
        return new CustomerValues(
                id, null, firstName, null, null, null, false, false, List.of(), null, List.of(), null, null, null, null,
                null, false, Map.of(), Map.of());
    }

    /** How many documents are in this state. */
    public int count(String state) {
        Integer count =
                database.jdbc().queryForObject("select count(*) from document where state = ?", Integer.class, state);
        return count == null ? 0 : count;
    }

    /** Dead letters, as {@code id reason status}, in order. */
    public List<String> deadLetters() {
        return database.jdbc()
                .queryForList("select id || ' ' || reason || ' ' || status from dead_letter order by id", String.class);
    }

    /** Groups of suspects that the store still knows. */
    public int suspectGroups() {
        Integer count = database.jdbc().queryForObject("select count(*) from suspect_group", Integer.class);
        return count == null ? 0 : count;
    }

    public int requests() {
        Integer count = database.jdbc().queryForObject("select count(*) from request", Integer.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        source.close();
    }
}
