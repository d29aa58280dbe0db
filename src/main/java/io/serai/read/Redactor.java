package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Format.InnerQuotes;
import io.serai.model.FileUnusable;
import io.serai.model.Person;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes one person out of a kept file: a row that is about them loses all its cells, a ticket of theirs loses the cells that say
 * who bought it. Every other character stays, so every other row is read as before; of JSON every other value stays.
 */
public final class Redactor {

    private static final int BUFFER_CHARS = 1 << 14;

    /** A row that was cut has more cells than were read of it. */
    private static final int CELLS_MORE = 1 << 12;

    private final RowReader reader;
    private final RowBinder binder;
    private final ReadSettings settings;

    Redactor(RowReader reader, RowBinder binder, ReadSettings settings) {
        this.reader = reader;
        this.binder = binder;
        this.settings = settings;
    }

    /**
     * The rows of one file that speak of one person.
     *
     * @param cleared rows that lose all their cells; read again they are blank
     * @param rejected those of them that were rejected
     * @param changed tickets that lose their buyer
     */
    public record Marks(Map<Long, BitSet> cells, long cleared, long rejected, long changed) {

        public boolean none() {
            return cells.isEmpty();
        }

        /** Both, cell by cell, with the counts of this one. */
        public Marks with(Marks other) {
            Map<Long, BitSet> all = new HashMap<>(cells);
            other.cells.forEach((row, some) -> all.merge(row, some, Marks::union));
            return new Marks(all, cleared, rejected, changed);
        }

        private static BitSet union(BitSet one, BitSet other) {
            BitSet both = (BitSet) one.clone();
            both.or(other);
            return both;
        }
    }

    /**
     * Looks for the person's rows.
     *
     * @throws FileUnusable when the file cannot be read as this feed
     */
    public Marks marks(ReceivedFile file, Feed feed, Person person) throws FileUnusable {
        try (OpenFile open = reader.open(file, feed)) {
            Marking marking = new Marking(feed, PersonCells.of(feed, open.header()), person);
            while (open.hasNext()) {
                List<RawRow> rows = open.next();
                List<BoundRow> bound = binder.bind(open, rows);
                for (int i = 0; i < rows.size(); i++) {
                    marking.look(rows.get(i), bound.get(i));
                }
            }
            return new Marks(marking.cells, marking.cleared, marking.rejected, marking.changed);
        } catch (OpenFile.Unusable e) {
            throw e.unusable();
        } catch (StillArriving | OpenFile.Arriving e) {
            throw new IllegalStateException("a kept file still arrives: " + file.archived(), e);
        }
    }

    private static final class Marking {

        private final PersonCells places;
        private final Person person;
        private final int first;
        private final Map<Long, BitSet> cells = new HashMap<>();
        private long cleared;
        private long rejected;
        private long changed;

        Marking(Feed feed, PersonCells places, Person person) {
            this.places = places;
            this.person = person;
            this.first = feed.format().header() ? 0 : 1;
        }

        void look(RawRow row, BoundRow bound) {
            if (bound.reject() != null) {
                if (places.name(person, row.cells())) {
                    rejected++;
                    clear(row);
                }
                return;
            }
            for (BoundRow.BoundPart part : bound.parts()) {
                if (!person.isNamedBy(part.values())) {
                    continue;
                }
                if (part.document().entity().hasLines()) {
                    changed++;
                    cells.put(row.record() - first, places.ofTheBuyer());
                } else {
                    clear(row);
                }
            }
        }

        private void clear(RawRow row) {
            cleared++;
            BitSet all = new BitSet();
            all.set(0, Math.max(1, row.cells().size()) + CELLS_MORE);
            cells.put(row.record() - first, all);
        }
    }

    /** Writes the file without the marked cells; packed as it was. */
    public void write(ReceivedFile file, Feed feed, Marks marks, Path target) throws IOException, FileUnusable {
        if (JsonRecords.isNamed(file.name())) {
            writeJson(file, feed, marks, target);
            return;
        }
        Charset charset = feed.format().charset();
        try (InputStream bytes = Unpacking.open(file, settings);
                OutputStream out = packed(file, Files.newOutputStream(target))) {
            try (Reader text = new StrictText(bytes, charset);
                    Writer copy = new BufferedWriter(new OutputStreamWriter(out, charset))) {
                mark(file, charset, out);
                copy(text, guard(text, feed), marks, copy);
            }
        } catch (OpenFile.Unusable e) {
            throw e.unusable();
        } catch (UncheckedIOException e) {
            throw new IOException("writing " + target, e);
        }
    }

    private void writeJson(ReceivedFile file, Feed feed, Marks marks, Path target) throws IOException, FileUnusable {
        try (OpenFile open = reader.open(file, feed);
                Reader text = new StrictText(Unpacking.open(file, settings), StandardCharsets.UTF_8);
                OutputStream out = packed(file, Files.newOutputStream(target))) {
            new JsonCopy(open.header(), settings).write(text, marks.cells(), out);
        } catch (StillArriving e) {
            throw new IllegalStateException("a kept file still arrives: " + file.archived(), e);
        }
    }

    private RecordGuard guard(Reader text, Feed feed) {
        String quote = feed.format().quote();
        return new RecordGuard(
                text,
                Header.delimiter(feed),
                quote.equals("none") ? RecordGuard.NO_QUOTE : quote.charAt(0),
                feed.format().innerQuotes() == InnerQuotes.BARE,
                settings);
    }

    private static void copy(Reader text, RecordGuard guard, Marks marks, Writer copy) throws IOException {
        char[] buffer = new char[BUFFER_CHARS];
        for (int count = text.read(buffer, 0, buffer.length); count >= 0; count = text.read(buffer, 0, buffer.length)) {
            for (int i = 0; i < count; i++) {
                BitSet cleared = marks.cells().get(guard.record());
                int cell = guard.cell();
                if (guard.isFrame(buffer[i]) || cleared == null || !cleared.get(cell)) {
                    copy.write(buffer[i]);
                }
            }
        }
    }

    /** A byte order mark that the decoder skips is put back; that of UTF-16 the encoder writes itself. */
    private void mark(ReceivedFile file, Charset charset, OutputStream out) throws IOException, FileUnusable {
        try (InputStream again = Unpacking.open(file, settings)) {
            byte[] start = again.readNBytes(4);
            int length = ByteOrderMark.length(ByteBuffer.wrap(start), charset);
            if (!charset.equals(StandardCharsets.UTF_16)) {
                out.write(start, 0, length);
            }
        }
    }

    private static OutputStream packed(ReceivedFile file, OutputStream out) throws IOException {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(out);
        }
        if (name.endsWith(".zip")) {
            ZipOutputStream zip = new ZipOutputStream(out);
            String member = file.name().substring(0, file.name().length() - ".zip".length());
            zip.putNextEntry(new ZipEntry(member.isEmpty() ? "file" : member));
            return zip;
        }
        return out;
    }
}
