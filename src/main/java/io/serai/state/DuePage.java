package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.PartValues;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.PartsJson.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A page of due documents. It ends early when they have many lines, so memory holds so many lines and those of one document
 * more, whatever tickets stand in the queue.
 *
 * @param linesMax of a document that has more, only that is told
 */
record DuePage(JdbcTemplate jdbc, Enrichments enrichments, Queue queue, int linesMax) {

    private static final int PARTS_MAX = 10_000;

    /** Empty only at the queue's end. */
    List<Due> read(@Nullable Due after, int limit) {
        QueueRange range = QueueRange.of(queue, after);
        List<Object> arguments = new ArrayList<>(range.arguments());
        arguments.add(limit);
        List<Row> rows = Objects.requireNonNull(jdbc.query(range.page(), this::rows, arguments.toArray()));
        Set<Long> drops = new HashSet<>();
        rows.forEach(row -> row.parts().addDropsTo(drops));
        FileTimes times = new FileTimes(jdbc);
        times.learn(drops);
        List<Document> documents = new Resolving(jdbc, enrichments)
                .of(rows.stream().map(row -> row.document(times)).toList());
        List<Due> due = new ArrayList<>(rows.size());
        for (int n = 0; n < rows.size(); n++) {
            due.add(rows.get(n).due(documents.get(n)));
        }
        return due;
    }

    private List<Row> rows(ResultSet page) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (int parts = 0; parts < PARTS_MAX && page.next(); ) {
            Row row = Row.of(queue, page, linesMax);
            parts += row.parts().parts().size();
            rows.add(row);
        }
        return rows;
    }

    private record Row(
            DocumentKey key,
            String account,
            long revision,
            Stored<PartValues> parts,
            long group,
            int requestsLeft,
            @Nullable String deliveredHash,
            DropLane lane,
            boolean tooLarge) {

        static Row of(Queue queue, ResultSet row, int linesMax) throws SQLException {
            String parts = row.getString(5);
            boolean tooLarge = PartsJson.hasMoreLines(parts, linesMax);
            return new Row(
                    new DocumentKey(row.getString(1), queue.entity(), row.getString(2), row.getString(3)),
                    queue.account(),
                    row.getLong(4),
                    tooLarge ? new Stored<>(List.of()) : PartsJson.read(parts, queue.entity()),
                    row.getLong(6),
                    row.getInt(7),
                    row.getString(8),
                    DropLane.of(row.getInt(9)),
                    tooLarge);
        }

        Document document(FileTimes times) {
            return Documented.of(key, account, revision, parts, times::of);
        }

        Due due(Document document) {
            byte[] hash = deliveredHash == null ? null : HexFormat.of().parseHex(deliveredHash);
            return new Due(document, group, requestsLeft, hash, lane, tooLarge);
        }
    }
}
