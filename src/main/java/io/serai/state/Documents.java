package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of drops: partition by partition, document by document, in key order. */
public final class Documents {

    private static final int DOCUMENTS_PER_STEP = 500;
    /** Of tickets with many lines there are fewer in a step. */
    private static final int ROWS_PER_STEP = 10_000;

    private final Database database;
    private final Enrichments enrichments;
    private final Clock clock;

    Documents(Database database, Enrichments enrichments, Clock clock) {
        this.database = database;
        this.enrichments = enrichments;
        this.clock = clock;
    }

    /** The same for one partition, with how its rows ended. */
    public OutcomeCounts keep(Staging.Partition partition) {
        keep(List.of(partition));
        return Objects.requireNonNull(
                new AppliedPartitions(database.jdbc()).of(partition.drop().id()).get(partition.number()));
    }

    /**
     * Merges partitions into the store and remembers how their rows ended, in one transaction. Calling it again changes nothing.
     * A document of which several of them speak is read once and written once, and is as if they had been kept one after the
     * other.
     *
     * @param together partitions of drops of one partner; of one drop, ascending
     */
    public void keep(List<Staging.Partition> together) {
        database.writeOf(together.get(0).drop().file().partner(), () -> {
            FileTimes times = new FileTimes(database.jdbc());
            List<List<Staging.Partition>> drops = unapplied(together);
            List<Teller> tellers = drops.stream().map(one -> teller(one, times)).toList();
            if (tellers.stream().anyMatch(Teller::matters)) {
                // what one says may change documents under the hands of another
                drops.forEach(one -> keepAll(List.of(teller(one, times)), times));
            } else {
                keepAll(tellers, times);
            }
            return true;
        });
    }

    /** By their drops, the earliest first. */
    private List<List<Staging.Partition>> unapplied(List<Staging.Partition> together) {
        AppliedPartitions applied = new AppliedPartitions(database.jdbc());
        Map<Long, List<Staging.Partition>> byDrop = new TreeMap<>();
        for (Staging.Partition partition : together) {
            if (!applied.of(partition.drop().id()).containsKey(partition.number())) {
                byDrop.computeIfAbsent(partition.drop().id(), id -> new ArrayList<>())
                        .add(partition);
            }
        }
        return List.copyOf(byDrop.values());
    }

    private Teller teller(List<Staging.Partition> partitions, FileTimes times) {
        return new Teller(database, partitions, enrichments, times, clock);
    }

    private void keepAll(List<Teller> tellers, FileTimes times) {
        List<Turn> turns;
        do {
            tellers.forEach(Teller::open);
            turns = turns(tellers);
            keep(turns, times);
            tellers.forEach(Teller::written);
        } while (!turns.isEmpty());
    }

    /** A document, and what is said of it. */
    private record Turn(Placed document, List<Told> told) {}

    private record Told(Teller by, List<StagedRow> rows) {}

    /** Some documents in key order; they end where one has told its open partition, so that its next one is told from there on. */
    private static List<Turn> turns(List<Teller> tellers) {
        List<Turn> turns = new ArrayList<>();
        boolean opened = true;
        int rows = 0;
        for (Placed next = least(tellers);
                next != null && opened && turns.size() < DOCUMENTS_PER_STEP && rows < ROWS_PER_STEP;
                next = least(tellers)) {
            Turn turn = new Turn(next, new ArrayList<>(tellers.size()));
            for (Teller one : tellers) {
                if (next.equals(one.next())) {
                    List<StagedRow> said = one.take();
                    turn.told().add(new Told(one, said));
                    rows += said.size();
                    opened &= one.next() != null;
                }
            }
            turns.add(turn);
        }
        return turns;
    }

    private static @Nullable Placed least(List<Teller> tellers) {
        Placed least = null;
        for (Teller one : tellers) {
            Placed next = one.next();
            if (next != null && (least == null || next.compareTo(least) < 0)) {
                least = next;
            }
        }
        return least;
    }

    /** Half of them after the other when what is known of all is too much at once. */
    private void keep(List<Turn> turns, FileTimes times) {
        if (turns.isEmpty()) {
            return;
        }
        DocumentTable table = new DocumentTable(database.jdbc(), database.dialect());
        Map<DocumentKey, StoredDocument> stored =
                table.loadSome(turns.stream().map(Turn::document).toList(), times);
        if (stored == null) {
            keep(turns.subList(0, turns.size() / 2), times);
            keep(turns.subList(turns.size() / 2, turns.size()), times);
        } else {
            keep(turns, stored, table);
        }
    }

    private static void keep(List<Turn> turns, Map<DocumentKey, StoredDocument> stored, DocumentTable table) {
        Deque<StoredDocument> added = new ArrayDeque<>();
        Deque<StoredDocument> updated = new ArrayDeque<>();
        for (Turn turn : turns) {
            StoredDocument before = stored.remove(turn.document().key());
            StoredDocument written = null;
            for (Told told : turn.told()) {
                StoredDocument known = written == null ? before : written;
                StoredDocument news = told.by().merge(known, turn.document(), told.rows());
                written = news == null ? written : news;
            }
            if (written != null) {
                (before == null ? added : updated).add(written);
            }
        }
        table.update(updated);
        table.insert(added);
    }
}
