package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.DocumentTable.Placed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Documents as they would be without some drops, copied into stores that are thrown away when they are needed there: the same
 * ones into each, so that what is done there begins alike. The store that they are of is only read.
 *
 * <p>A part that one of these drops set is left out; what it replaced is not known any more. A document without any other part
 * is copied as an empty one, which still says what the destination holds. Not thread-safe.
 */
public final class EarlierDocuments {

    private static final int DOCUMENTS_PER_STEP = 250;
    private static final int NAMES_PER_STEP = 5000;

    private static final String INSERT = """
            insert into document (placement, partner, entity, store, id, account, state, revision, suspect_group, changed_at,
                delivered_revision, delivered_hash, delivered_at, delivered_request, parts)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)""";

    private static final String DROP_COLUMNS =
            "id, partner, feed, declaration, sha256, name, source, modified, size, archived,"
                    + " first_seen, file_time, received_at, closed_at, result, partitions, attempt";

    private static final String INSERT_DROP = "insert into drop_ledger (" + DROP_COLUMNS + ") values ("
            + FileTimes.marks(DROP_COLUMNS.split(",", -1).length) + ")";

    private final JdbcTemplate store;
    private final Set<Long> without;
    private final List<Database> copies;
    private final Set<Long> drops = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private long documents;

    /**
     * Nothing is copied yet, but drops that the copies open are numbered after those of the store.
     *
     * @param store what is copied from
     * @param without the drops that are to be forgotten
     * @param copies empty stores of this program's version
     */
    public EarlierDocuments(StoreView store, Set<Long> without, List<DataSource> copies) {
        this.store = store.database().jdbc();
        this.without = Set.copyOf(without);
        this.copies = copies.stream().map(Database::on).toList();
        Long last = this.store.queryForObject("select value from counter where name = 'drop'", Long.class);
        for (Database copy : this.copies) {
            copy.write(() -> copy.jdbc().update("update counter set value = ? where name = 'drop'", last));
        }
    }

    /** How many were copied into each store so far. */
    public long documents() {
        return documents;
    }

    /** Copies those that the rows of a partition speak of; called before it is kept. */
    public void bring(Staging.Partition partition) {
        bringNames(partition.drop().file().partner());
        List<Placed> keys = new ArrayList<>();
        partition.rows().byKey().forEachRemaining(said -> keys.add(said.document()));
        for (int from = 0; from < keys.size(); from += DOCUMENTS_PER_STEP) {
            bring(keys.subList(from, Math.min(keys.size(), from + DOCUMENTS_PER_STEP)));
        }
    }

    /** Copies, once, what the partner's products and stores are called. */
    private void bringNames(String partner) {
        if (named.add(partner)) {
            copy("select * from product_code where partner = ?", "product_code", 5, partner);
            copy("select * from store_name where partner = ?", "store_name", 4, partner);
        }
    }

    private void copy(String select, String table, int columns, String partner) {
        List<Object[]> rows = new ArrayList<>();
        String insert = "insert into " + table + " values (" + FileTimes.marks(columns) + ") on conflict do nothing";
        store.query(
                select,
                row -> {
                    Object[] values = new Object[columns];
                    for (int n = 0; n < columns; n++) {
                        values[n] = row.getObject(n + 1);
                    }
                    rows.add(values);
                    if (rows.size() == NAMES_PER_STEP) {
                        write(insert, rows);
                    }
                },
                partner);
        write(insert, rows);
    }

    private void write(String insert, List<Object[]> rows) {
        for (Database copy : copies) {
            copy.write(() -> copy.jdbc().batchUpdate(insert, rows));
        }
        rows.clear();
    }

    /** Copies all of one kind: a full file also speaks of what it does not name. */
    public void bringAll(String partner, Entity entity) {
        Placed last = null;
        List<Placed> page;
        do {
            page = page(partner, entity, last);
            if (!page.isEmpty()) {
                bring(page);
                last = page.get(page.size() - 1);
            }
        } while (page.size() == DOCUMENTS_PER_STEP);
    }

    private List<Placed> page(String partner, Entity entity, @Nullable Placed after) {
        List<Object> arguments = new ArrayList<>(List.of(partner, entity.word()));
        String from = "";
        if (after != null) {
            from = " and (placement, partner, entity, store, id) > (?, ?, ?, ?, ?)";
            arguments.addAll(List.of(
                    after.placement(),
                    partner,
                    entity.word(),
                    after.key().store(),
                    after.key().id()));
        }
        arguments.add(DOCUMENTS_PER_STEP);
        return store.query(
                "select placement, partner, entity, store, id from document where partner = ? and entity = ?" + from
                        + " order by placement, partner, entity, store, id limit ?",
                (row, n) -> new Placed(row.getLong(1), DocumentTable.keyAt(row, 2)),
                arguments.toArray());
    }

    /** What one of the copies has was brought already, or made there after it was found that there is nothing to bring. */
    private void bring(List<Placed> keys) {
        Set<DocumentKey> missing = keys.stream().map(Placed::key).collect(Collectors.toCollection(HashSet::new));
        Object[] places = keys.stream().map(Placed::placement).toArray();
        for (Database copy : copies) {
            missing.removeAll(copy.jdbc()
                    .query(
                            "select partner, entity, store, id from document where placement in ("
                                    + FileTimes.marks(places.length) + ")",
                            (row, n) -> DocumentTable.keyAt(row, 1),
                            places));
        }
        if (missing.isEmpty()) {
            return;
        }
        List<Object[]> rows = earlier(missing);
        documents += rows.size();
        for (Database copy : copies) {
            copy.write(() -> copy.jdbc().batchUpdate(INSERT, rows));
        }
    }

    private List<Object[]> earlier(Set<DocumentKey> wanted) {
        List<Object[]> rows = new ArrayList<>();
        Set<Long> origins = new HashSet<>();
        Object[] places = wanted.stream().map(DocumentKey::placement).toArray();
        store.query(
                "select * from document where placement in (" + FileTimes.marks(places.length) + ")",
                row -> {
                    DocumentKey key = DocumentTable.key(row);
                    if (wanted.contains(key)) {
                        KeptParts parts = KeptParts.of(
                                PartsJson.read(row.getString("parts")).without(without), drop -> Instant.EPOCH);
                        origins.addAll(parts.drops());
                        rows.add(copied(row, key, parts));
                    }
                },
                places);
        bringDrops(origins);
        return rows;
    }

    private static Object[] copied(ResultSet row, DocumentKey key, KeptParts parts) throws SQLException {
        return new Object[] {
            row.getLong("placement"),
            key.partner(),
            key.entity().word(),
            key.store(),
            key.id(),
            row.getString("account"),
            parts.whole(key.entity()) ? "delivered" : "held",
            row.getLong("revision"),
            row.getLong("changed_at"),
            row.getObject("delivered_revision"),
            row.getString("delivered_hash"),
            row.getObject("delivered_at"),
            row.getObject("delivered_request"),
            PartsJson.write(parts)
        };
    }

    /** The drops that parts name; the copies ask them for their file times and their feeds. */
    private void bringDrops(Set<Long> ids) {
        ids.removeAll(drops);
        List<Long> some = List.copyOf(ids);
        for (int from = 0; from < some.size(); from += DOCUMENTS_PER_STEP) {
            Object[] step = some.subList(from, Math.min(some.size(), from + DOCUMENTS_PER_STEP))
                    .toArray();
            List<Object[]> rows = store.query(
                    "select " + DROP_COLUMNS + " from drop_ledger where id in (" + FileTimes.marks(step.length) + ")",
                    (row, n) -> all(row),
                    step);
            for (Database copy : copies) {
                copy.write(() -> copy.jdbc().batchUpdate(INSERT_DROP, rows));
            }
        }
        drops.addAll(ids);
    }

    private static Object[] all(ResultSet row) throws SQLException {
        Object[] columns = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return columns;
    }
}
