package io.serai.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Whole numbers in little space, as text that every database keeps: seven bits to a byte, the bytes as base64. */
final class Packed {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(long value) {
        long rest = value;
        while (rest >>> BITS != 0) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static ByteBuffer unpack(String text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    }

    /** The next number of {@link #unpack}. */
    static long next(ByteBuffer packed) {
        long value = 0;
        for (int shift = 0; ; shift += BITS) {
            int part = packed.get();
            value |= (long) (part & (MORE - 1)) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
