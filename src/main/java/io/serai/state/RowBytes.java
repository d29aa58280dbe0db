package io.serai.state;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts in a growing array of bytes: written at its end, then read from its start. Not thread-safe. */
final class RowBytes {

    /** Files are read and written in pieces: Java keeps a copy, outside of the heap, of the largest that a thread has handled. */
    static final int PIECE_BYTES = 1 << 16;

    private static final int FIRST_BYTES = 1 << 10;
    private static final int NUMBER_BYTES_MAX = 10;
    private static final int KEPT_BYTES_MAX = 2 << 20;

    private static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int end;
    private int at;

    RowBytes() {
        this(new byte[FIRST_BYTES], 0);
    }

    private RowBytes(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** What was written before, to be read. */
    static RowBytes of(byte[] bytes) {
        return new RowBytes(bytes, bytes.length);
    }

    int size() {
        return end;
    }

    /** Small numbers take few bytes, whatever their sign. */
    void number(long value) {
        reserve(NUMBER_BYTES_MAX);
        long left = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((left & ~0x7fL) != 0) {
            bytes[end++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[end++] = (byte) left;
    }

    /** Leaves room for a length that is known later. */
    int beginLength() {
        reserve(Integer.BYTES);
        end += Integer.BYTES;
        return end;
    }

    /** @param begun what {@link #beginLength} gave: the length is that of all since then */
    void endLength(int begun) {
        LENGTH.set(bytes, begun - Integer.BYTES, end - begun);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        end += encoded.length;
    }

    boolean hasMore() {
        return at < end;
    }

    int position() {
        return at;
    }

    void seek(int position) {
        at = position;
    }

    int nextLength() {
        return (int) LENGTH.get(bytes, skipped(Integer.BYTES));
    }

    long nextNumber() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[skipped(1)];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    String nextText() {
        int length = (int) nextNumber();
        return new String(bytes, skipped(length), length, StandardCharsets.UTF_8);
    }

    /** All of it, into an array from there on. */
    void copyTo(byte[] all, int from) {
        System.arraycopy(bytes, 0, all, from, end);
    }

    void writeTo(OutputStream out) throws IOException {
        for (int from = 0; from < end; from += PIECE_BYTES) {
            out.write(bytes, from, Math.min(PIECE_BYTES, end - from));
        }
    }

    /** Room that many rows took is given back: the next ones may be of other partitions. */
    void clear() {
        end = 0;
        if (bytes.length > KEPT_BYTES_MAX) {
            bytes = new byte[FIRST_BYTES];
        }
    }

    private int skipped(int count) {
        int from = at;
        if (count < 0 || count > end - at) {
            throw new UncheckedIOException(new EOFException("staged rows end in the middle of a row"));
        }
        at += count;
        return from;
    }

    private void reserve(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
        }
    }
}
