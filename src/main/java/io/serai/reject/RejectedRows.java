package io.serai.reject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.serai.feed.Feed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many rejected rows a kept reject file holds. */
public final class RejectedRows {

    private static final int ROW_CHARS_MAX = 1 << 24;

    private RejectedRows() {}

    /**
     * Counts the rows below the header, one at a time.
     *
     * @param feed the feed that the file was written for
     */
    public static long count(Path file, Feed feed) throws IOException {
        try (Reader text = Files.newBufferedReader(file, feed.format().charset());
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .fieldSeparator(Delimiters.of(feed))
                        .quoteCharacter(Delimiters.quoteOf(feed))
                        .skipEmptyLines(false)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .maxBufferSize(ROW_CHARS_MAX)
                        .ofCsvRecord(text)) {
            return rows.stream().count() - 1;
        }
    }
}
