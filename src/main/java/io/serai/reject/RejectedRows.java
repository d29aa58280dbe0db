package io.serai.reject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.serai.feed.Feed;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads a kept reject file again: how many rows it holds, and the first of them. */
public final class RejectedRows {

    private static final int ROW_CHARS_MAX = 1 << 24;

    private RejectedRows() {}

    /**
     * One rejected row.
     *
     * @param cells as the partner wrote them, below the file's own columns; they may hold customers' values
     * @param line the physical line, as text
     * @param column empty when the whole row is meant
     * @param message one sentence with its place
     */
    public record Rejected(List<String> cells, String line, String column, String code, String message) {

        static Rejected of(List<String> fields) {
            int own = Math.max(0, fields.size() - RejectsFile.COLUMNS.size());
            List<String> said = new ArrayList<>(fields.subList(own, fields.size()));
            while (said.size() < RejectsFile.COLUMNS.size()) {
                said.add("");
            }
            return new Rejected(fields.subList(0, own), said.get(0), said.get(1), said.get(2), said.get(3));
        }
    }

    /** The file's own columns, and the first rows. */
    public record First(List<String> columns, List<Rejected> rows) {}

    /**
     * Reads the first rows below the header.
     *
     * @param feed the feed that the file was written for
     */
    public static First first(Path file, Feed feed, int rowsMax) throws IOException {
        try (CsvReader<CsvRecord> rows =
                reader(Files.newBufferedReader(file, feed.format().charset()), feed)) {
            List<List<String>> read =
                    rows.stream().limit(rowsMax + 1L).map(CsvRecord::getFields).toList();
            List<String> header = read.isEmpty() ? List.of() : read.get(0);
            return new First(
                    header.subList(0, Math.max(0, header.size() - RejectsFile.COLUMNS.size())),
                    read.stream().skip(1).map(Rejected::of).toList());
        }
    }

    /**
     * Counts the rows below the header, one at a time.
     *
     * @param feed the feed that the file was written for
     */
    public static long count(Path file, Feed feed) throws IOException {
        try (CsvReader<CsvRecord> rows =
                reader(Files.newBufferedReader(file, feed.format().charset()), feed)) {
            return rows.stream().count() - 1;
        }
    }

    /**
     * Writes the file anew without the cells of some rows, and without what was said of them; the rows stay, so they still count.
     *
     * @param header told the file's own columns first
     * @param meant whether a row's own cells are to go
     * @return how many rows lost their cells; with 0 the file is left as it is
     */
    static long clear(Path file, Feed feed, Consumer<List<String>> header, Predicate<List<String>> meant)
            throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        long cleared = 0;
        Charset charset = feed.format().charset();
        try (CsvReader<CsvRecord> rows = reader(Files.newBufferedReader(file, charset), feed);
                CsvWriter out = CsvWriter.builder()
                        .fieldSeparator(Delimiters.of(feed))
                        .quoteCharacter(Delimiters.quoteOf(feed))
                        .build(Files.newBufferedWriter(next, charset))) {
            boolean first = true;
            for (CsvRecord row : rows) {
                List<String> fields = row.getFields();
                int own = Math.max(0, fields.size() - RejectsFile.COLUMNS.size());
                List<String> cells = fields.subList(0, own);
                if (first) {
                    header.accept(cells);
                } else if (meant.test(cells)) {
                    cleared++;
                    fields = cleared(fields, own);
                }
                first = false;
                out.writeRecord(fields);
            }
        }
        if (cleared > 0) {
            Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(next);
        return cleared;
    }

    /** What is left is where the row stood, and the code of its reason. */
    private static List<String> cleared(List<String> fields, int own) {
        List<String> left = new ArrayList<>(Collections.nCopies(own, ""));
        List<String> said = fields.subList(own, fields.size());
        for (int i = 0; i < said.size(); i++) {
            left.add(i == said.size() - 1 ? "erased" : said.get(i));
        }
        return left;
    }

    private static CsvReader<CsvRecord> reader(Reader text, Feed feed) {
        return CsvReader.builder()
                .fieldSeparator(Delimiters.of(feed))
                .quoteCharacter(Delimiters.quoteOf(feed))
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(ROW_CHARS_MAX)
                .ofCsvRecord(text);
    }
}
