package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of drops: partition by partition, document by document, in key order. */
public final class Documents {

    private static final int DOCUMENTS_PER_STEP = 500;

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
            List<Teller> tellers = tellers(together, times);
            if (tellers.stream().anyMatch(Teller::matters)) {
                // what one says may change documents under the hands of another
                tellers.forEach(one -> keepAll(List.of(one), times));
            } else {
                keepAll(tellers, times);
            }
            return true;
        });
    }

    /** One for each drop of which something is not applied yet. */
    private List<Teller> tellers(List<Staging.Partition> together, FileTimes times) {
        AppliedPartitions applied = new AppliedPartitions(database.jdbc());
        Map<Long, List<Staging.Partition>> byDrop = new TreeMap<>();
        for (Staging.Partition partition : together) {
            if (!applied.of(partition.drop().id()).containsKey(partition.number())) {
                byDrop.computeIfAbsent(partition.drop().id(), id -> new ArrayList<>())
                        .add(partition);
            }
        }
        return byDrop.values().stream()
                .map(partitions -> new Teller(database, partitions, enrichments, times, clock))
                .toList();
    }

    private void keepAll(List<Teller> tellers, FileTimes times) {
        Step step;
        do {
            tellers.forEach(Teller::open);
            step = Step.of(tellers);
            keep(step, tellers, times);
        } while (!step.documents().isEmpty());
    }

    /**
     * Some documents in key order.
     *
     * @param said for each teller, for each document, the rows that speak of it, maybe none
     */
    private record Step(List<Placed> documents, List<List<List<StagedRow>>> said) {

        /** Ends where one of them has told its open partition, so that what follows is told of the next. */
        static Step of(List<Teller> tellers) {
            Step step = new Step(new ArrayList<>(), new ArrayList<>());
            tellers.forEach(one -> step.said.add(new ArrayList<>()));
            Placed next = least(tellers);
            boolean told = false;
            while (next != null && !told && step.documents.size() < DOCUMENTS_PER_STEP) {
                step.documents.add(next);
                for (int n = 0; n < tellers.size(); n++) {
                    Teller one = tellers.get(n);
                    boolean speaks = next.equals(one.next());
                    step.said.get(n).add(speaks ? one.take() : List.of());
                    told |= speaks && one.next() == null;
                }
                next = least(tellers);
            }
            return step;
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
    }

    private void keep(Step step, List<Teller> tellers, FileTimes times) {
        if (step.documents().isEmpty()) {
            return;
        }
        DocumentTable table = new DocumentTable(database.jdbc(), database.dialect());
        Map<DocumentKey, StoredDocument> stored = table.load(step.documents(), times);
        List<StoredDocument> added = new ArrayList<>();
        List<StoredDocument> updated = new ArrayList<>();
        for (int n = 0; n < step.documents().size(); n++) {
            Placed placed = step.documents().get(n);
            StoredDocument before = stored.get(placed.key());
            StoredDocument written = null;
            for (int t = 0; t < tellers.size(); t++) {
                List<StagedRow> said = step.said().get(t).get(n);
                StoredDocument known = written == null ? before : written;
                StoredDocument news = said.isEmpty() ? null : tellers.get(t).merge(known, placed, said);
                written = news == null ? written : news;
            }
            if (written != null) {
                (before == null ? added : updated).add(written);
            }
        }
        table.update(updated);
        table.insert(added);
        tellers.forEach(Teller::written);
    }
}
