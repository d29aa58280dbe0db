package io.serai.proof;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.FileUnusable;
import io.serai.model.StillArriving;
import io.serai.read.BoundRow;
import io.serai.read.OpenFile;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.state.LedgerEntries.DropEntry;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a kept file again, exactly as it was read when its drop was taken. */
record Rereading(Feeds feeds, RowReader reader, RowBinder binder) {

    /** The feed that read the drop; null when it is no longer declared, or declared otherwise. */
    @Nullable
    Feed feedOf(DropEntry drop) {
        // before its columns got the names that were accepted, or since
        return Stream.concat(feeds.all().stream(), feeds.written().stream())
                .filter(feed -> feed.name().equals(drop.summary().feed()))
                .filter(feed -> feed.fingerprint().equals(drop.declaration()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Hands over the rows chunk by chunk.
     *
     * @return null, or why the file cannot be read
     */
    @Nullable
    String rows(DropEntry drop, Feed feed, Consumer<List<BoundRow>> chunk) {
        return rows(drop, feed, columns -> {}, chunk);
    }

    /** Hands over the column names first. */
    @Nullable
    String rows(DropEntry drop, Feed feed, Consumer<List<String>> header, Consumer<List<BoundRow>> chunk) {
        try (OpenFile file = reader.open(drop.file(), feed)) {
            header.accept(file.header());
            while (file.hasNext()) {
                chunk.accept(binder.bind(file, file.next()));
            }
            return null;
        } catch (FileUnusable | StillArriving | OpenFile.Unusable | OpenFile.Arriving e) {
            return e.getMessage();
        }
    }
}
