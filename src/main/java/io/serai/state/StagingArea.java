package io.serai.state;

import io.serai.feed.Feed;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Opens a {@link Staging} for each drop that is read; spill files lie in a folder of their own for each. */
public final class StagingArea {

    private final Database database;
    private final Path folder;
    private final long memoryBytesMax;
    private final AtomicLong opened = new AtomicLong(System.nanoTime());

    StagingArea(Database database, Path folder, long memoryBytesMax) {
        this.database = database;
        this.folder = folder;
        this.memoryBytesMax = memoryBytesMax;
    }

    /** Empty; closing it removes its files. */
    public Staging open(Drop drop, Feed feed) {
        // what a crash left under another name is never read; its own name keeps two readers of one drop apart
        Path own = folder.resolve(Long.toString(drop.id())).resolve(Long.toHexString(opened.incrementAndGet()));
        return new PartitionedStaging(drop, feed, own, memoryBytesMax, database);
    }
}
