package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.Policies;
import io.serai.model.DocumentKey;
import io.serai.model.PartValues;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.LedgerEntries.DropEntry;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One document as the store keeps it, with where it stands.
 *
 * @param state delivered, due, held or refused
 * @param suspectGroup 0, or the group of a refused request that it is searched in
 * @param deliveredRevision what the destination took last; null when it took nothing
 * @param deliveredHash SHA-256 of the item that the destination holds, lower-case hex; null when nobody knows
 * @param deliveredRequest the request that brought it; null when none is known
 * @param refusedReason the code of the reason; null when its newest revision was not refused
 * @param changedAt when its newest revision came to be
 * @param canary the canary that it waits at, while it is due or held; 0: none
 */
public record Entry(
        Document document,
        String state,
        long suspectGroup,
        @Nullable Long deliveredRevision,
        @Nullable String deliveredHash,
        @Nullable Instant deliveredAt,
        @Nullable Long deliveredRequest,
        @Nullable String refusedReason,
        Instant changedAt,
        long canary) {

    public DocumentKey key() {
        return document.key();
    }

    /** Whether its parts are enough to send. */
    public boolean whole() {
        return document.whole();
    }

    /** The drops that its parts come from. */
    public Set<Long> drops() {
        Set<Long> drops = new TreeSet<>();
        if (document.header() != null) {
            drops.add(document.header().drop());
        }
        document.lines().values().forEach(line -> drops.add(line.drop()));
        return drops;
    }

    /** The part with this line id; the header under the empty id; null when there is none. */
    public Document.@Nullable Part<? extends PartValues> part(String line) {
        return line.isEmpty() ? document.header() : document.lines().get(line);
    }

    /** How the store's part compares with what a row of a file set. */
    public enum Holding {
        /** The part is this row's. */
        CURRENT,
        /** The part is of a newer row. */
        NEWER,
        /** Another row says the same, in the same version or a newer one. */
        SAME,
        /** The part is missing, or older, or this row's with other values: a row was lost. */
        LOST
    }

    /**
     * Compares a row with what is kept of it.
     *
     * @param of the row's drop
     * @param line the row's physical line
     * @param feed the drop's feed
     */
    public Holding holding(BoundPart row, DropEntry of, long line, Feed feed) {
        long drop = of.id();
        Instant fileTime = of.summary().fileTime();
        KeptPart set = new KeptPart(drop, line, row.updatedAt(), fileTime, ValuesJson.write(row.values()));
        Document.Part<? extends PartValues> part = part(row.part().line());
        KeptPart kept = part == null ? null : Documented.kept(part);
        if (kept != null && kept.drop() == drop && kept.line() == line) {
            return kept.says(set) ? Holding.CURRENT : Holding.LOST;
        }
        if (kept != null && kept.compareTo(set) >= 0) {
            return kept.says(set) ? Holding.SAME : Holding.NEWER;
        }
        if (kept != null && of.readAgain() && kept.drop() > drop && kept.line() == line) {
            // the same row, read again later under another declaration
            return Holding.NEWER;
        }
        boolean replaces = feed.policies().lines() == Policies.Lines.REPLACE;
        boolean overtaken = replaces
                && !row.part().isHeader()
                && hasLinesOf(fileTime, feed.rows().linePrefix());
        return overtaken ? Holding.NEWER : Holding.LOST;
    }

    /** Whether the set of lines is of a file of this time or a later one. */
    private boolean hasLinesOf(Instant fileTime, String prefix) {
        return document.lines().entrySet().stream()
                .filter(line -> line.getKey().startsWith(prefix))
                .anyMatch(line -> !line.getValue().fileTime().isBefore(fileTime));
    }
}
