package io.serai.state;

import io.serai.state.AppliedPartitions.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The rows of one partition, all of one partner: first in memory, then appended to a file whenever the staging is full. */
final class StagedPartition {

    private final String partner;
    private final Path file;
    private final RowBytes memory = new RowBytes();
    private Span span = Span.NONE;
    private int rows;

    StagedPartition(String partner, Path file) {
        this.partner = partner;
        this.file = file;
    }

    /** How many bytes of memory it took. */
    int add(StagedRow row) {
        int before = memory.size();
        RowCodec.write(memory, row);
        span = span.with(row);
        rows++;
        return memory.size() - before;
    }

    void spill() {
        if (memory.size() == 0) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            try (var appending = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                memory.writeTo(appending);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("spilling staged rows to " + file, e);
        }
        memory.clear();
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** The versions of its rows. */
    Span span() {
        return span;
    }

    RowsByKey byKey() {
        return new RowsByKey(bytes(), rows, partner);
    }

    /** In one array, made as large as it has to be: a ticket of many lines makes it tens of megabytes. */
    private byte[] bytes() {
        try {
            int spilled = Files.exists(file) ? Math.toIntExact(Files.size(file)) : 0;
            byte[] all = new byte[Math.addExact(spilled, memory.size())];
            if (spilled > 0) {
                read(all, spilled);
            }
            memory.copyTo(all, spilled);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("reading staged rows from " + file, e);
        }
    }

    private void read(byte[] all, int spilled) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (int at = 0; at < spilled; at += RowBytes.PIECE_BYTES) {
                in.readNBytes(all, at, Math.min(RowBytes.PIECE_BYTES, spilled - at));
            }
        }
    }
}
