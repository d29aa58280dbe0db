package io.serai.road;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.ColumnMissing;
import io.serai.model.DropLane;
import io.serai.model.FileUnusable;
import io.serai.model.FileWaits;
import io.serai.model.ReceivedFile;
import io.serai.model.StillArriving;
import io.serai.read.BoundRow;
import io.serai.read.FileTime;
import io.serai.read.OpenFile;
import io.serai.read.RawRow;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.reject.Receipts;
import io.serai.state.Documents;
import io.serai.state.Drop;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Staging;
import io.serai.state.StagingArea;
import io.serai.state.SumsOpen;
import io.serai.state.Underway;
import io.serai.state.UnknownNames;
import io.serai.state.WaitingFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The steps of {@code 20-read} and {@code 30-assemble} that concern one drop. Each does one thing and leaves the rest to the
 * route; between drops it only remembers which bytes are being read.
 */
@Component("seraiDrops")
public class Drops {

    /** In every log line of a file on its way. */
    private static final String DROP = "drop";

    private final Feeds feeds;
    private final RowReader reader;
    private final RowBinder binder;
    private final Ledger ledger;
    private final StagingArea stagingArea;
    private final Documents documents;
    private final Receipts receipts;
    private final DropLog log;
    private final Attempts attempts;
    private final HeldTickets held;
    private final Sums sums;
    private final Underway underway;
    private final Companions companions;
    private final HeaderWatch headers;
    private final WaitingFiles waiting;
    private final ExpectedWatch expected;
    private final UnknownNames unknown;
    private final Map<Claim, Feed> reading = new ConcurrentHashMap<>();

    Drops(
            Feeds feeds,
            RowReader reader,
            RowBinder binder,
            Ledger ledger,
            StagingArea stagingArea,
            Documents documents,
            Receipts receipts,
            DropLog log,
            Attempts attempts,
            HeldTickets held,
            Sums sums,
            Underway underway,
            Companions companions,
            HeaderWatch headers,
            WaitingFiles waiting,
            ExpectedWatch expected,
            UnknownNames unknown) {
        this.feeds = feeds;
        this.reader = reader;
        this.binder = binder;
        this.ledger = ledger;
        this.stagingArea = stagingArea;
        this.documents = documents;
        this.receipts = receipts;
        this.log = log;
        this.attempts = attempts;
        this.held = held;
        this.sums = sums;
        this.underway = underway;
        this.companions = companions;
        this.headers = headers;
        this.waiting = waiting;
        this.expected = expected;
        this.unknown = unknown;
    }

    /** Files of this lane that a crash left archived but not applied. */
    public List<ReceivedFile> unfinished(String lane) {
        DropLane wanted = DropLane.of(lane);
        return ledger.unfinished().stream()
                .filter(file -> file.lane() == wanted)
                .toList();
    }

    /**
     * Whether nobody is reading these bytes for this feed right now; then the caller is, until {@link #unclaim}. What a crash
     * left and the partner's own copy may come at the same time, and so may two copies in two folders. From here on the drop
     * keeps the feed that is declared now, whatever becomes of its partner file.
     *
     * @throws IllegalArgumentException when the feed is not declared
     */
    public boolean claim(@ExchangeProperty("file") ReceivedFile file) {
        return reading.putIfAbsent(new Claim(file.feed(), file.sha256()), feeds.named(file.feed())) == null;
    }

    /** These bytes may be read again. */
    public void unclaim(@ExchangeProperty("file") ReceivedFile file) {
        reading.remove(new Claim(file.feed(), file.sha256()));
        MDC.remove(DROP);
    }

    private record Claim(String feed, String sha256) {}

    /** What its feed was declared as when the bytes were claimed. */
    Feed feed(ReceivedFile file) {
        Feed claimed = reading.get(new Claim(file.feed(), file.sha256()));
        return claimed == null ? feeds.named(file.feed()) : claimed;
    }

    /** Opens the ledger for a file: a new drop, one that a crash left open, or a repeat of a known one. */
    public Drop register(@Body ReceivedFile file) {
        Feed feed = feed(file);
        Drop drop = ledger.open(file, feed, FileTime.of(file, feed));
        MDC.put(DROP, Long.toString(drop.id()));
        return drop;
    }

    /**
     * Opens the bytes: header matched, staging and reject file ready.
     *
     * @throws FileWaits when its header lacks a required column, and its feed lets it wait
     */
    public DropRun open(@ExchangeProperty("drop") Drop drop) throws FileUnusable, StillArriving, FileWaits {
        MDC.put(DROP, Long.toString(drop.id()));
        attempts.check(drop);
        Feed feed = feed(drop.file());
        OpenFile file = matched(drop, feed);
        underway.reading(drop, file::bytesRead);
        companions.reading(drop, feed);
        return new DropRun(drop, file, stagingArea.open(drop, feed), receipts.rejects(drop, feed, file.header()));
    }

    private OpenFile matched(Drop drop, Feed feed) throws FileUnusable, StillArriving, FileWaits {
        try {
            return reader.open(drop.file(), feed);
        } catch (ColumnMissing why) {
            headers.missing(drop, feed, why);
            if (feed.policies().drift() == Feed.Drift.HOLD && waiting.mayWait(drop)) {
                throw new FileWaits(why);
            }
            throw why;
        }
    }

    /** The framed rows, chunk by chunk. */
    public Iterator<List<RawRow>> chunks(@ExchangeProperty("run") DropRun run) {
        return run.file();
    }

    /** Bindy binds and types each row; rules check it; one bad row is one reject. */
    public List<BoundRow> bind(@Body List<RawRow> rows, @ExchangeProperty("run") DropRun run) {
        run.sample().add(rows);
        return binder.bind(run.file(), rows);
    }

    /** Rejected rows go to the partner's reject file, with their reasons. */
    public List<BoundRow> reject(@Body List<BoundRow> rows, @ExchangeProperty("run") DropRun run) {
        run.take(rows);
        underway.framed(run.drop(), run.framed());
        return rows;
    }

    /** Good rows wait for the others of their ticket. */
    public void stage(@Body List<BoundRow> rows, @ExchangeProperty("run") DropRun run) {
        run.stage(rows);
    }

    /**
     * The staged rows by composite key (store + ticket), partition by partition in the store's order, with those of a file that
     * was read at the same time and speaks of the same tickets.
     */
    public Iterator<List<Staging.Partition>> byKey(@ExchangeProperty("run") DropRun run) throws FileUnusable {
        underway.keeping(run.drop());
        return companions.staged(run);
    }

    /** Writes the documents of these partitions in one transaction. */
    public void keep(@Body List<Staging.Partition> partitions) {
        documents.keep(partitions);
        partitions.forEach(one -> underway.kept(one.drop(), one.number()));
    }

    /** Checks the sums, closes the drop, writes its receipt. */
    public List<Path> close(@ExchangeProperty("run") DropRun run) {
        run.file().close();
        run.rejects().close();
        headers.read(run.drop(), run.file(), run.sample());
        expected.read(run);
        DropSummary summary = closed(run);
        headers.learn(run.drop(), run.file(), run.sample());
        log.closed(summary);
        return receipts.write(summary, run.rejects(), heldTickets(summary));
    }

    private DropSummary closed(DropRun run) {
        try {
            List<String> notes = new ArrayList<>(run.notes());
            notes.addAll(unknown.of(run.drop().id()));
            if (run.file().feed().rows().entity().hasLines()) {
                notes.addAll(
                        unknown.stores(run.drop().file().partner(), run.stores().keySet()));
            }
            return ledger.close(run.drop(), run.framed(), run.reading(), run.reasons(), notes);
        } catch (SumsOpen e) {
            sums.open();
            throw e;
        }
    }

    /** The same bytes are already applied. */
    public List<Path> repeat(@ExchangeProperty("drop") Drop drop) {
        DropSummary summary = ledger.repeated(drop);
        log.closed(summary);
        DropSummary first = ledger.drop(drop.repeatOf() == null ? drop.id() : drop.repeatOf())
                .orElse(summary);
        return receipts.repeat(summary, first);
    }

    /** The file itself is unusable: nothing of it was applied. */
    public List<Path> fail(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        FileUnusable why = caught instanceof FileUnusable unusable ? unusable : unusable(caught);
        DropSummary summary = ledger.fail(drop, why);
        log.closed(summary);
        return receipts.write(summary, null, heldTickets(summary));
    }

    /** The feed does not take its header yet: nothing of it was applied, and it stays where it is. */
    public List<Path> hold(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) FileWaits caught) {
        WaitingFiles.Held held = waiting.hold(drop, caught.why());
        if (held.news()) {
            log.closed(held.drop());
        }
        return receipts.write(held.drop(), null, List.of());
    }

    private List<HeldTickets.Held> heldTickets(DropSummary drop) {
        return held.toTell(drop.partner(), drop.id(), feeds::heldDeadline);
    }

    /** The file is still arriving: the ledger forgets this look at it. */
    public void leave(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        ledger.withdraw(drop);
        log.arriving(drop, caught.getMessage());
    }

    /** Whatever happened, nothing stays open. */
    public void release(
            @ExchangeProperty("run") @Nullable DropRun run,
            @ExchangeProperty("drop") Drop drop,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) @Nullable Throwable caught) {
        underway.ended(drop);
        companions.ended(drop);
        attempts.ended(drop, caught);
        if (run != null) {
            run.close();
        }
    }

    private static FileUnusable unusable(Exception caught) {
        if (caught instanceof OpenFile.Unusable carrier) {
            return carrier.unusable();
        }
        throw new IllegalStateException("not a file error", caught);
    }
}
