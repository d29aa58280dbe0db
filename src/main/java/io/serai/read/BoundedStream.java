package io.serai.read;

import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of an archive, and stops at the limits of size and ratio. */
final class BoundedStream extends FilterInputStream {
    /** Small archives may unpack to any ratio up to this size. */
    private static final long RATIO_FREE_BYTES = 1_000_000;

    private final long packedBytes;
    private final ReadSettings settings;
    private long bytes;

    BoundedStream(InputStream in, long packedBytes, ReadSettings settings) {
        super(in);
        this.packedBytes = packedBytes;
        this.settings = settings;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            bytes += count;
            check();
        }
        return count;
    }

    private void check() {
        if (bytes > settings.fileBytesMax().toBytes()) {
            throw new OpenFile.Unusable(new FileUnusable(
                    Reason.TOO_LARGE,
                    "more than " + settings.fileBytesMax().toBytes() + " bytes",
                    "at most " + settings.fileBytesMax().toBytes() + " bytes after unpacking"));
        }
        long ratioBytes = Math.max(RATIO_FREE_BYTES, packedBytes * settings.unpackedRatioMax());
        if (bytes > ratioBytes) {
            throw new OpenFile.Unusable(new FileUnusable(
                    Reason.RATIO_TOO_HIGH,
                    "more than " + ratioBytes + " bytes from " + packedBytes,
                    "at most " + settings.unpackedRatioMax() + " times the packed size"));
        }
    }
}
