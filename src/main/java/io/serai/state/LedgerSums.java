package io.serai.state;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The drops whose sums do not close: found when a drop closes, or later, when the ledger is checked again. */
public final class LedgerSums {

    /** As in the index that makes asking for it cheap: it holds these drops only. */
    private static final String OPEN =
            "(records <> accepted + unchanged + duplicate + stale + rejected + blank or sums_open is not null)";

    private static final int DROPS_MAX = 100;

    private final Database database;

    LedgerSums(Database database) {
        this.database = database;
    }

    /** A drop whose sums do not close, and how. */
    public record OpenSum(long drop, String partner, String name, String how) {}

    /** What is known now, oldest first, at most {@value #DROPS_MAX}. Cheap. */
    public List<OpenSum> known() {
        return database.jdbc()
                .query(
                        "select id, partner, name, sums_open from drop_ledger where " + OPEN + " order by id limit ?",
                        (row, n) -> {
                            String how = row.getString(4);
                            return new OpenSum(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    how == null ? "its records are not the sum of its outcomes" : how);
                        },
                        DROPS_MAX);
    }

    /**
     * Adds up every closed drop's partitions again, marks the drops that do not close and clears those that do. Reads the
     * whole ledger of drops, but no document.
     */
    public List<OpenSum> check() {
        database.write(() -> {
            JdbcTemplate jdbc = database.jdbc();
            jdbc.update("""
                    update drop_ledger set sums_open = null where result = 'done' and sums_open is not null""");
            return jdbc.update("""
                    update drop_ledger set sums_open = 'its partitions do not add up to its outcomes'
                    where result = 'done' and id in (
                        select d.id from drop_ledger d left join drop_partition p on p.drop_id = d.id
                        where d.result = 'done'
                        group by d.id, d.accepted, d.unchanged, d.duplicate, d.stale, d.documents
                        having d.accepted <> coalesce(sum(p.accepted), 0)
                            or d.unchanged <> coalesce(sum(p.unchanged), 0)
                            or d.duplicate <> coalesce(sum(p.duplicate), 0)
                            or d.stale <> coalesce(sum(p.stale), 0)
                            or d.documents <> coalesce(sum(p.documents), 0))""");
        });
        return known();
    }
}
