package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.Policies;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.PartKey;
import io.serai.state.StagedRow.StagedPart;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the rows of one drop into one document. Pure; the result depends on the set of rows ever merged, not on their
 * order, split or repetition: every part is the greatest of all that were ever set, by {@link KeptPart}'s order.
 */
final class Merge {

    /** What came of it: {@code changed} when values differ, {@code touched} when anything must be written. */
    record Merged(KeptParts parts, boolean changed, boolean touched, OutcomeCounts outcomes) {}

    /**
     * The drop that the rows are of.
     *
     * @param replaced what the ids of those lines begin with whose whole set the drop holds, maybe nothing; null when each line
     *     is a set of its own
     * @param rereads drops that read the same bytes under an earlier declaration: what they made of a line gives way
     */
    record Origin(long drop, Instant fileTime, @Nullable String replaced, Set<Long> rereads) {

        static Origin of(Drop drop, Instant fileTime, Feed feed, Set<Long> rereads) {
            boolean replaces = feed.policies().lines() == Policies.Lines.REPLACE;
            return new Origin(drop.id(), fileTime, replaces ? feed.rows().linePrefix() : null, rereads);
        }

        boolean newer(KeptPart part, KeptPart known) {
            return part.compareTo(known) > 0 || (rereads.contains(known.drop()) && part.line() == known.line());
        }

        boolean newer(SortedMap<String, KeptPart> lines, SortedMap<String, KeptPart> known) {
            return LineSet.newer(lines, known)
                    || (!known.isEmpty() && known.values().stream().allMatch(line -> rereads.contains(line.drop())));
        }
    }

    private final KeptParts stored;
    private final Map<PartKey, Contest> contests = new HashMap<>();
    private final SortedMap<String, KeptPart> lines;

    private Merge(KeptParts stored) {
        this.stored = stored;
        this.lines = new TreeMap<>(LineIds.ORDER);
    }

    static Merged of(KeptParts stored, List<StagedRow> rows, Origin origin) {
        return new Merge(stored).merge(rows, origin);
    }

    private Merged merge(List<StagedRow> rows, Origin origin) {
        rows.forEach(row -> row.parts().forEach(part -> enter(row, part, origin)));
        KeptPart header = mergedHeader(origin);
        lines.putAll(stored.lines());
        if (origin.replaced() == null) {
            mergeLines(origin);
        } else {
            replaceLines(origin, origin.replaced());
        }
        KeptParts parts = new KeptParts(header, lines);
        return new Merged(parts, !parts.says(stored), !parts.equals(stored), outcomes(rows));
    }

    private void enter(StagedRow row, StagedPart part, Origin origin) {
        KeptPart set = new KeptPart(origin.drop(), row.line(), part.at(), origin.fileTime(), part.json());
        Contest known = contests.putIfAbsent(part.part(), new Contest(set, row.record()));
        if (known != null) {
            known.enter(set, row.record());
        }
    }

    private @Nullable KeptPart mergedHeader(Origin origin) {
        Contest contest = contests.get(PartKey.HEADER);
        return contest == null ? stored.header() : settled(stored.header(), contest, origin);
    }

    private void mergeLines(Origin origin) {
        contests.forEach((part, contest) -> {
            if (!part.isHeader()) {
                lines.put(part.line(), settled(lines.get(part.line()), contest, origin));
            }
        });
    }

    /** The greater of the two stays. Equal values are never news, but a newer version of them is remembered. */
    private static KeptPart settled(@Nullable KeptPart known, Contest contest, Origin origin) {
        KeptPart winner = contest.winner();
        if (known == null) {
            contest.settle(Outcome.ACCEPTED);
            return winner;
        }
        boolean newer = origin.newer(winner, known);
        if (known.says(winner)) {
            contest.settle(Outcome.UNCHANGED);
        } else {
            contest.settle(newer ? Outcome.ACCEPTED : Outcome.STALE);
        }
        return newer ? winner : known;
    }

    private void replaceLines(Origin origin, String prefix) {
        SortedMap<String, KeptPart> set = new TreeMap<>(LineIds.ORDER);
        contests.forEach((part, contest) -> {
            if (!part.isHeader()) {
                set.put(part.line(), contest.winner());
            }
        });
        SortedMap<String, KeptPart> known = new TreeMap<>(lines);
        known.keySet().removeIf(line -> !line.startsWith(prefix));
        boolean newer = !set.isEmpty() && origin.newer(set, known);
        boolean same = LineSet.saySame(set, known);
        if (newer) {
            lines.keySet().removeAll(known.keySet());
            lines.putAll(set);
        }
        Outcome verdict = same ? Outcome.UNCHANGED : newer ? Outcome.ACCEPTED : Outcome.STALE;
        set.keySet().forEach(line -> contest(new PartKey(line)).settle(verdict));
    }

    private OutcomeCounts outcomes(List<StagedRow> rows) {
        OutcomeCounts counts = OutcomeCounts.NONE;
        for (StagedRow row : rows) {
            counts = counts.plus(outcome(row), 1);
        }
        return counts;
    }

    /** A row with two parts ends as its line does, unless its header was accepted. */
    private Outcome outcome(StagedRow row) {
        Outcome ends = Outcome.STALE;
        for (StagedPart part : row.parts()) {
            Outcome outcome = contest(part.part()).outcome(row.record());
            if (part.part().isHeader()) {
                if (outcome == Outcome.ACCEPTED || row.parts().size() == 1) {
                    return outcome;
                }
            } else {
                ends = outcome;
            }
        }
        return ends;
    }

    private Contest contest(PartKey part) {
        return Objects.requireNonNull(contests.get(part));
    }
}
