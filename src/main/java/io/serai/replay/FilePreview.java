package io.serai.replay;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.RowKind;
import io.serai.model.FileUnusable;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.model.StillArriving;
import io.serai.read.BoundRow;
import io.serai.read.OpenFile;
import io.serai.read.RejectBudget;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.state.Drop;
import io.serai.state.Preview;
import io.serai.state.Preview.Change;
import io.serai.state.Preview.Changes;
import io.serai.state.Refusal;
import io.serai.state.Replays;
import io.serai.state.Replays.Original;
import io.serai.state.Staging;
import io.serai.state.StagingArea;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads an archived file again without keeping anything: what a replay would change, under today's declaration of its feed. */
@Component
public final class FilePreview {

    private static final int REJECTS_MAX = 10;

    private final Feeds feeds;
    private final RowReader reader;
    private final RowBinder binder;
    private final StagingArea stagingArea;
    private final Replays replays;
    private final Preview preview;

    FilePreview(
            Feeds feeds,
            RowReader reader,
            RowBinder binder,
            StagingArea stagingArea,
            Replays replays,
            Preview preview) {
        this.feeds = feeds;
        this.reader = reader;
        this.binder = binder;
        this.stagingArea = stagingArea;
        this.replays = replays;
        this.preview = preview;
    }

    /**
     * What a replay would do.
     *
     * @param outcomes records by outcome; they add up to the file's records
     * @param added documents that would be new
     * @param changed documents whose values would differ
     * @param first the first of both
     * @param reasons rejected rows by reason
     * @param firstRejects the first rejected rows, each as one sentence with its place
     */
    public record Would(
            long drop,
            OutcomeCounts outcomes,
            long added,
            long changed,
            List<Change> first,
            Map<Reason, Long> reasons,
            List<String> firstRejects) {}

    /**
     * Reads and merges in memory and in a staging folder of its own.
     *
     * @param firstMax so many documents are named
     * @throws Refusal when the drop cannot be replayed, or the file is unusable under today's declaration
     */
    public Would of(long drop, int firstMax) {
        Original original = replays.original(drop);
        Feed feed = feeds.named(original.file().feed());
        if (feed.rows() == RowKind.FILE) {
            // it is passed on again, whatever it holds
            return new Would(drop, OutcomeCounts.NONE, 0, 0, List.of(), Map.of(), List.of());
        }
        Drop trial = new Drop(Long.MAX_VALUE, original.file(), original.fileTime(), original.partitions(), 1, null);
        try (OpenFile file = reader.open(original.file(), feed);
                Staging staging = stagingArea.open(trial, feed)) {
            Reading reading = new Reading(new EnumMap<>(Reason.class), new ArrayList<>());
            OutcomeCounts read = OutcomeCounts.NONE;
            long records = 0;
            while (file.hasNext()) {
                List<BoundRow> rows = binder.bind(file, file.next());
                read = read.plus(reading.counted(rows, original));
                records += rows.size();
                staging.add(rows);
            }
            RejectBudget.check(feed, read.rejected(), records);
            Changes changes = preview.of(staging.partitions(), firstMax);
            return new Would(
                    drop,
                    changes.outcomes().plus(read),
                    changes.added(),
                    changes.changed(),
                    changes.first(),
                    reading.reasons,
                    reading.first);
        } catch (FileUnusable | OpenFile.Unusable e) {
            throw new Refusal(original.file().partner() + "/" + original.file().name() + ": " + e.getMessage());
        } catch (StillArriving | OpenFile.Arriving e) {
            throw new IllegalStateException("archived bytes count as still arriving", e);
        }
    }

    /** What reading alone decides. */
    private record Reading(Map<Reason, Long> reasons, List<String> first) {

        OutcomeCounts counted(List<BoundRow> rows, Original original) {
            OutcomeCounts counts = OutcomeCounts.NONE;
            for (BoundRow row : rows) {
                Reject reject = row.reject();
                if (reject != null) {
                    counts = counts.plus(Outcome.REJECTED, 1);
                    reasons.merge(reject.reason(), 1L, Long::sum);
                    if (first.size() < REJECTS_MAX) {
                        first.add(reject.message(
                                original.file().partner(), original.file().name()));
                    }
                } else if (row.blank()) {
                    counts = counts.plus(Outcome.BLANK, 1);
                }
            }
            return counts;
        }
    }
}
