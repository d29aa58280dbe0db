package io.serai.state;

import io.serai.state.AppliedPartitions.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    private byte[] bytes() {
        try {
            boolean spilled = Files.exists(file);
            ByteArrayOutputStream all =
                    new ByteArrayOutputStream(memory.size() + (spilled ? (int) Files.size(file) : 0));
            if (spilled) {
                Files.copy(file, all);
            }
            memory.writeTo(all);
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("reading staged rows from " + file, e);
        }
    }
}
