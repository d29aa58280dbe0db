package io.serai.read;

import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The mark at a file's start: skipped when it agrees with the feed's charset; otherwise the file tells another one. */
final class ByteOrderMark {

    private ByteOrderMark() {}

    /** How many bytes to skip. */
    static int length(ByteBuffer bytes, Charset charset) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return agreed(charset, StandardCharsets.UTF_8, 3);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return agreed(charset, StandardCharsets.UTF_16LE, 2);
        }
        return starts(bytes, 0xFE, 0xFF) ? agreed(charset, StandardCharsets.UTF_16BE, 2) : 0;
    }

    private static int agreed(Charset charset, Charset marked, int length) {
        if (charset.equals(marked)) {
            return length;
        }
        if (charset.equals(StandardCharsets.UTF_16) && !marked.equals(StandardCharsets.UTF_8)) {
            return 0; // that decoder reads the mark itself
        }
        throw new OpenFile.Unusable(new FileUnusable(
                Reason.WRONG_CHARSET, "the byte order mark of " + marked.name() + " at offset 0", charset.name()));
    }

    private static boolean starts(ByteBuffer bytes, int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
