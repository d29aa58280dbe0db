package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.state.AppliedPartitions.Span;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Merge.Merged;
import io.serai.state.Merge.Origin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the rows of a drop: partition by partition, document by document, in key order. */
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

    /**
     * Merges a partition into the store and remembers how its rows ended, in one transaction. Calling it again changes
     * nothing and gives the same counts.
     */
    public OutcomeCounts keep(Staging.Partition partition) {
        List<StagedRow> rows = partition.rows().read();
        RowsByKey byKey = RowsByKey.of(rows);
        return database.writeOf(partition.drop().file().partner(), () -> {
            AppliedPartitions applied = new AppliedPartitions(database.jdbc());
            long drop = partition.drop().id();
            OutcomeCounts before = applied.of(drop).get(partition.number());
            if (before != null) {
                return before;
            }
            OutcomeCounts outcomes = merge(partition, byKey);
            long[] places = byKey.keys().stream().mapToLong(Placed::placement).toArray();
            applied.add(drop, partition.number(), outcomes, Span.of(rows), places);
            return outcomes;
        });
    }

    private OutcomeCounts merge(Staging.Partition partition, RowsByKey byKey) {
        FileTimes fileTimes = new FileTimes(database.jdbc());
        long drop = partition.drop().id();
        fileTimes.learn(List.of(drop));
        Feed feed = partition.feed();
        Origin origin = Origin.of(
                partition.drop(), fileTimes.of(drop), feed, new Rereading(database.jdbc()).of(partition.drop(), feed));
        Standings standings = Standings.of(database, partition.drop(), feed, clock.instant());
        Linking linking =
                new Linking(database.jdbc(), partition.drop(), feed, enrichments.of(feed.account()), clock.instant());
        OutcomeCounts outcomes = OutcomeCounts.NONE;
        int documents = byKey.keys().size();
        for (int from = 0; from < documents; from += DOCUMENTS_PER_STEP) {
            int until = Math.min(documents, from + DOCUMENTS_PER_STEP);
            outcomes = outcomes.plus(step(byKey, from, until, new Merging(origin, standings, linking), fileTimes));
        }
        return outcomes;
    }

    /** What holds for all documents of a partition. */
    private record Merging(Origin origin, Standings standings, Linking linking) {}

    private OutcomeCounts step(RowsByKey byKey, int from, int until, Merging merging, FileTimes fileTimes) {
        Standings standings = merging.standings();
        DocumentTable table = new DocumentTable(database.jdbc(), database.dialect());
        Map<DocumentKey, StoredDocument> stored = table.load(byKey.keys().subList(from, until), fileTimes);
        List<StoredDocument> added = new ArrayList<>();
        List<StoredDocument> updated = new ArrayList<>();
        List<StoredDocument> changed = new ArrayList<>();
        OutcomeCounts outcomes = OutcomeCounts.NONE;
        for (int n = from; n < until; n++) {
            Placed placed = byKey.keys().get(n);
            StoredDocument known =
                    stored.getOrDefault(placed.key(), StoredDocument.unknown(placed, standings.account()));
            Merged merged = Merge.of(known.parts(), byKey.rows().get(n), merging.origin());
            outcomes = outcomes.plus(merged.outcomes());
            Standing standing = standings.of(known, merged.changed());
            if (merged.touched() || !standing.equals(known.standing())) {
                StoredDocument now = known.with(merged, standings.account(), standing, clock.instant());
                (stored.containsKey(placed.key()) ? updated : added).add(now);
                if (merged.changed()) {
                    changed.add(now);
                }
            }
        }
        table.update(updated);
        table.insert(added);
        merging.linking().kept(changed);
        return outcomes;
    }
}
