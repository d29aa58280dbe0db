package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.LedgerEntries.DeadLetterEntry;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.LedgerEntries.RequestEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store for reading: documents, drops, requests and dead letters as they are kept. Nothing here writes. */
public final class StoreView {

    private static final String DROPS = "select d.*, " + kept("accepted") + ", " + kept("unchanged") + ", "
            + kept("duplicate") + ", " + kept("stale") + ", " + kept("documents")
            + """
            , (select coalesce(sum(p.accepted + p.unchanged + p.duplicate + p.stale), 0) from drop_partition p
               where p.drop_id = d.id and p.number >= %d) as absent,
              (select count(*) from drop_ledger l
               where l.partner = d.partner and l.feed = d.feed and l.sha256 = d.sha256
                 and l.declaration <> d.declaration and l.id > d.id and l.result = 'done') as read_again
            from drop_ledger d
            """.formatted(Absences.FIRST_PARTITION);

    /** The sum over a drop's partitions. */
    private static String kept(String column) {
        return "(select coalesce(sum(p." + column + "), 0) from drop_partition p where p.drop_id = d.id) as kept_"
                + column;
    }

    private static final int PARTS_PER_PAGE = 10_000;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Enrichments enrichments;

    StoreView(Database database, Enrichments enrichments) {
        this.database = database;
        this.enrichments = enrichments;
        this.jdbc = database.jdbc();
    }

    Database database() {
        return database;
    }

    /**
     * Documents in the store's order.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit at most so many; large documents come in smaller pages, so only an empty page is the end
     */
    public List<Entry> documents(@Nullable DocumentKey after, int limit) {
        String from = after == null ? "" : "where (placement, partner, entity, store, id) > (?, ?, ?, ?, ?)";
        List<Object> arguments = new ArrayList<>();
        if (after != null) {
            arguments.addAll(
                    List.of(after.placement(), after.partner(), after.entity().word(), after.store(), after.id()));
        }
        arguments.add(limit);
        return entries(
                PARTS_PER_PAGE,
                "select * from document " + from + " order by placement, partner, entity, store, id limit ?",
                arguments.toArray());
    }

    /** The documents in these places, in no order; places without one are left out. */
    public List<Entry> at(long[] placements) {
        if (placements.length == 0) {
            return List.of();
        }
        Object[] arguments = Arrays.stream(placements).boxed().toArray();
        return entries(
                "select * from document where placement in (" + FileTimes.marks(arguments.length) + ")", arguments);
    }

    /** The document with this key; empty when nothing is known of it. */
    public List<Entry> at(DocumentKey key) {
        return entries(
                "select * from document where " + DocumentTable.KEY,
                key.placement(),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }

    /** All partners that ever sent a file, in order. */
    public List<String> partners() {
        return jdbc.queryForList("select distinct partner from drop_ledger order by partner", String.class);
    }

    /** A part of a drop that the ledger does not know gets the time 0. */
    List<Entry> entries(String sql, Object... arguments) {
        return entries(Integer.MAX_VALUE, sql, arguments);
    }

    private record Read(Entry entry, PartsJson.Stored<PartValues> parts) {

        /** The first, until they have so many parts. */
        static List<Read> some(ResultSet rows, int partsMax) throws SQLException {
            List<Read> some = new ArrayList<>();
            for (long parts = 0; parts < partsMax && rows.next(); ) {
                Entity entity = Entity.of(rows.getString("entity"));
                Read read = new Read(StoreView.entry(rows), PartsJson.read(rows.getString("parts"), entity));
                parts += read.parts().parts().size();
                some.add(read);
            }
            return some;
        }
    }

    private List<Entry> entries(int partsMax, String sql, Object... arguments) {
        List<Read> read = Objects.requireNonNull(jdbc.query(
                sql,
                rows -> {
                    return Read.some(rows, partsMax);
                },
                arguments));
        Set<Long> drops = new HashSet<>();
        read.forEach(one -> one.parts().addDropsTo(drops));
        FileTimes times = new FileTimes(jdbc);
        times.learn(drops);
        List<Document> documents = new Resolving(jdbc, enrichments)
                .of(read.stream()
                        .map(one -> document(one.entry(), one.parts(), times))
                        .toList());
        List<Entry> entries = new ArrayList<>(read.size());
        for (int n = 0; n < read.size(); n++) {
            entries.add(with(read.get(n).entry(), documents.get(n)));
        }
        return entries;
    }

    private static Document document(Entry entry, PartsJson.Stored<PartValues> parts, FileTimes times) {
        Document without = entry.document();
        return Documented.of(without.key(), without.account(), without.revision(), parts, times::ofOrStart);
    }

    private static Entry with(Entry entry, Document document) {
        return new Entry(
                document,
                entry.state(),
                entry.suspectGroup(),
                entry.deliveredRevision(),
                entry.deliveredHash(),
                entry.deliveredAt(),
                entry.deliveredRequest(),
                entry.refusedReason(),
                entry.changedAt(),
                entry.canary());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Long deliveredAt = number(row, "delivered_at");
        Document document = Documented.of(
                DocumentTable.key(row), row.getString("account"), row.getLong("revision"), KeptParts.NONE);
        return new Entry(
                document,
                row.getString("state"),
                row.getLong("suspect_group"),
                number(row, "delivered_revision"),
                row.getString("delivered_hash"),
                deliveredAt == null ? null : Database.time(deliveredAt),
                number(row, "delivered_request"),
                row.getString("refused_reason"),
                Database.time(row.getLong("changed_at")),
                row.getLong("canary"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Drops by id; the first page is after 0. */
    public List<DropEntry> drops(long after, int limit) {
        return jdbc.query(DROPS + " where d.id > ? order by d.id limit ?", (row, n) -> DropEntry.of(row), after, limit);
    }

    /** These drops, as far as they are in the ledger. */
    public List<DropEntry> drops(Set<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                DROPS + " where d.id in (" + FileTimes.marks(ids.size()) + ") order by d.id",
                (row, n) -> DropEntry.of(row),
                ids.toArray());
    }

    /**
     * The drops of a partner that may have rows of this document: those whose taken rows spoke of it, and those with rejected
     * rows, of which nobody knows. Newest first.
     */
    public List<DropEntry> dropsThatMaySpeakOf(DocumentKey key, int limit) {
        record Candidate(long id, int partitions, boolean rejects) {}
        List<Candidate> candidates = jdbc.query(
                "select id, partitions, rejected from drop_ledger where partner = ? and result = 'done' order by id desc",
                (row, n) -> new Candidate(row.getLong(1), row.getInt(2), row.getLong(3) > 0),
                key.partner());
        Set<Long> drops = new TreeSet<>(Comparator.reverseOrder());
        long placement = key.placement();
        for (Candidate drop : candidates) {
            int partition = Placements.partition(placement, drop.partitions());
            if (drops.size() < limit && (drop.rejects() || touched(drop.id(), partition, placement))) {
                drops.add(drop.id());
            }
        }
        List<DropEntry> newestFirst = new ArrayList<>(drops(drops));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private boolean touched(long drop, int partition, long placement) {
        return jdbc
                .queryForList(
                        "select touched from drop_partition where drop_id = ? and number in (?, ?)",
                        String.class,
                        drop,
                        partition,
                        Absences.FIRST_PARTITION + partition)
                .stream()
                .anyMatch(places -> Arrays.binarySearch(Placements.read(places), placement) >= 0);
    }

    /** Where the entities of a drop are now. */
    public DropEntities.Entities entities(long drop) {
        return new DropEntities(database).of(drop);
    }

    /** A request; empty when the ledger does not know it. */
    public List<RequestEntry> request(long id) {
        return jdbc.query("select * from request where id = ?", (row, n) -> RequestEntry.of(row), id);
    }

    /** The requests that listed this document, oldest first. */
    public List<RequestEntry> requestsOf(Entry entry) {
        long placement = entry.key().placement();
        return jdbc
                .query(
                        """
                        select * from request
                        where account = ? and entity = ? and first_placement <= ? and last_placement >= ? order by id""",
                        (row, n) -> RequestEntry.of(row),
                        entry.document().account(),
                        entry.key().entity().word(),
                        placement,
                        placement)
                .stream()
                .filter(request -> request.revisions().containsKey(placement))
                .toList();
    }

    /** The dead letters of a document, oldest first. */
    public List<DeadLetterEntry> deadLetters(DocumentKey key) {
        return jdbc.query(
                "select * from dead_letter where " + DocumentTable.KEY + " order by revision",
                (row, n) -> DeadLetterEntry.of(row),
                key.placement(),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }

    /** The account and entity of each canary, such as {@code main order}, by its number. */
    public Map<Long, String> canaries() {
        Map<Long, String> canaries = new HashMap<>();
        jdbc.query("select id, account, entity from canary", row -> {
            canaries.put(row.getLong(1), row.getString(2) + " " + row.getString(3));
        });
        return canaries;
    }

    /** What a held document waits for besides its own parts, such as {@code customer C9}, in order. */
    public List<String> awaited(DocumentKey key) {
        return new ReferenceTable(jdbc)
                .awaited(DocumentTable.Placed.of(key)).stream()
                        .map(Reference::text)
                        .toList();
    }

    /** How far the file of a drop has come that is passed on as it is; empty when its rows are read. */
    public Optional<Relay> relay(long drop) {
        return Relays.of(jdbc, drop);
    }

    /** What was erased from kept files. */
    public Redactions redactions() {
        return new Redactions(jdbc);
    }

    /** Counts by account and state. */
    public List<AccountSummary> accounts() {
        return new StoredLedger(database, Clock.systemUTC()).accounts();
    }
}
