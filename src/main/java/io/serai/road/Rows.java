package io.serai.road;

import io.serai.feed.Feed;
import io.serai.feed.Policies;
import io.serai.model.ColumnMissing;
import io.serai.model.FileUnusable;
import io.serai.model.FileWaits;
import io.serai.model.StillArriving;
import io.serai.read.BoundRow;
import io.serai.read.OpenFile;
import io.serai.read.RawRow;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.reject.Receipts;
import io.serai.state.Documents;
import io.serai.state.Drop;
import io.serai.state.Staging;
import io.serai.state.StagingArea;
import io.serai.state.Underway;
import io.serai.state.WaitingFiles;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** What the road does with a drop's rows: frame, bind, reject, stage, keep. Each step does one thing and leaves the rest to the route. */
@Component("seraiRows")
public class Rows {

    private final Drops drops;
    private final RowReader reader;
    private final RowBinder binder;
    private final StagingArea stagingArea;
    private final Documents documents;
    private final Receipts receipts;
    private final Attempts attempts;
    private final Underway underway;
    private final Companions companions;
    private final HeaderWatch headers;
    private final WaitingFiles waiting;

    Rows(
            Drops drops,
            RowReader reader,
            RowBinder binder,
            StagingArea stagingArea,
            Documents documents,
            Receipts receipts,
            Attempts attempts,
            Underway underway,
            Companions companions,
            HeaderWatch headers,
            WaitingFiles waiting) {
        this.drops = drops;
        this.reader = reader;
        this.binder = binder;
        this.stagingArea = stagingArea;
        this.documents = documents;
        this.receipts = receipts;
        this.attempts = attempts;
        this.underway = underway;
        this.companions = companions;
        this.headers = headers;
        this.waiting = waiting;
    }

    /**
     * Opens the bytes: header matched, staging and reject file ready.
     *
     * @throws FileWaits when its header lacks a required column, and its feed lets it wait
     */
    public DropRun open(@ExchangeProperty("drop") Drop drop) throws FileUnusable, StillArriving, FileWaits {
        MDC.put(Drops.DROP, Long.toString(drop.id()));
        attempts.check(drop);
        Feed feed = drops.feed(drop.file());
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
            if (feed.policies().drift() == Policies.Drift.HOLD && waiting.mayWait(drop)) {
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
}
