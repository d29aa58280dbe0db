package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Merge.Merged;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The documents' rows. */
record DocumentTable(JdbcTemplate jdbc, Dialect dialect) {

    private static final String ORDER = "placement, partner, entity, store, id";

    /** The key's columns come first, in its order. */
    private static final String COLUMNS =
            "placement, partner, entity, store, id, account, state, revision, suspect_group, changed_at, parts, lane, canary";

    private static final String UPSERT =
            "insert into document (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + """
             on conflict (placement, partner, entity, store, id) do update set
                account = excluded.account, state = excluded.state, revision = excluded.revision,
                suspect_group = excluded.suspect_group, changed_at = excluded.changed_at, parts = excluded.parts,
                lane = excluded.lane, canary = excluded.canary""";

    static final String KEY = "placement = ? and partner = ? and entity = ? and store = ? and id = ?";

    /** For reading, or for a transaction that writes alone: locks no row. */
    DocumentTable(JdbcTemplate jdbc) {
        this(jdbc, Dialect.SQLITE);
    }

    /** A key with its place, which costs a hash over all its characters. */
    record Placed(long placement, DocumentKey key) implements Comparable<Placed> {
        static Placed of(DocumentKey key) {
            return new Placed(key.placement(), key);
        }

        @Override
        public int compareTo(Placed other) {
            int order = Long.compare(placement, other.placement);
            return order == 0 ? key.compareTo(other.key) : order;
        }
    }

    /** A document as it lies in the store. */
    record StoredDocument(
            Placed placed,
            String account,
            String state,
            long revision,
            long suspectGroup,
            Instant changedAt,
            Standing standing,
            KeptParts parts) {

        static StoredDocument unknown(Placed placed, String account) {
            return new StoredDocument(placed, account, "held", 0, 0, Instant.EPOCH, Standing.FIRST, KeptParts.NONE);
        }

        /** A new revision when values changed; else only the versions of its parts advance. */
        StoredDocument with(Merged merged, String account, Standing next, Instant now) {
            if (!merged.changed()) {
                return new StoredDocument(
                        placed, account, state, revision, suspectGroup, changedAt, next, merged.parts());
            }
            return new StoredDocument(
                    placed, account, stateOf(merged.parts()), revision + 1, 0, now, next, merged.parts());
        }

        /** What nobody is sent needs no answer. */
        private String stateOf(KeptParts all) {
            Entity entity = placed.key().entity();
            if (!Entity.sent().contains(entity)) {
                return "delivered";
            }
            return all.whole(entity) ? "due" : "held";
        }

        /** Whether its newest revision is still to be sent, now or when its other parts have come. */
        boolean waits() {
            return revision > 0 && (state.equals("due") || state.equals("held"));
        }
    }

    /** For a transaction that is going to write them. */
    Map<DocumentKey, StoredDocument> load(List<Placed> keys, FileTimes fileTimes) {
        Object[] placements = keys.stream().map(Placed::placement).toArray();
        List<Loaded> loaded = jdbc.query(
                "select " + COLUMNS + " from document where placement in (" + FileTimes.marks(placements.length) + ")"
                        + dialect.locked(ORDER),
                (row, n) -> Loaded.of(row),
                placements);
        Set<Long> drops = new HashSet<>();
        loaded.forEach(document -> document.parts().addDropsTo(drops));
        fileTimes.learn(drops);
        Map<DocumentKey, StoredDocument> documents = new HashMap<>();
        loaded.forEach(one -> documents.put(one.without().placed().key(), one.with(fileTimes)));
        return documents;
    }

    void write(List<StoredDocument> documents) {
        // plain setters: describing every value to Spring first costs as much as the store does
        jdbc.batchUpdate(UPSERT, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int n) throws SQLException {
                set(row, documents.get(n));
            }

            @Override
            public int getBatchSize() {
                return documents.size();
            }
        });
    }

    private static void set(PreparedStatement row, StoredDocument document) throws SQLException {
        DocumentKey key = document.placed().key();
        row.setLong(1, document.placed().placement());
        row.setString(2, key.partner());
        row.setString(3, key.entity().word());
        row.setString(4, key.store());
        row.setString(5, key.id());
        row.setString(6, document.account());
        row.setString(7, document.state());
        row.setLong(8, document.revision());
        row.setLong(9, document.suspectGroup());
        row.setLong(10, Database.micros(document.changedAt()));
        row.setString(11, PartsJson.write(document.parts()));
        row.setInt(12, document.standing().lane().number());
        row.setLong(13, document.standing().canary());
    }

    static DocumentKey key(ResultSet row) throws SQLException {
        return key(row.getString("partner"), row.getString("entity"), row.getString("store"), row.getString("id"));
    }

    static DocumentKey key(String partner, String entity, String store, String id) {
        return new DocumentKey(partner, Entity.of(entity), store, id);
    }

    /** The key whose four columns begin here: partner, entity, store, id. */
    static DocumentKey keyAt(ResultSet row, int column) throws SQLException {
        return key(
                row.getString(column), row.getString(column + 1), row.getString(column + 2), row.getString(column + 3));
    }

    /** Read, but the file times of its parts are not looked up yet. */
    private record Loaded(StoredDocument without, PartsJson.Stored parts) {

        static Loaded of(ResultSet row) throws SQLException {
            StoredDocument document = new StoredDocument(
                    new Placed(row.getLong(1), keyAt(row, 2)),
                    row.getString(6),
                    row.getString(7),
                    row.getLong(8),
                    row.getLong(9),
                    Database.time(row.getLong(10)),
                    new Standing(DropLane.of(row.getInt(12)), row.getLong(13)),
                    KeptParts.NONE);
            return new Loaded(document, PartsJson.read(row.getString(11)));
        }

        StoredDocument with(FileTimes times) {
            return new StoredDocument(
                    without.placed,
                    without.account,
                    without.state,
                    without.revision,
                    without.suspectGroup,
                    without.changedAt,
                    without.standing,
                    parts.with(times::of));
        }
    }
}
