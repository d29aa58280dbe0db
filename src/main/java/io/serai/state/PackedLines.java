package io.serai.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The text of many lines in a fifth of its bytes or less. A database and its driver hold a value several times while they write
 * it; of a ticket of 300,000 lines that would be tens of megabytes each time.
 */
final class PackedLines {

    private PackedLines() {}

    /** Writes the text. */
    interface Writing {
        void to(Writer out) throws IOException;
    }

    static byte[] pack(Writing writing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (Writer out = new OutputStreamWriter(new DeflaterOutputStream(packed, fast), StandardCharsets.UTF_8)) {
            writing.to(out);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    /** The text, bit by bit. */
    static Reader reader(byte[] packed) {
        return new InputStreamReader(inflating(packed), StandardCharsets.UTF_8);
    }

    /** All of the text. */
    static String text(byte[] packed) {
        try (InputStream in = inflating(packed)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking the stored lines of a document", e);
        }
    }

    private static InputStream inflating(byte[] packed) {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }
}
