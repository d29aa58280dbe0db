package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one customer or ticket.
 *
 * @param account the destination's account
 * @param revision grows by one with every change
 * @param header null while only lines are known
 * @param lines by line id, in the order of line ids (numbers by value, then text); empty for customers
 */
public record Document(
        DocumentKey key,
        String account,
        long revision,
        @Nullable Part<PartValues> header,
        SortedMap<String, Part<LineValues>> lines) {

    /**
     * One part with where it came from.
     *
     * @param drop the drop whose row set it
     * @param line the physical line in that drop's file
     * @param updatedAt the row's own version; null: the drop's file time is its version
     * @param fileTime the drop's file time, the version's second half
     */
    public record Part<V extends PartValues>(
            long drop, long line, @Nullable Instant updatedAt, Instant fileTime, V values) {

        /** The time that decides which row is newer: the row's own, else its file's. */
        public Instant version() {
            return updatedAt == null ? fileTime : updatedAt;
        }
    }
}
