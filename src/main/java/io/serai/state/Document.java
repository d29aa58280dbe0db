package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one customer, ticket or other entity.
 *
 * @param account the destination's account
 * @param revision grows by one with every change
 * @param header null while only lines are known
 * @param lines by line id, in the order of line ids (numbers by value, then text): a ticket's or a cart's lines, a product's
 *     promotions and categories
 * @param resolved what is known of what it names
 */
public record Document(
        DocumentKey key,
        String account,
        long revision,
        @Nullable Part<PartValues> header,
        SortedMap<String, Part<PartValues>> lines,
        Resolved resolved) {

    /** A document for which nothing was looked up. */
    public Document(
            DocumentKey key,
            String account,
            long revision,
            @Nullable Part<PartValues> header,
            SortedMap<String, Part<PartValues>> lines) {
        this(key, account, revision, header, lines, Resolved.NONE);
    }

    /** The same with what was looked up. */
    Document with(Resolved found) {
        return new Document(key, account, revision, header, lines, found);
    }

    /** Which one it is, without what it says. */
    Document withoutParts() {
        return new Document(key, account, revision, null, Collections.emptySortedMap());
    }

    /** The values of those lines that are of this kind, in their order. */
    public <V extends PartValues> List<V> lines(Class<V> kind) {
        List<V> found = new ArrayList<>(lines.size());
        for (Part<PartValues> line : lines.values()) {
            if (kind.isInstance(line.values())) {
                found.add(kind.cast(line.values()));
            }
        }
        return found;
    }

    /** Whether there is enough to send. */
    public boolean whole() {
        if (header == null) {
            return false;
        }
        return header.values() instanceof ProductValues product
                ? product.deleted()
                        || !product.categories().isEmpty()
                        || !lines(PlacementValues.class).isEmpty()
                : !key.entity().hasLines() || !lines.isEmpty();
    }

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
