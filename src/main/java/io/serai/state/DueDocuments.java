package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits to be sent, for looking at: pages in delivery order, each one index range. */
public final class DueDocuments {

    private final JdbcTemplate jdbc;

    DueDocuments(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * A customer or ticket that is due.
     *
     * @param changedAt when it became due, or was changed last
     * @param group 0, or the group of suspects that it is sent with after a refusal
     * @param lane daily or history
     * @param canary 0, or the canary that it waits at
     */
    public record DueDocument(
            DocumentKey key, long revision, Instant changedAt, long group, DropLane lane, long canary) {}

    /** In delivery order, those that wait at a canary last; {@code after} is the last one of the page before, null for the first page. */
    public List<DueDocument> list(String account, Entity entity, int limit, @Nullable DueDocument after) {
        List<Object> arguments = new ArrayList<>(List.of(account, entity.word()));
        String from = "";
        if (after != null) {
            from = " and (canary, lane, suspect_group, placement, partner, store, id) > (?, ?, ?, ?, ?, ?, ?)";
            DocumentKey key = after.key();
            arguments.addAll(List.of(
                    after.canary(),
                    after.lane().number(),
                    after.group(),
                    key.placement(),
                    key.partner(),
                    key.store(),
                    key.id()));
        }
        arguments.add(limit);
        return jdbc.query(
                """
                select placement, partner, entity, store, id, revision, changed_at, suspect_group, lane, canary
                from document where account = ? and entity = ? and state = 'due'""" + from + " order by canary, lane, suspect_group, placement, partner, store, id limit ?",
                (row, n) -> new DueDocument(
                        DocumentTable.key(row),
                        row.getLong("revision"),
                        Database.time(row.getLong("changed_at")),
                        row.getLong("suspect_group"),
                        DropLane.of(row.getInt("lane")),
                        row.getLong("canary")),
                arguments.toArray());
    }
}
