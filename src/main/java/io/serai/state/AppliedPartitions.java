package io.serai.state;

import io.serai.model.OutcomeCounts;
import io.serai.state.StagedRow.StagedPart;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which partitions of a drop are in the store, and how their rows ended. */
record AppliedPartitions(JdbcTemplate jdbc) {

    Map<Integer, OutcomeCounts> of(long drop) {
        Map<Integer, OutcomeCounts> applied = new HashMap<>();
        jdbc.query(
                "select number, accepted, unchanged, duplicate, stale from drop_partition where drop_id = ?",
                row -> {
                    applied.put(
                            row.getInt(1),
                            new OutcomeCounts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), 0, 0));
                },
                drop);
        return applied;
    }

    /** How the rows of the file ended. */
    OutcomeCounts rows(long drop) {
        return sum(drop, true);
    }

    /** How the documents ended that a full file does not name. */
    OutcomeCounts absences(long drop) {
        return sum(drop, false);
    }

    private OutcomeCounts sum(long drop, boolean rows) {
        return of(drop).entrySet().stream()
                .filter(partition -> partition.getKey() < Absences.FIRST_PARTITION == rows)
                .map(Map.Entry::getValue)
                .reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
    }

    /** @param documents the places of the documents that the partition's rows are part of, ascending */
    void add(long drop, int number, OutcomeCounts outcomes, Span span, long[] documents) {
        jdbc.update(
                """
                insert into drop_partition (drop_id, number, accepted, unchanged, duplicate, stale,
                                            undated, dated_from, dated_until, documents, touched)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                drop,
                number,
                outcomes.accepted(),
                outcomes.unchanged(),
                outcomes.duplicate(),
                outcomes.stale(),
                span.undated(),
                Database.microsOrNull(span.from()),
                Database.microsOrNull(span.until()),
                documents.length,
                Placements.write(documents));
    }

    long documents(long drop) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(documents), 0) from drop_partition where drop_id = ?", Long.class, drop);
        return sum == null ? 0 : sum;
    }

    /** The versions that rows brought themselves, and how many brought none: decides whether a repeat must be read again. */
    record Span(
            long undated, @Nullable Instant from, @Nullable Instant until) {

        static final Span NONE = new Span(0, null, null);

        Span with(StagedRow row) {
            Span all = this;
            for (StagedPart part : row.parts()) {
                all = all.with(part.at());
            }
            return all;
        }

        private Span with(@Nullable Instant at) {
            if (at == null) {
                return new Span(undated + 1, from, until);
            }
            boolean first = from == null || at.isBefore(from);
            boolean last = until == null || at.isAfter(until);
            return first || last ? new Span(undated, first ? at : from, last ? at : until) : this;
        }
    }
}
