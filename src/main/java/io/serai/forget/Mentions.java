package io.serai.forget;

import io.serai.model.Person;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Whether bytes that nobody can read as rows mention a person: the id or an address between other than letters and digits. */
final class Mentions {

    /** More of a file is not looked at; what is longer counts as mentioning everybody. */
    private static final int BYTES_MAX = 256 << 20;

    private final List<String> values = new ArrayList<>();

    Mentions(Person person) {
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
            values.add(asBytes(person.id(), charset));
            person.emails().forEach(email -> values.add(asBytes(email, charset)));
        }
    }

    private static String asBytes(String value, Charset charset) {
        return new String(value.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    boolean in(Path file) throws IOException {
        try (InputStream bytes = unpacked(file)) {
            byte[] read = bytes.readNBytes(BYTES_MAX);
            return read.length == BYTES_MAX || in(new String(read, StandardCharsets.ISO_8859_1));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return true;
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }

    private boolean in(String text) {
        return values.stream().anyMatch(value -> isIn(text, value));
    }

    private static boolean isIn(String text, String value) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
