package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Format;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the hub would make of a local file, with its own decoding, framing, forms and rules, for one who only looks. */
public final class Peek {
    private final ReadSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("serai.read", Bindable.of(ReadSettings.class));

    private @Nullable RowBinder binder;

    /**
     * What became of the first rows of a file.
     *
     * @param rows how many were read, blank ones included
     * @param rejects how many were rejected, by reason
     */
    public record Tried(long rows, long blank, Map<Reason, Long> rejects) {

        public long accepted() {
            return rows
                    - blank
                    - rejects.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The unpacked bytes; closed by the caller. */
    public InputStream bytes(Path file) throws IOException, FileUnusable {
        return Unpacking.open(received(file, "", ""), settings);
    }

    /**
     * The framed rows of a file that counts as complete.
     *
     * @throws FileUnusable when the file does not fit the feed's format
     */
    public OpenFile open(Path file, Feed feed) throws IOException, FileUnusable {
        Clock late = Clock.offset(Clock.systemUTC(), feed.policies().unfinishedAfter());
        try {
            return new FileRowReader(settings, late).open(received(file, feed.partner(), feed.name()), feed);
        } catch (StillArriving e) {
            throw new IllegalStateException("no file is young an age limit later", e);
        }
    }

    /** Reads a stripped, non-empty cell as a field of this form; empty when its row would be rejected. Not thread-safe. */
    public Function<String, Optional<String>> reader(Field.Form form, Format format) {
        return reader(new CellForms(format, settings).of(form));
    }

    /** As {@link #reader(Field.Form, Format)}, for cells of this field. */
    public Function<String, Optional<String>> reader(Field field, Format format) {
        return reader(new CellForms(format, settings).of(field));
    }

    private static Function<String, Optional<String>> reader(CellForm cells) {
        return cell -> {
            try {
                return Optional.of(cells.canonical(cell));
            } catch (CellFault fault) {
                return Optional.empty();
            }
        };
    }

    /**
     * Reads and binds the first rows as the feed says, and keeps nothing.
     *
     * @throws FileUnusable when the whole file would be
     */
    public Tried tried(Path file, Feed feed, long rowsMax) throws IOException, FileUnusable {
        Map<Reason, Long> rejects = new EnumMap<>(Reason.class);
        long rows = 0;
        long blank = 0;
        try (OpenFile open = open(file, feed)) {
            while (rows < rowsMax && open.hasNext()) {
                List<RawRow> chunk = open.next();
                List<RawRow> some = chunk.subList(0, (int) Math.min(chunk.size(), rowsMax - rows));
                rows += some.size();
                for (BoundRow row : binder().bind(open, some)) {
                    blank += row.blank() ? 1 : 0;
                    if (row.reject() != null) {
                        rejects.merge(row.reject().reason(), 1L, Long::sum);
                    }
                }
            }
        } catch (OpenFile.Unusable e) {
            throw e.unusable();
        }
        return new Tried(rows, blank, rejects);
    }

    /** Made when rows are first bound: what it needs of Camel takes a moment to start. */
    private RowBinder binder() {
        RowBinder known = binder;
        if (known == null) {
            known = new BindyRowBinder(settings, new DefaultCamelContext());
            binder = known;
        }
        return known;
    }

    private static ReceivedFile received(Path file, String partner, String feed) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        String name = String.valueOf(file.getFileName());
        return new ReceivedFile(
                partner, feed, name, "local", modified, Files.size(file), "0".repeat(64), file, Instant.EPOCH);
    }
}
