package io.serai.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes of an archived file were read so far. Written by the reading thread, read by any. */
final class ReadBytes {

    static final long UNKNOWN = -1;

    private volatile long count;

    long count() {
        return count;
    }

    void cannotTell() {
        count = UNKNOWN;
    }

    /** Counts what is read in blocks; a single byte is not read alone below a buffer. */
    InputStream of(InputStream bytes) {
        return new FilterInputStream(bytes) {
            private long soFar;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                soFar += Math.max(0, read);
                count = soFar;
                return read;
            }
        };
    }
}
