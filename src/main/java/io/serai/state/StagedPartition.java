package io.serai.state;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The rows of one partition: first in memory, then appended to a file whenever the staging is full. */
final class StagedPartition {

    private final Path file;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(memory);
    private long rows;

    StagedPartition(Path file) {
        this.file = file;
    }

    /** How many bytes of memory it took. */
    int add(StagedRow row) {
        int before = memory.size();
        try {
            RowCodec.write(out, row);
        } catch (IOException e) {
            throw new UncheckedIOException("staging a row in memory", e);
        }
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
        memory.reset();
    }

    List<StagedRow> read() {
        List<StagedRow> read = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(bytes(), 1 << 16))) {
            for (long i = 0; i < rows; i++) {
                read.add(RowCodec.read(in));
            }
        } catch (EOFException e) {
            throw new UncheckedIOException("staged rows are missing from " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading staged rows from " + file, e);
        }
        return read;
    }

    private InputStream bytes() throws IOException {
        InputStream rest = new ByteArrayInputStream(memory.toByteArray());
        return Files.exists(file) ? new SequenceInputStream(Files.newInputStream(file), rest) : rest;
    }
}
