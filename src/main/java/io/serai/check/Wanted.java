package io.serai.check;

import io.serai.feed.Feed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked.
 *
 * @param files in the order in which the hub would get them; all meet in one state
 * @param examplesMax so many are shown of the rejected rows of each reason, of what waits, of what cannot be sent
 * @param itemsMax so many items are shown
 */
public record Wanted(List<Source> files, int examplesMax, int itemsMax) {

    public Wanted {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param bytes where it lies; it is only read
     * @param name as the partner would call it: the file time may stand in it
     * @param modified stands for the modification time at the source
     * @param answers the folder for its receipt and its reject file; null: they stay where the store is
     * @param notes what is known of it before it is read
     */
    public record Source(
            Feed feed,
            Path bytes,
            String name,
            Instant modified,
            @Nullable Path answers,
            List<String> notes) {

        public Source {
            notes = List.copyOf(notes);
        }
    }
}
