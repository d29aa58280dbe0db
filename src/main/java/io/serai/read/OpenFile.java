package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.util.Iterator;
import java.util.List;

/**
 * A file being read: an iterator of chunks, each a bounded list of framed rows. Not thread-safe; closed by the route.
 *
 * <p>A fault in the middle of the file (broken charset, broken gzip) is thrown by the iterator as an {@link
 * java.io.UncheckedIOException} or {@link Unusable}; the rows before it have not been applied then, because rows are applied
 * only after the whole file has been read. That the last record is unfinished is seen at its end, and thrown as {@link
 * Arriving}.
 */
public interface OpenFile extends Iterator<List<RawRow>>, AutoCloseable {

    ReceivedFile file();

    Feed feed();

    /** The partner's column names in file order; generated names (column 1, …) without a header. */
    List<String> header();

    /** Column names that the feed does not map: reported once per file. */
    List<String> unknownColumns();

    /** Whether each record names its columns itself, so that a name that is missing in a whole file means nothing. */
    default boolean namesEachRecord() {
        return false;
    }

    /** Whether it is a rejects file that came back: it names what was corrected, and is no whole file of anything. */
    default boolean isCorrection() {
        return false;
    }

    /** Bytes of the archived file that were read so far, packed as they lie there; -1 when that cannot be told. Any thread may ask. */
    long bytesRead();

    @Override
    void close();

    /** Carries a {@link FileUnusable} out of an iterator. */
    class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final FileUnusable unusable;

        public Unusable(FileUnusable cause) {
            super(cause.getMessage(), cause);
            this.unusable = cause;
        }

        public FileUnusable unusable() {
            return unusable;
        }
    }

    /** Carries a {@link StillArriving} out of an iterator: the end of the file was read and is not finished. */
    class Arriving extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final StillArriving arriving;

        public Arriving(StillArriving cause) {
            super(cause.getMessage(), cause);
            this.arriving = cause;
        }

        public StillArriving arriving() {
            return arriving;
        }
    }
}
