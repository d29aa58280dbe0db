package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Merge.Merged;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The documents' rows. */
record DocumentTable(JdbcTemplate jdbc, Dialect dialect) {

    private static final String ORDER = "placement, partner, entity, store, id";

    static final String KEY = "placement = ? and partner = ? and entity = ? and store = ? and id = ?";

    /** The key's columns come last, in its order. */
    private static final String COLUMNS =
            "account, state, revision, suspect_group, changed_at, parts, lane, canary, placement, partner, entity, store, id";

    // which of the two a document needs is known: one statement for both costs twice as much
    private static final String INSERT =
            "insert into document (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = "update document set account = ?, state = ?, revision = ?, suspect_group = ?,"
            + " changed_at = ?, parts = ?, lane = ?, canary = ? where " + KEY;

    private static final int LOADED_PARTS_MAX = 40_000;

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
            return order == 0 && !key.equals(other.key) ? key.compareTo(other.key) : order;
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
        return Objects.requireNonNull(load(keys, fileTimes, Integer.MAX_VALUE));
    }

    /** The same; null, and nothing is known of any, when they are several and large. */
    @Nullable
    Map<DocumentKey, StoredDocument> loadSome(List<Placed> keys, FileTimes fileTimes) {
        return load(keys, fileTimes, keys.size() == 1 ? Integer.MAX_VALUE : LOADED_PARTS_MAX);
    }

    private @Nullable Map<DocumentKey, StoredDocument> load(List<Placed> keys, FileTimes fileTimes, int partsMax) {
        Object[] placements = keys.stream().map(Placed::placement).toArray();
        List<Loaded> loaded = jdbc.query(
                "select " + COLUMNS + " from document where placement in (" + FileTimes.marks(placements.length) + ")"
                        + dialect.locked(ORDER),
                row -> {
                    return Loaded.all(row, partsMax);
                },
                placements);
        if (loaded == null) {
            return null;
        }
        Set<Long> drops = new HashSet<>();
        loaded.forEach(document -> document.parts().addDropsTo(drops));
        fileTimes.learn(drops);
        Map<DocumentKey, StoredDocument> documents = new HashMap<>();
        loaded.forEach(one -> documents.put(one.without().placed().key(), one.with(fileTimes)));
        return documents;
    }

    /** Writes what {@link #load} has given in the same transaction, and leaves none. */
    void update(Deque<StoredDocument> documents) {
        write(UPDATE, documents);
    }

    /** Writes what {@link #load} did not find in the same transaction, and leaves none. */
    void insert(Deque<StoredDocument> documents) {
        write(INSERT, documents);
    }

    private void write(String statement, Deque<StoredDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        int count = documents.size();
        // plain setters: describing every value to Spring first costs as much as the store does
        jdbc.batchUpdate(statement, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int n) throws SQLException {
                // its text is enough from here on: a ticket of many lines would else be there twice
                set(row, documents.remove());
            }

            @Override
            public int getBatchSize() {
                return count;
            }
        });
    }

    private static void set(PreparedStatement row, StoredDocument document) throws SQLException {
        DocumentKey key = document.placed().key();
        row.setString(1, document.account());
        row.setString(2, document.state());
        row.setLong(3, document.revision());
        row.setLong(4, document.suspectGroup());
        row.setLong(5, Database.micros(document.changedAt()));
        row.setString(6, PartsJson.write(document.parts()));
        row.setInt(7, document.standing().lane().number());
        row.setLong(8, document.standing().canary());
        row.setLong(9, document.placed().placement());
        row.setString(10, key.partner());
        row.setString(11, key.entity().word());
        row.setString(12, key.store());
        row.setString(13, key.id());
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
    private record Loaded(StoredDocument without, PartsJson.Stored<String> parts) {

        /** Null when they have more parts in all. */
        static @Nullable List<Loaded> all(ResultSet row, int partsMax) throws SQLException {
            List<Loaded> all = new ArrayList<>();
            long parts = 0;
            while (parts <= partsMax && row.next()) {
                Loaded one = of(row);
                parts += one.parts().parts().size();
                all.add(one);
            }
            return parts <= partsMax ? all : null;
        }

        private static Loaded of(ResultSet row) throws SQLException {
            StoredDocument document = new StoredDocument(
                    new Placed(row.getLong(9), keyAt(row, 10)),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    Database.time(row.getLong(5)),
                    new Standing(DropLane.of(row.getInt(7)), row.getLong(8)),
                    KeptParts.NONE);
            return new Loaded(document, PartsJson.read(row.getString(6)));
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
                    KeptParts.of(parts, times::of));
        }
    }
}
