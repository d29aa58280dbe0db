package io.serai.road;

import io.serai.feed.Feed;
import io.serai.feed.Policies;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.model.SnapshotParked;
import io.serai.reject.Receipts;
import io.serai.state.Absences;
import io.serai.state.Drop;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Preview;
import io.serai.state.Staging;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The steps for files that are full snapshots ({@code mode: full}): absent means gone, and too much at once is parked. */
@Component("seraiSnapshots")
public class Snapshots {

    private final Absences absences;
    private final Preview preview;
    private final ParkedSnapshots parked;
    private final Receipts receipts;
    private final DropLog log;

    Snapshots(Absences absences, Preview preview, ParkedSnapshots parked, Receipts receipts, DropLog log) {
        this.absences = absences;
        this.preview = preview;
        this.parked = parked;
        this.receipts = receipts;
        this.log = log;
    }

    /**
     * Lets a file pass when it is an increment, a correction, the first of its feed, small enough in what it changes, or released.
     *
     * @throws SnapshotParked when it is none of these
     * @throws FileUnusable when a newer full file has already said what is gone
     */
    public void guard(@ExchangeProperty("run") DropRun run) throws SnapshotParked, FileUnusable {
        Feed feed = run.file().feed();
        Drop drop = run.drop();
        if (!run.isFull() || !run.untouched()) {
            return;
        }
        if (feed.policies().deletes() == Policies.Deletes.SEND && absences.superseded(drop, feed)) {
            throw new FileUnusable(
                    Reason.SNAPSHOT_SUPERSEDED,
                    "the file time " + drop.fileTime(),
                    "a time after the newest full file's");
        }
        long known = absences.known(drop, feed);
        if (known == 0) {
            return;
        }
        long absent =
                preview.of(absences.partitions(drop, feed, run.staging()), 0).changed();
        run.note(absent, said(run, absent));
        long gone = run.sendsAbsences() ? absent : 0;
        long changed = preview.of(run.staging().partitions(), 0).changed();
        int percentMax = feed.policies().snapshotChangeMaxPercent();
        if ((gone + changed) * 100 > known * percentMax && !parked.isReleased(drop)) {
            throw new SnapshotParked(known, changed, gone, percentMax);
        }
    }

    private static String said(DropRun run, long absent) {
        if (run.sendsAbsences()) {
            return absent + " known ones are absent from this full file and counted as gone";
        }
        return run.reading().rejected() > 0
                ? absent + " known ones are absent from this full file; nothing is deleted, since it has rejected rows"
                : absent + " known ones are absent from this full file; nothing is deleted (deletes: off)";
    }

    /** The absent ones, as rows of the file's own time. */
    public Iterator<List<Staging.Partition>> absent(@ExchangeProperty("run") DropRun run) {
        return run.sendsAbsences()
                ? Staging.alone(absences.partitions(run.drop(), run.file().feed(), run.staging()))
                : Collections.emptyIterator();
    }

    /** Nothing of it is applied; the receipt says so. */
    public List<Path> park(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) SnapshotParked why) {
        DropSummary summary = parked.park(drop, why);
        log.parked(drop, why);
        log.closed(summary);
        return receipts.write(summary, null, List.of());
    }

    /** Those that an operator has released since. */
    public List<Drop> released() {
        return parked.takeReleased();
    }
}
