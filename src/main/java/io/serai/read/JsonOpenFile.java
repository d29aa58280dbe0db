package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file, record by record. It is gone through twice: first for the names of its columns, which any record may bring, and for
 * whether it is JSON to its end; then for its rows. JSON is UTF-8 whatever its feed's files are.
 */
final class JsonOpenFile implements OpenFile {

    private final ReceivedFile file;
    private final Feed feed;
    private final ReadSettings settings;
    private final boolean young;
    private final Header header;
    private final JsonColumns columns;
    private final ReadBytes read = new ReadBytes();
    private final JsonRecords records;
    private @Nullable RawRow next;
    private long count;

    JsonOpenFile(ReceivedFile file, Feed feed, ReadSettings settings, boolean young) throws IOException, FileUnusable {
        this.file = file;
        this.feed = feed;
        this.settings = settings;
        this.young = young;
        if (!feed.format().header()) {
            throw new FileUnusable(
                    Reason.HEADER_MISSING,
                    "JSON, whose members have names, for a feed whose columns have none",
                    "CSV, or columns with names in the feed");
        }
        List<String> names = names();
        this.header = names.isEmpty() ? Header.named(names, feed) : Header.of(names, feed);
        this.columns = new JsonColumns(header.names(), feed);
        this.records = open(read);
        try {
            this.next = nextRow();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private JsonRecords open(ReadBytes counted) throws IOException, FileUnusable {
        return new JsonRecords(
                new StrictText(Unpacking.open(file, settings, counted), StandardCharsets.UTF_8), settings, young);
    }

    private List<String> names() throws IOException, FileUnusable {
        Set<String> names = new LinkedHashSet<>();
        boolean any = false;
        try (JsonRecords all = open(new ReadBytes())) {
            for (JsonRecord record = all.next(); record != null; record = all.next()) {
                any = true;
                names.addAll(record.members().keySet());
                if (names.size() > settings.cellsMax()) {
                    throw new FileUnusable(
                            Reason.TOO_LARGE,
                            "more than " + settings.cellsMax() + " different names of members",
                            "at most so many");
                }
            }
            if (!any && !all.isList()) {
                throw new FileUnusable(Reason.FILE_EMPTY, "nothing", "a JSON array, or objects");
            }
        }
        return asDeclared(names);
    }

    /** Columns are compared without regard to case; people read them as their feed writes them. */
    private List<String> asDeclared(Set<String> found) {
        Set<String> declared = new HashSet<>();
        List<String> names = new ArrayList<>(found);
        feed.columns().values().forEach(column -> declared.addAll(List.of(column.split("\\|", -1))));
        feed.furtherColumns().values().forEach(column -> declared.addAll(List.of(column.split("\\|", -1))));
        names.replaceAll(name -> declared.stream()
                .map(String::strip)
                .filter(one -> Header.key(one).equals(name))
                .findFirst()
                .orElse(name));
        return names;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public List<RawRow> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        List<RawRow> chunk = new ArrayList<>();
        long chars = 0;
        while (next != null && chunk.size() < settings.chunkRows() && chars < settings.chunkCharsMax()) {
            chunk.add(next);
            for (String cell : next.cells()) {
                chars += cell.length() + CsvOpenFile.CELL_COST_CHARS;
            }
            next = nextRow();
        }
        return chunk;
    }

    private @Nullable RawRow nextRow() {
        try {
            JsonRecord record = records.next();
            if (record == null) {
                return null;
            }
            count++;
            return new RawRow(count, count, columns.cells(record), record.fault(), record.faultMember());
        } catch (IOException e) {
            throw broken(new UncheckedIOException(e));
        } catch (UncheckedIOException e) {
            throw broken(e);
        }
    }

    private RuntimeException broken(UncheckedIOException fault) {
        try {
            return new Unusable(FileRowReader.broken(fault, file, young));
        } catch (StillArriving arriving) {
            return new Arriving(arriving);
        }
    }

    @Override
    public boolean namesEachRecord() {
        return true;
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
