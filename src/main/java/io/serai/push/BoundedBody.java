package io.serai.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body up to a length; knows why it ended before its end. */
public final class BoundedBody extends FilterInputStream {

    private long left;
    private boolean tooLong;
    private boolean broken;

    public BoundedBody(InputStream body, long bytesMax) {
        super(body);
        this.left = bytesMax;
    }

    /** Whether it went on behind its limit. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Whether the sender, or the line, gave up. */
    public boolean isBroken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(target, offset, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        left -= Math.max(0, count);
        if (left < 0) {
            tooLong = true;
            throw new IOException("the body is longer than it may be");
        }
        return count;
    }
}
