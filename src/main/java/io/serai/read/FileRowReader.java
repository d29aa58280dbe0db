package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.zip.ZipException;

/** Frames CSV files with FastCSV, and what is named as JSON with Jackson. */
final class FileRowReader implements RowReader {
    private final ReadSettings settings;
    private final Clock clock;

    FileRowReader(ReadSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public OpenFile open(ReceivedFile file, Feed feed) throws FileUnusable, StillArriving {
        boolean young =
                clock.instant().isBefore(file.firstSeen().plus(feed.policies().unfinishedAfter()));
        try {
            if (JsonRecords.isNamed(file.name())) {
                return new JsonOpenFile(file, feed, settings, young);
            }
            if (young && !Unpacking.isArchive(file)) {
                checkLineEnd(file, feed);
            }
            return CsvOpenFile.open(file, feed, settings, young);
        } catch (OpenFile.Unusable e) {
            throw e.unusable();
        } catch (OpenFile.Arriving e) {
            throw e.arriving();
        } catch (UncheckedIOException e) {
            throw broken(e, file, young);
        } catch (IOException e) {
            throw broken(new UncheckedIOException(e), file, young);
        }
    }

    /** Looks at the last byte only, so that a large file that is still arriving is not read to its end for nothing. */
    private static void checkLineEnd(ReceivedFile file, Feed feed) throws IOException, StillArriving {
        if (feed.format().charset().name().startsWith("UTF-16")) {
            return; // two bytes to a character: seen at the end of reading
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.archived().toFile(), "r")) {
            if (bytes.length() == 0) {
                return;
            }
            bytes.seek(bytes.length() - 1);
            int last = bytes.read();
            if (last != '\n' && last != '\r') {
                throw new StillArriving("its last line has no line end");
            }
        }
    }

    /** What an input fault says about the file; a cut archive may still be growing. */
    static FileUnusable broken(UncheckedIOException fault, ReceivedFile file, boolean young) throws StillArriving {
        Throwable e = fault;
        while (e.getCause() != null) {
            e = e.getCause();
        }
        if (Unpacking.isArchive(file) && (e instanceof EOFException || e instanceof ZipException)) {
            if (young) {
                throw new StillArriving("the archive is cut short or damaged");
            }
            String kind = e instanceof EOFException ? "an archive that is cut short" : "a damaged archive";
            return new FileUnusable(Reason.BROKEN_ARCHIVE, kind, "a complete .gz or .zip file");
        }
        String found = e.getClass().getSimpleName();
        return new FileUnusable(Reason.UNREADABLE, found, "a file that can be read to its end");
    }
}
