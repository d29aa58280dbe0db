package io.serai.rehearse;

import io.serai.model.Reason;
import io.serai.model.Reject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rejects of one reading on disk, in the order of the file; they may be many. Written once, then read once. */
final class RejectLog implements AutoCloseable {

    private static final int TEXT_CHARS_MAX = 10_000;

    private final Path file;
    private @Nullable DataOutputStream out;
    private @Nullable DataInputStream in;

    RejectLog(Path file) {
        this.file = file;
    }

    void add(Reject reject) {
        try {
            if (out == null) {
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
            }
            out.writeLong(reject.line());
            out.writeLong(reject.record());
            out.writeUTF(reject.reason().name());
            write(out, reject.column());
            write(out, reject.found());
            write(out, reject.expected());
        } catch (IOException e) {
            throw new UncheckedIOException("noting rejected rows in " + file, e);
        }
    }

    private static void write(DataOutputStream to, @Nullable String text) throws IOException {
        to.writeBoolean(text != null);
        if (text != null) {
            to.writeUTF(text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text);
        }
    }

    /** The next one, without its cells; null at the end. */
    @Nullable
    Reject next() {
        if (out == null) {
            return null;
        }
        try {
            if (in == null) {
                out.close();
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            }
            long line = in.readLong();
            long record = in.readLong();
            Reason reason = Reason.valueOf(in.readUTF());
            String column = text(in);
            String found = text(in);
            return new Reject(line, record, column, reason, found, String.valueOf(text(in)), List.of());
        } catch (EOFException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the noted rejects in " + file, e);
        }
    }

    private static @Nullable String text(DataInputStream from) throws IOException {
        return from.readBoolean() ? from.readUTF() : null;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (in != null) {
                in.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("removing the noted rejects in " + file, e);
        }
    }
}
