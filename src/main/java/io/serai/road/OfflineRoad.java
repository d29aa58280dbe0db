package io.serai.road;

import io.serai.check.Road;
import io.serai.model.FileUnusable;
import io.serai.model.FileWaits;
import io.serai.model.ReceivedFile;
import io.serai.model.SnapshotParked;
import io.serai.model.StillArriving;
import io.serai.read.BoundRow;
import io.serai.read.OpenFile;
import io.serai.read.RawRow;
import io.serai.state.Drop;
import io.serai.state.Ledger;
import io.serai.state.Staging;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code 20-read} and {@code 30-assemble} without Camel's engine: the same steps of the same beans in the same order, so that a
 * partner with the jar and one YAML file needs no route of the hub. {@code OfflineRoadTest} compares the two.
 */
@Component
final class OfflineRoad implements Road {

    private final Drops drops;
    private final Rows rows;
    private final Answers answers;
    private final Snapshots snapshots;
    private final RelaySteps relayed;
    private final Ledger ledger;

    OfflineRoad(Drops drops, Rows rows, Answers answers, Snapshots snapshots, RelaySteps relayed, Ledger ledger) {
        this.drops = drops;
        this.rows = rows;
        this.answers = answers;
        this.snapshots = snapshots;
        this.relayed = relayed;
        this.ledger = ledger;
    }

    @Override
    public Taken take(ReceivedFile file, Watch watch) throws StillArriving {
        if (!drops.claim(file, false)) {
            throw new IllegalStateException(file.name() + " is being read already");
        }
        try {
            Drop drop = drops.register(file);
            List<Path> receipts = drop.repeatOf() == null ? taken(drop, watch) : answers.repeat(drop);
            return new Taken(ledger.drop(drop.id()).orElseThrow(), receipts);
        } finally {
            drops.unclaim(file);
        }
    }

    private List<Path> taken(Drop drop, Watch watch) throws StillArriving {
        if (!relayed.isPassedOn(drop)) {
            return read(drop, watch);
        }
        try {
            return relayed.due(drop);
        } catch (FileUnusable why) {
            return answers.fail(drop, why);
        }
    }

    private List<Path> read(Drop drop, Watch watch) throws StillArriving {
        @Nullable DropRun run = null;
        try {
            run = rows.open(drop);
            stage(run, watch);
            snapshots.guard(run);
            keep(rows.byKey(run), watch);
            keep(snapshots.absent(run), watch);
            return answers.close(run);
        } catch (FileUnusable | OpenFile.Unusable why) {
            return answers.fail(drop, why);
        } catch (FileWaits why) {
            return answers.hold(drop, why);
        } catch (SnapshotParked why) {
            return snapshots.park(drop, why);
        } catch (StillArriving why) {
            throw left(drop, why);
        } catch (OpenFile.Arriving why) {
            throw left(drop, why.arriving());
        } finally {
            drops.release(run, drop, null);
        }
    }

    private void stage(DropRun run, Watch watch) {
        for (Iterator<List<RawRow>> chunks = rows.chunks(run); chunks.hasNext(); ) {
            List<BoundRow> bound = rows.reject(rows.bind(chunks.next(), run), run);
            rows.stage(bound, run);
            for (BoundRow row : bound) {
                if (row.reject() != null) {
                    watch.rejected(row.reject());
                }
            }
        }
    }

    private void keep(Iterator<List<Staging.Partition>> partitions, Watch watch) {
        while (partitions.hasNext()) {
            List<Staging.Partition> together = partitions.next();
            together.forEach(watch::keeping);
            rows.keep(together);
        }
    }

    private StillArriving left(Drop drop, StillArriving why) {
        drops.leave(drop, why);
        return why;
    }
}
