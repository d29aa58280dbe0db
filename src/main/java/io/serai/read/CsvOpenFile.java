package io.serai.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.serai.feed.Feed;
import io.serai.feed.Format.InnerQuotes;
import io.serai.model.FileUnusable;
import io.serai.model.Formula;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A CSV file, framed chunk by chunk. */
final class CsvOpenFile implements OpenFile {
    /** More than the longest record, whose quotes may be doubled on the way. */
    private static final int BUFFER_CHARS_MORE = 1 << 16;

    /** What a cell takes in memory besides its characters, counted as characters, so that a million empty cells count too. */
    static final int CELL_COST_CHARS = 32;

    private final ReceivedFile file;
    private final Feed feed;
    private final ReadSettings settings;
    private final boolean young;
    private final ReadBytes read;
    private final RecordGuard guard;
    private final CloseableIterator<RawRow> records;
    private final Header header;
    private final boolean returned;
    private @Nullable RawRow first;
    private long record;
    private boolean endChecked;

    static CsvOpenFile open(ReceivedFile file, Feed feed, ReadSettings settings, boolean young)
            throws IOException, FileUnusable {
        ReadBytes read = new ReadBytes();
        Reader text = new StrictText(
                Unpacking.open(file, settings, read), feed.format().charset());
        try {
            return new CsvOpenFile(file, feed, settings, young, text, read);
        } catch (FileUnusable | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private CsvOpenFile(ReceivedFile file, Feed feed, ReadSettings settings, boolean young, Reader text, ReadBytes read)
            throws FileUnusable {
        this.read = read;
        this.file = file;
        this.feed = feed;
        this.settings = settings;
        this.young = young;
        char quote = feed.format().quote().equals("none")
                ? RecordGuard.NO_QUOTE
                : feed.format().quote().charAt(0);
        boolean bare = feed.format().innerQuotes() == InnerQuotes.BARE;
        char delimiter = Header.delimiter(feed);
        this.guard = new RecordGuard(text, delimiter, quote, bare, settings);
        this.records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(2 * settings.rowCharsMax() + BUFFER_CHARS_MORE)
                .build(new RawRows(), guard)
                .iterator();
        this.first = guarded(this::nextRecord);
        if (first == null) {
            throw new FileUnusable(Reason.FILE_EMPTY, "nothing", "a header line and rows");
        }
        checkFirst(first);
        this.header = Header.of(first.cells(), feed);
        this.returned = header.returned();
        if (feed.format().header()) {
            first = null;
        }
    }

    /** A header, and the number of cells, cannot be taken from a line that was cut. */
    private void checkFirst(RawRow row) throws FileUnusable {
        if (row.fault() == Reason.ROW_TOO_LARGE) {
            throw new FileUnusable(
                    Reason.TOO_LARGE,
                    "a first line of more than " + settings.rowCharsMax() + " characters or " + settings.cellsMax()
                            + " cells",
                    "a first line within both limits");
        }
        if (row.fault() == Reason.QUOTE_OPEN && feed.format().header()) {
            throw new FileUnusable(
                    Reason.UNFINISHED, "a first line with a quote that is never closed", "a closed quote");
        }
    }

    private @Nullable RawRow nextRecord() {
        if (!records.hasNext()) {
            checkEnd();
            return null;
        }
        RawRow row = records.next();
        if (!records.hasNext()) {
            checkEnd();
        }
        return faulted(row);
    }

    private RawRow faulted(RawRow row) {
        RecordGuard.Fault fault = guard.faultOf(row.record());
        if (fault == null) {
            return row;
        }
        Reason reason = fault.reason();
        List<String> cells = new ArrayList<>(row.cells());
        while (fault != null) {
            if (fault.cell() >= 0 && fault.cell() < cells.size()) {
                cells.set(fault.cell(), cells.get(fault.cell()) + fault.text());
            }
            reason = worse(fault.reason(), reason);
            fault = guard.faultOf(row.record());
        }
        return new RawRow(row.record(), row.line(), cells, reason);
    }

    /** An open quote explains the rest; a row that was cut must say so, since its reject is not whole. */
    private static Reason worse(Reason one, Reason other) {
        for (Reason worst : List.of(Reason.QUOTE_OPEN, Reason.ROW_TOO_LARGE)) {
            if (one == worst || other == worst) {
                return worst;
            }
        }
        return other;
    }

    private void checkEnd() {
        if (endChecked) {
            return;
        }
        endChecked = true;
        if (young && (guard.openQuote() || guard.unended())) {
            String found = guard.openQuote() ? "its last record has an open quote" : "its last line has no line end";
            throw new Arriving(new StillArriving(found));
        }
        if (guard.openQuote() && guard.cutAtEnd()) {
            throw new Unusable(new FileUnusable(
                    Reason.UNFINISHED,
                    "a quote that is never closed and swallows the rest of the file",
                    "a closed quote"));
        }
    }

    @Override
    public boolean hasNext() {
        return first != null || guarded(records::hasNext);
    }

    @Override
    public List<RawRow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return guarded(this::chunk);
    }

    private List<RawRow> chunk() {
        List<RawRow> chunk = new ArrayList<>(Math.min(settings.chunkRows(), 1024));
        long chars = 0;
        while (chunk.size() < settings.chunkRows() && chars < settings.chunkCharsMax()) {
            RawRow row = first == null ? nextRecord() : first;
            first = null;
            if (row == null) {
                break;
            }
            List<String> cells =
                    returned ? row.cells().stream().map(this::restored).toList() : row.cells();
            chunk.add(new RawRow(++record, row.line(), cells, row.fault()));
            for (String cell : cells) {
                chars += cell.length() + CELL_COST_CHARS;
            }
        }
        return chunk;
    }

    /** As the partner once wrote it: our rejects file doubles quotes also where the feed's own files do not. */
    private String restored(String cell) {
        String quote = feed.format().quote();
        boolean bare = feed.format().innerQuotes() == InnerQuotes.BARE && quote.length() == 1;
        return Formula.restored(bare ? cell.replace(quote + quote, quote) : cell);
    }

    /** Faults of input, in the words of the contract. */
    private <T extends @Nullable Object> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException e) {
            throw carried(e);
        } catch (UncheckedIOException e) {
            try {
                throw new Unusable(FileRowReader.broken(e, file, young));
            } catch (StillArriving arriving) {
                throw new Arriving(arriving);
            }
        }
    }

    /** The library wraps what its input throws. */
    static RuntimeException carried(CsvParseException e) {
        return e.getCause() instanceof Unusable unusable ? unusable : e;
    }

    @Override
    public boolean isCorrection() {
        return returned;
    }

    @Override
    public long bytesRead() {
        return read.count();
    }

    @Override
    public ReceivedFile file() {
        return file;
    }

    @Override
    public Feed feed() {
        return feed;
    }

    @Override
    public List<String> header() {
        return header.names();
    }

    @Override
    public List<String> unknownColumns() {
        return header.unknown();
    }

    @Override
    public void close() {
        try {
            records.close();
            guard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
