package io.serai.reject;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serai.feed.Feed;
import io.serai.model.Formula;
import io.serai.model.Reject;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of one drop in the partner's own delimiter, charset and columns, with four columns at the end that say
 * why. Corrected and dropped back as it is, it is read like any other file: the four columns are ignored.
 *
 * <p>Nothing is written to disk until the first reject. At most {@value #EXAMPLES_MAX} rejects are kept in memory, as the
 * receipt's examples.
 */
public final class RejectsFile implements AutoCloseable {

    /** The columns at the end, in this order. */
    public static final List<String> COLUMNS = List.of("serai_line", "serai_column", "serai_code", "serai_message");

    private static final int EXAMPLES_MAX = 10;

    private final Path path;
    private final Feed feed;
    private final String file;
    private final List<String> header;
    private final List<Reject> examples = new ArrayList<>();
    private @Nullable CsvWriter writer;
    private boolean closed;

    RejectsFile(Path path, Feed feed, String file, List<String> header) {
        this.path = path;
        this.feed = feed;
        this.file = file;
        this.header = List.copyOf(header);
    }

    /** Appends one rejected row. */
    public void add(Reject reject) {
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(reject);
        }
        List<String> cells = new ArrayList<>(header.size() + COLUMNS.size());
        for (int i = 0; i < header.size(); i++) {
            cells.add(i < reject.raw().size() ? Formula.neutral(reject.raw().get(i)) : "");
        }
        cells.add(Long.toString(reject.line()));
        cells.add(Formula.neutral(reject.column() == null ? "" : reject.column()));
        cells.add(reject.reason().name());
        cells.add(reject.message(feed.partner(), file) + ". " + reject.reason().fix());
        writer().writeRecord(cells);
    }

    /** The first rejects, at most {@value #EXAMPLES_MAX}; never null. */
    public List<Reject> examples() {
        return List.copyOf(examples);
    }

    /** Where the file lies; null when nothing was rejected. */
    public @Nullable Path written() {
        return writer == null ? null : path;
    }

    private CsvWriter writer() {
        CsvWriter open = writer;
        if (open == null) {
            open = open();
            writer = open;
        }
        return open;
    }

    private CsvWriter open() {
        try {
            Files.createDirectories(path.getParent());
            Charset charset = feed.format().charset();
            Writer out = new OutputStreamWriter(Files.newOutputStream(path), charset);
            CsvWriter csv = CsvWriter.builder()
                    .fieldSeparator(Delimiters.of(feed))
                    .quoteCharacter(Delimiters.quoteOf(feed))
                    .build(out);
            List<String> names = new ArrayList<>();
            header.forEach(name -> names.add(Formula.neutral(name)));
            names.addAll(COLUMNS);
            csv.writeRecord(names);
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path.getFileName(), e);
        }
    }

    /** Closes the file; a second call does nothing. */
    @Override
    public void close() {
        if (writer != null && !closed) {
            closed = true;
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("closing " + path.getFileName(), e);
            }
        }
    }
}
