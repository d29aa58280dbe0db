package io.serai.road;

import io.serai.drift.Sample;
import io.serai.feed.Policies;
import io.serai.model.Entity;
import io.serai.model.FileUnusable;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.read.BoundRow;
import io.serai.read.OpenFile;
import io.serai.read.RejectBudget;
import io.serai.reject.RejectsFile;
import io.serai.state.Drop;
import io.serai.state.Staging;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One drop on its way through the read routes: what is open for it, and what was counted so far. It travels as the exchange
 * property {@code drop}; its accessors are what the routes' expressions name.
 */
final class DropRun implements AutoCloseable {
    private static final int NOTE_CHARS_MAX = 2_000;
    private static final int STORES_MAX = 10_000;

    private final Drop drop;
    private final OpenFile file;
    private final Staging staging;
    private final RejectsFile rejects;
    private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private OutcomeCounts reading = OutcomeCounts.NONE;
    private final List<String> more = new ArrayList<>();
    private final Sample sample = new Sample();
    private final Map<String, Long> stores = new TreeMap<>();
    private long framed;

    DropRun(Drop drop, OpenFile file, Staging staging, RejectsFile rejects) {
        this.drop = drop;
        this.file = file;
        this.staging = staging;
        this.rejects = rejects;
    }

    Drop drop() {
        return drop;
    }

    OpenFile file() {
        return file;
    }

    RejectsFile rejects() {
        return rejects;
    }

    /** Its first rows, for comparing columns. */
    Sample sample() {
        return sample;
    }

    /** Counts a bound chunk, notes its rejects, and hands its parts to staging. */
    void take(List<BoundRow> rows) {
        framed += rows.size();
        for (BoundRow row : rows) {
            if (row.reject() != null) {
                reading = reading.plus(Outcome.REJECTED, 1);
                reasons.merge(row.reject().reason(), 1L, Long::sum);
                rejects.add(row.reject());
            } else if (row.blank()) {
                reading = reading.plus(Outcome.BLANK, 1);
            }
        }
    }

    Staging staging() {
        return staging;
    }

    boolean untouched() {
        return staging.applied().records() == 0;
    }

    /** Whether the file names all there is. One that only corrects rejected rows does not, whatever its feed says. */
    boolean isFull() {
        return file.feed().policies().mode() == Policies.Mode.FULL && !file.isCorrection();
    }

    /** Whether what this full file does not name is to be counted as gone: a rejected row's key is not known. */
    boolean sendsAbsences() {
        return isFull() && file.feed().policies().deletes() == Policies.Deletes.SEND && reading.rejected() == 0;
    }

    /** Something about so many documents that the partner should know. */
    void note(long documents, String text) {
        if (documents > 0) {
            more.add(text);
        }
    }

    void stage(List<BoundRow> rows) {
        staging.add(rows);
        for (BoundRow row : rows) {
            // the second half of a product's key is its variant
            if (!row.parts().isEmpty() && row.parts().get(0).document().entity() != Entity.PRODUCT) {
                String store = row.parts().get(0).document().store();
                if (stores.size() < STORES_MAX || stores.containsKey(store)) {
                    stores.merge(store, 1L, Long::sum);
                }
            }
        }
    }

    /** How many good rows each store has; of the first 10,000 stores. The empty text where rows have no store. */
    Map<String, Long> stores() {
        return stores;
    }

    /**
     * The partitions to apply, once the whole file has been read and found good enough.
     *
     * @throws FileUnusable when more rows were rejected than the feed allows
     */
    Iterator<Staging.Partition> partitions() throws FileUnusable {
        RejectBudget.check(file.feed(), reading.rejected(), framed);
        return staging.partitions();
    }

    long framed() {
        return framed;
    }

    OutcomeCounts reading() {
        return reading;
    }

    Map<Reason, Long> reasons() {
        return reasons;
    }

    /** What the partner should know besides the rows: columns that the feed does not map. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(more);
        String unknown = String.join(", ", file.unknownColumns());
        if (!unknown.isEmpty()) {
            boolean many = unknown.length() > NOTE_CHARS_MAX;
            notes.add("columns not used: " + (many ? unknown.substring(0, NOTE_CHARS_MAX) + "..." : unknown));
        }
        return notes;
    }

    @Override
    public void close() {
        file.close();
        rejects.close();
        staging.close();
    }
}
