package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.state.Outbox.Answered;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;

/**
 * Marks the items of one request as delivered. What is at the destination is known even of an older revision; only the newest
 * one is answered by it.
 *
 * @param request that brought them; null when the destination was known to hold them
 */
record DeliveredMarks(List<Answered> items, @Nullable Long request, Instant at)
        implements BatchPreparedStatementSetter {

    static final String UPDATE = """
            update document set
                delivered_hash = ?, delivered_revision = ?, delivered_at = ?,
                delivered_request = coalesce(?, delivered_request),
                suspect_group = case when revision = ? then 0 else suspect_group end,
                refused_reason = case when revision = ? then null else refused_reason end,
                state = case when revision = ? then 'delivered' else state end
            where %s and coalesce(delivered_revision, 0) <= ? and revision >= ?""".formatted(DocumentTable.KEY);

    @Override
    public int getBatchSize() {
        return items.size();
    }

    @Override
    public void setValues(PreparedStatement row, int n) throws SQLException {
        Answered item = items.get(n);
        DocumentKey key = item.key();
        row.setString(1, HexFormat.of().formatHex(item.itemHash()));
        row.setLong(2, item.revision());
        row.setLong(3, Database.micros(at));
        if (request == null) {
            row.setNull(4, Types.BIGINT);
        } else {
            row.setLong(4, request);
        }
        for (int column = 5; column <= 7; column++) {
            row.setLong(column, item.revision());
        }
        row.setLong(8, key.placement());
        row.setString(9, key.partner());
        row.setString(10, key.entity().word());
        row.setString(11, key.store());
        row.setString(12, key.id());
        row.setLong(13, item.revision());
        row.setLong(14, item.revision());
    }
}
