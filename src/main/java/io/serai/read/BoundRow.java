package io.serai.read;

import io.serai.model.DocumentKey;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.Reject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record became: parts, a reject, or a blank.
 *
 * @param parts one for a customer, a header or a line; two (header, line) when each line repeats its ticket's columns; empty
 *     for a reject or a blank
 * @param reject null unless the record broke a rule
 */
public record BoundRow(
        long record,
        long line,
        List<BoundPart> parts,
        @Nullable Reject reject) {

    /** True for a record with nothing in it. */
    public boolean blank() {
        return parts.isEmpty() && reject == null;
    }

    /**
     * One SET on one part of one document (seed 001: an upload is a series of independent sets).
     *
     * @param updatedAt the row's own version; null when the file's time is its version
     */
    public record BoundPart(
            DocumentKey document, PartKey part, @Nullable Instant updatedAt, PartValues values) {}
}
