package io.serai.rehearse;

import io.serai.feed.PlainColumns;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.rehearse.Rehearsed.Rejects;
import io.serai.rehearse.Rehearsed.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rejected rows counted by reason and column, with the first of each. */
final class RejectGroups {

    private final int examplesMax;
    private final @Nullable PlainColumns shown;
    private final Map<Group, Counted> groups = new LinkedHashMap<>();
    private long rows;

    private record Group(Reason reason, @Nullable String column) {}

    private static final class Counted {
        private long rows;
        private final List<Row> first = new ArrayList<>();
    }

    /** @param shown the columns whose cells are shown; null: all */
    RejectGroups(int examplesMax, @Nullable PlainColumns shown) {
        this.examplesMax = examplesMax;
        this.shown = shown;
    }

    void add(Reject reject) {
        rows++;
        Counted counted = groups.computeIfAbsent(new Group(reject.reason(), reject.column()), group -> new Counted());
        counted.rows++;
        if (counted.first.size() < examplesMax) {
            counted.first.add(new Row(reject.line(), found(reject), reject.expected()));
        }
    }

    private @Nullable String found(Reject reject) {
        String column = reject.column();
        boolean plain = shown == null || column == null || shown.has(column);
        return reject.found() == null || plain ? reject.found() : Rehearsed.HIDDEN;
    }

    long rows() {
        return rows;
    }

    /** The most frequent first. */
    List<Rejects> found() {
        List<Rejects> found = new ArrayList<>();
        groups.forEach((group, counted) -> found.add(new Rejects(
                group.reason(),
                group.column(),
                counted.rows,
                group.reason().says(),
                group.reason().fix(),
                List.copyOf(counted.first))));
        found.sort(Comparator.comparingLong(Rejects::rows).reversed());
        return found;
    }
}
