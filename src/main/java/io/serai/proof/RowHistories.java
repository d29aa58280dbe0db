package io.serai.proof;

import io.serai.feed.Feed;
import io.serai.feed.RowKind;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.proof.RowHistory.RowLine;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.Document.Part;
import io.serai.state.Entry;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.StoreView;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the kept files that may speak of a customer or ticket, newest first, within a limit of files and of bytes. */
final class RowHistories {

    static final int FILES_MAX = 100;
    private static final long BYTES_MAX = 1L << 30;

    private final StoreView store;
    private final Rereading rereading;
    private final List<List<RowLine>> newestFirst = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int files;
    private long bytes;

    RowHistories(StoreView store, Rereading rereading) {
        this.store = store;
        this.rereading = rereading;
    }

    RowHistory of(Entry entry) {
        List<DropEntry> drops = store.dropsThatMaySpeakOf(entry.key(), FILES_MAX + 1);
        for (DropEntry drop : drops) {
            if (files == FILES_MAX || bytes > BYTES_MAX) {
                notes.add(drop.text() + " and older ones were not read: at most " + FILES_MAX + " files and "
                        + (BYTES_MAX >> 20) + " MB are");
                break;
            }
            read(drop, entry);
        }
        Collections.reverse(newestFirst);
        return new RowHistory(newestFirst.stream().flatMap(List::stream).toList(), files, notes);
    }

    private void read(DropEntry drop, Entry entry) {
        Feed feed = rereading.feedOf(drop);
        if (drop.isEdit()) {
            edit(drop, entry);
        } else if (feed == null) {
            notes.add(drop.text() + " was not read: feed " + drop.summary().feed() + " is not declared as it was then");
        } else if (!Files.exists(drop.file().archived())) {
            notes.add(drop.text() + " was not read: it is no longer kept");
        } else if (speaksOf(feed, entry.key().entity())) {
            files++;
            bytes += drop.file().size();
            List<RowLine> lines = new ArrayList<>();
            RejectedCells rejected = RejectedCells.of(feed, entry.key());
            String fault = rereading.rows(
                    drop,
                    feed,
                    rejected::header,
                    rows -> rows.forEach(row -> line(drop, feed, entry, row, rejected, lines)));
            if (fault != null) {
                notes.add(drop.text() + " was not read to its end: " + fault);
            }
            absence(drop, entry, lines);
            newestFirst.add(lines);
        }
    }

    /** An edit is no file of the partner's; what it set is seen at its part. */
    private void edit(DropEntry drop, Entry entry) {
        boolean current = entry.drops().contains(drop.id());
        String outcome = "an operator's edit: " + (current ? "current" : "superseded");
        newestFirst.add(List.of(new RowLine(
                drop.id(), drop.summary().name(), 1, "row", drop.summary().fileTime(), outcome)));
    }

    /** A full file speaks of what it does not name, on no line. */
    private static void absence(DropEntry drop, Entry entry, List<RowLine> lines) {
        Part<PartValues> header = entry.document().header();
        if (header != null && header.drop() == drop.id() && header.line() == 0) {
            String outcome = "current: this full file does not name it, so it is gone";
            lines.add(new RowLine(drop.id(), drop.summary().name(), 0, "header", header.version(), outcome));
        }
    }

    private static boolean speaksOf(Feed feed, Entity entity) {
        return feed.rows() != RowKind.FILE && feed.rows().entity() == entity;
    }

    private void line(
            DropEntry drop, Feed feed, Entry entry, BoundRow row, RejectedCells rejected, List<RowLine> lines) {
        String file = drop.summary().name();
        if (row.reject() != null && rejected.speakOfIt(row.reject().raw())) {
            String code = row.reject().reason().name();
            lines.add(new RowLine(drop.id(), file, row.line(), "row", null, "rejected: " + code));
        }
        for (BoundPart part : row.parts()) {
            if (part.document().equals(entry.key())) {
                Instant version = part.updatedAt() == null ? drop.summary().fileTime() : part.updatedAt();
                String name = Names.part(part.part().line());
                String outcome = outcome(drop, feed, entry, row, part);
                lines.add(new RowLine(drop.id(), file, row.line(), name, version, outcome));
            }
        }
    }

    private String outcome(DropEntry drop, Feed feed, Entry entry, BoundRow row, BoundPart part) {
        return switch (entry.holding(part, drop, row.line(), feed)) {
            case CURRENT -> "current";
            case SAME -> "says the same as " + place(entry.part(part.part().line()));
            case NEWER -> "superseded by " + place(entry.part(part.part().line()));
            case LOST -> "missing in the store: run prove";
        };
    }

    private String place(@Nullable Part<? extends PartValues> part) {
        if (part == null) {
            return "a newer set of lines";
        }
        String file = store.drops(Set.of(part.drop())).stream()
                .map(drop -> drop.summary().name())
                .findFirst()
                .orElse("an unknown file");
        return file + ":" + part.line() + " (drop " + part.drop() + ", version " + part.version() + ")";
    }
}
