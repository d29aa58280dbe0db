package io.serai.bench.baseline;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * About the practical limit of one process: bytes are never decoded, rows are copied to partition files by a hash of their
 * key, and each partition is joined in memory and written as JSON by copying cells. It takes every row as it is.
 */
public final class PartitionJoin {

    private static final int PARTITIONS = 128;
    private static final int ITEMS_OF_BATCH = 1000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final String sink;
    private final Path folder;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 20);
    private int items;

    private PartitionJoin(String sink, Path folder) {
        this.sink = sink;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Work.serve((headers, lines, sink) -> {
            Path folder = Files.createTempDirectory(headers.getParent(), "join");
            PartitionJoin join = new PartitionJoin(sink, folder);
            join.partition(headers, "h");
            join.partition(lines, "l");
            for (int n = 0; n < PARTITIONS; n++) {
                join.join(n);
            }
            join.flush();
            Files.delete(folder);
        });
    }

    private void partition(Path file, String kind) throws IOException {
        List<OutputStream> parts = new ArrayList<>();
        for (int n = 0; n < PARTITIONS; n++) {
            parts.add(new BufferedOutputStream(Files.newOutputStream(folder.resolve(kind + n)), BUFFER_BYTES / 4));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            Rows rows = new Rows(in);
            rows.next(); // the column names
            while (rows.next()) {
                OutputStream part = parts.get(Math.floorMod(rows.keyHash() * 0x9E3779B9, PARTITIONS));
                part.write(rows.bytes, rows.start, rows.end - rows.start + 1);
            }
        }
        for (OutputStream part : parts) {
            part.close();
        }
    }

    /** Cells of one row: where each begins; the last bound is the row's end. */
    private record Row(byte[] bytes, int[] cells) {

        static Row of(byte[] bytes, int start, int end, int count) {
            int[] cells = new int[count + 1];
            int cell = 0;
            cells[cell++] = start;
            for (int i = start; i < end && cell < count; i++) {
                if (bytes[i] == ',') {
                    cells[cell++] = i + 1;
                }
            }
            cells[count] = end + 1;
            return new Row(bytes, cells);
        }

        void copy(int cell, ByteArrayOutputStream out) {
            out.write(bytes, cells[cell], cells[cell + 1] - 1 - cells[cell]);
        }

        Key key() {
            return new Key(bytes, cells[0], cells[2] - 1);
        }
    }

    /** Store and ticket as they stand in the row. */
    private record Key(byte[] bytes, int from, int to) {
        @Override
        public int hashCode() {
            return hash(bytes, from, to);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && java.util.Arrays.equals(bytes, from, to, key.bytes, key.from, key.to);
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    private void join(int n) throws IOException {
        Map<Key, List<Row>> lines = new HashMap<>();
        for (Row line : rows("l" + n, 8)) {
            lines.computeIfAbsent(line.key(), key -> new ArrayList<>(4)).add(line);
        }
        for (Row header : rows("h" + n, 8)) {
            order(header, lines.getOrDefault(header.key(), List.of()));
        }
    }

    private List<Row> rows(String name, int cells) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Files.delete(folder.resolve(name));
        List<Row> rows = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                rows.add(Row.of(bytes, start, i, cells));
                start = i + 1;
            }
        }
        return rows;
    }

    private void order(Row header, List<Row> lines) throws IOException {
        text(items == 0 ? "[{\"id\":\"" : ",{\"id\":\"");
        header.copy(0, body);
        body.write('-');
        cell("", header, 1);
        cell("\",\"reference\":\"", header, 1);
        cell("\",\"status\":\"", header, 3);
        cell("\",\"customer\":{\"id\":\"", header, 2);
        cell("\"},\"shopId\":\"", header, 0);
        cell("\",\"amount\":", header, 4);
        cell(",\"amountWithTax\":", header, 5);
        text(",\"products\":[");
        for (int i = 0; i < lines.size(); i++) {
            line(i == 0 ? "{\"id\":\"" : ",{\"id\":\"", lines.get(i));
        }
        cell("],\"promoCodes\":[],\"createdAt\":\"", header, 6);
        cell("\",\"updatedAt\":\"", header, 7);
        text("\"}");
        if (++items == ITEMS_OF_BATCH) {
            flush();
        }
    }

    private void line(String start, Row line) {
        cell(start, line, 3);
        cell("\",\"name\":\"", line, 4);
        cell("\",\"quantity\":", line, 5);
        cell(",\"amount\":", line, 6);
        cell(",\"amountWithTax\":", line, 7);
        body.write('}');
    }

    private void cell(String before, Row row, int cell) {
        text(before);
        row.copy(cell, body);
    }

    @SuppressWarnings("deprecation") // the low bytes of plain letters are what is wanted
    private void text(String text) {
        byte[] bytes = new byte[text.length()];
        text.getBytes(0, text.length(), bytes, 0);
        body.write(bytes, 0, bytes.length);
    }

    private void flush() throws IOException {
        if (items > 0) {
            body.write(']');
            Post.send(sink, body.toByteArray(), body.size());
            body.reset();
            items = 0;
        }
    }

    /** Rows of a stream of bytes, in place. */
    private static final class Rows {
        private final InputStream in;
        private byte[] bytes = new byte[BUFFER_BYTES];
        private int filled;
        private int start;
        private int end = -1;

        Rows(InputStream in) {
            this.in = in;
        }

        boolean next() throws IOException {
            start = end + 1;
            int i = start;
            while (true) {
                for (; i < filled; i++) {
                    if (bytes[i] == '\n') {
                        end = i;
                        return true;
                    }
                }
                System.arraycopy(bytes, start, bytes, 0, filled - start);
                filled -= start;
                i -= start;
                start = 0;
                int count = in.read(bytes, filled, bytes.length - filled);
                if (count <= 0) {
                    return false;
                }
                filled += count;
            }
        }

        int keyHash() {
            int commas = 0;
            int i = start;
            while (commas < 2) {
                commas += bytes[i++] == ',' ? 1 : 0;
            }
            return hash(bytes, start, i - 1);
        }
    }
}
