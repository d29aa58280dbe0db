package io.serai.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every row of the kept files that spoke of one customer or ticket.
 *
 * @param rows by drop, oldest first, then by line
 * @param filesRead how many kept files were read for it
 * @param notes what was not read, and why
 */
public record RowHistory(List<RowLine> rows, int filesRead, List<String> notes) {

    /**
     * One row's part.
     *
     * @param line the physical line in the file
     * @param part {@code header}, {@code line} and its id, or {@code row} when it was rejected
     * @param version null when it was rejected
     * @param outcome what became of it, in words
     */
    public record RowLine(
            long drop,
            String file,
            long line,
            String part,
            @Nullable Instant version,
            String outcome) {}
}
