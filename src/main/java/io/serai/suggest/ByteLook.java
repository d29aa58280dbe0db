package io.serai.suggest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** One pass over a file's unpacked bytes, counting what tells its charset and its line ends. Memory does not grow with it. */
final class ByteLook {
    private static final int BUFFER_BYTES = 1 << 16;

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER_BYTES);
    private final ByteBuffer undecoded = ByteBuffer.allocate(BUFFER_BYTES + 8);

    /** Each byte above ASCII with its neighbours, and how often: {@code before << 16 | byte << 8 | after}. */
    private final Map<Integer, Long> contexts = new TreeMap<>();

    private byte[] first = {};
    private long bytes;
    private boolean whole;
    private boolean isUtf8 = true;
    private long utf8Chars;
    private long high;
    private final long[] zeros = new long[2];
    private long lineFeeds;
    private long returns;
    private long both;
    private int last = '\n';
    private int beforeLast = '\n';

    static ByteLook of(InputStream in, long bytesMax) throws IOException {
        ByteLook look = new ByteLook();
        while (look.bytes < bytesMax) {
            int count = in.read(look.buffer, 0, (int) Math.min(BUFFER_BYTES, bytesMax - look.bytes));
            if (count < 0) {
                look.whole = true;
                break;
            }
            look.take(count);
        }
        look.end();
        return look;
    }

    private void take(int count) {
        if (first.length == 0) {
            first = Arrays.copyOf(buffer, Math.min(count, 4));
        }
        for (int i = 0; i < count; i++) {
            take(buffer[i] & 0xff, (int) ((bytes + i) & 1));
        }
        bytes += count;
        if (isUtf8) {
            undecoded.put(buffer, 0, count).flip();
            isUtf8 = decode();
            undecoded.compact();
        }
    }

    private void take(int b, int parity) {
        if (last >= 0x80) {
            contexts.merge(beforeLast << 16 | last << 8 | b, 1L, Long::sum);
        }
        high += b >= 0x80 ? 1 : 0;
        zeros[parity] += b == 0 ? 1 : 0;
        if (b == '\n') {
            lineFeeds++;
            both += last == '\r' ? 1 : 0;
        }
        returns += b == '\r' ? 1 : 0;
        beforeLast = last;
        last = b;
    }

    private boolean decode() {
        while (true) {
            decoded.clear();
            CoderResult result = utf8.decode(undecoded, decoded, false);
            decoded.flip();
            utf8Chars += decoded.chars().filter(c -> c >= 0x80).count();
            if (!result.isOverflow()) {
                return !result.isError();
            }
        }
    }

    private void end() {
        if (last >= 0x80) {
            contexts.merge(beforeLast << 16 | last << 8 | '\n', 1L, Long::sum);
        }
        if (whole && undecoded.position() > 0) {
            isUtf8 = false; // ends in the middle of a character
        }
    }

    boolean starts(int... mark) {
        if (first.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((first[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the file was read to its end. */
    boolean whole() {
        return whole;
    }

    boolean isUtf8() {
        return isUtf8;
    }

    /** Characters beyond ASCII, if the bytes are UTF-8. */
    long utf8Chars() {
        return utf8Chars;
    }

    /** Bytes beyond ASCII. */
    long high() {
        return high;
    }

    /** Zero bytes at even (0) or odd (1) places. */
    long zeros(int parity) {
        return zeros[parity];
    }

    Map<Integer, Long> contexts() {
        return contexts;
    }

    /** Such as {@code CR LF in 120 lines}. */
    String lineEnds() {
        Map<String, Long> ends = new TreeMap<>(Map.of("CR LF", both, "LF", lineFeeds - both, "CR", returns - both));
        ends.values().removeIf(count -> count == 0);
        return ends.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        ends.entrySet().stream()
                                .map(end -> end.getValue() + " x " + end.getKey())
                                .toList());
    }

    boolean endsWithLineEnd() {
        return !whole || last == '\n' || last == '\r' || last == 0;
    }
}
