package io.serai.state;

import io.serai.feed.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.FileSystemUtils;

/**
 * Opens a {@link Staging} for each drop that is read; spill files lie in a folder of their own for each. The whole folder
 * belongs to one running program: what a crash left there is removed at the start.
 */
public final class StagingArea {

    private final Database database;
    private final Path folder;
    private final long memoryBytesMax;
    private final AtomicLong opened = new AtomicLong();

    StagingArea(Database database, Path folder, long memoryBytesMax) {
        this.database = database;
        this.folder = folder;
        this.memoryBytesMax = memoryBytesMax;
        removeLeftovers();
    }

    private void removeLeftovers() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("removing what a crash left in " + folder, e);
        }
    }

    /** Empty; closing it removes its files. */
    public Staging open(Drop drop, Feed feed) {
        // a name of its own keeps two readers of one drop apart
        Path own = folder.resolve(drop.id() + "-" + opened.incrementAndGet());
        return new PartitionedStaging(drop, feed, own, memoryBytesMax, database);
    }
}
