package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.state.CanaryTable.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Some documents on their way from a gate that is open. A document whose parts come from several feeds has to pass the canary of
 * each, one after the other, so its parts are looked at as long as another one holds anybody.
 */
final class GateStep {

    private static final String ORDER = "placement, partner, store, id";

    private final JdbcTemplate jdbc;
    private final Dialect dialect;
    private final List<Known> others;
    private final Map<Long, Long> canaryOfDrop = new HashMap<>();

    GateStep(Database database, List<Known> others) {
        this.jdbc = database.jdbc();
        this.dialect = database.dialect();
        this.others = others;
    }

    private record Moved(DocumentKey key, Set<Long> drops) {}

    /** The first of those that the condition names, in the order of their keys, as {@link Turns} asks of whoever writes them. */
    int letGo(String condition, Object[] arguments, int documentsMax) {
        String order = " order by suspect_group, " + ORDER + " limit " + documentsMax;
        List<Moved> some = jdbc.query(
                "select partner, entity, store, id, " + (others.isEmpty() ? "''" : "parts") + " from document where "
                        + condition + order + (dialect == Dialect.POSTGRESQL ? " for update" : ""),
                (row, n) -> new Moved(DocumentTable.keyAt(row, 1), drops(row.getString(5))),
                arguments);
        jdbc.batchUpdate(
                "update document set canary = ? where " + DocumentTable.KEY,
                some.stream().map(this::row).toList());
        return some.size();
    }

    private static Set<Long> drops(String parts) {
        Set<Long> drops = new HashSet<>();
        if (!parts.isEmpty()) {
            PartsJson.read(parts).addDropsTo(drops);
        }
        return drops;
    }

    private Object[] row(Moved moved) {
        DocumentKey key = moved.key();
        return new Object[] {
            next(moved), key.placement(), key.partner(), key.entity().word(), key.store(), key.id()
        };
    }

    /** The canary that holds one of its parts; 0 when none does. */
    private long next(Moved moved) {
        return moved.drops().stream()
                .mapToLong(this::canaryOf)
                .filter(id -> id > 0)
                .min()
                .orElse(0);
    }

    private long canaryOf(long drop) {
        return canaryOfDrop.computeIfAbsent(
                drop,
                id -> jdbc.query(
                        "select feed, declaration from drop_ledger where id = ?",
                        row -> {
                            return row.next() ? holding(row.getString(1), row.getString(2)) : 0L;
                        },
                        id));
    }

    private long holding(String feed, String declaration) {
        return others.stream()
                .filter(canary ->
                        canary.feed().equals(feed) && canary.declaration().equals(declaration))
                .mapToLong(Known::id)
                .findFirst()
                .orElse(0);
    }
}
