package io.serai.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The rows of one partition, all of one partner: first in memory, then appended to a file whenever the staging is full. */
final class StagedPartition {

    private final String partner;
    private final Path file;
    private final RowBytes memory = new RowBytes();
    private long rows;

    StagedPartition(String partner, Path file) {
        this.partner = partner;
        this.file = file;
    }

    /** How many bytes of memory it took. */
    int add(StagedRow row) {
        int before = memory.size();
        RowCodec.write(memory, row);
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

    List<StagedRow> read() {
        List<StagedRow> read = new ArrayList<>();
        RowBytes in = RowBytes.of(bytes());
        while (in.hasMore()) {
            read.add(RowCodec.read(in, partner));
        }
        if (read.size() != rows) {
            throw new IllegalStateException(
                    "staged rows: found " + read.size() + " in " + file + " and memory, expected " + rows);
        }
        return read;
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
