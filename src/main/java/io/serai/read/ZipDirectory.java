package io.serai.read;

import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Looks at how long a zip file's directory says it is, before the JDK reads all of it into memory. Layout: APPNOTE.TXT 6.3,
 * sections 4.3.14 to 4.3.16.
 */
final class ZipDirectory {
    private static final long DIRECTORY_BYTES_MAX = 1_000_000;

    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE_AT = 12;
    private static final int COMMENT_BYTES_MAX = 0xffff;

    private static final int LOCATOR_BYTES = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_PLACE_AT = 8;

    private static final int END64_BYTES = 56;
    private static final int END64_SIZE_AT = 40;

    private ZipDirectory() {}

    /** Refuses an archive whose directory alone is larger than one file's could be; one without an end is left to the JDK. */
    static void check(Path zip) throws IOException, FileUnusable {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            int tailBytes = (int) Math.min(file.length(), END_BYTES + COMMENT_BYTES_MAX + LOCATOR_BYTES);
            ByteBuffer tail = read(file, file.length() - tailBytes, tailBytes);
            for (int at = tailBytes - END_BYTES; at >= 0; at--) {
                // each one, since the JDK may choose another than the last
                if (tail.getInt(at) == END_SIGNATURE) {
                    refuse(bytes(file, tail, at));
                }
            }
        }
    }

    private static long bytes(RandomAccessFile file, ByteBuffer tail, int end) throws IOException {
        int locator = end - LOCATOR_BYTES;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
            long place = tail.getLong(locator + LOCATOR_PLACE_AT);
            if (place >= 0 && place <= file.length() - END64_BYTES) {
                return read(file, place, END64_BYTES).getLong(END64_SIZE_AT);
            }
        }
        return Integer.toUnsignedLong(tail.getInt(end + END_SIZE_AT));
    }

    private static void refuse(long bytes) throws FileUnusable {
        if (bytes < 0 || bytes > DIRECTORY_BYTES_MAX) {
            throw new FileUnusable(
                    Reason.ARCHIVE_MEMBERS,
                    "a list of files of " + Long.toUnsignedString(bytes) + " bytes",
                    "one file in the archive");
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
