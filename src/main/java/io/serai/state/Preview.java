package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Merge.Merged;
import io.serai.state.Merge.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What keeping the rows of a drop would do, without doing it. */
public final class Preview {

    private static final int DOCUMENTS_PER_STEP = 250;

    private final Database database;

    Preview(Database database) {
        this.database = database;
    }

    /**
     * What would be different.
     *
     * @param added documents that are not known yet
     * @param changed documents whose values would differ
     * @param first the first of both, in the store's order
     */
    public record Changes(OutcomeCounts outcomes, long added, long changed, List<Change> first) {}

    /** One document; {@code added} when it is not known yet. */
    public record Change(DocumentKey key, boolean added) {}

    /** Merges partition by partition in memory; nothing is written. */
    public Changes of(Iterator<Staging.Partition> partitions, int firstMax) {
        Changes total = new Changes(OutcomeCounts.NONE, 0, 0, new ArrayList<>());
        while (partitions.hasNext()) {
            total = partition(partitions.next(), total, firstMax);
        }
        return total;
    }

    private Changes partition(Staging.Partition partition, Changes before, int firstMax) {
        Map<DocumentKey, List<StagedRow>> byKey = new HashMap<>();
        partition.rows().read().forEach(row -> byKey.computeIfAbsent(
                        row.placed().key(), key -> new ArrayList<>(4))
                .add(row));
        List<Placed> keys = byKey.keySet().stream().map(Placed::of).sorted().toList();
        Changes total = before;
        for (int from = 0; from < keys.size(); from += DOCUMENTS_PER_STEP) {
            List<Placed> some = keys.subList(from, Math.min(keys.size(), from + DOCUMENTS_PER_STEP));
            total = step(some, byKey, partition, total, firstMax);
        }
        return total;
    }

    private Changes step(
            List<Placed> keys,
            Map<DocumentKey, List<StagedRow>> byKey,
            Staging.Partition partition,
            Changes before,
            int firstMax) {
        Drop drop = partition.drop();
        Feed feed = partition.feed();
        Origin origin = Origin.of(drop, drop.fileTime(), feed, new Rereading(database.jdbc()).of(drop, feed));
        Map<DocumentKey, StoredDocument> stored =
                new DocumentTable(database.jdbc()).load(keys, new FileTimes(database.jdbc()));
        Changes total = before;
        for (Placed placed : keys) {
            StoredDocument known = stored.getOrDefault(placed.key(), StoredDocument.unknown(placed, feed.account()));
            Merged merged = Merge.of(known.parts(), byKey.getOrDefault(placed.key(), List.of()), origin);
            total = plus(total, merged, placed.key(), !stored.containsKey(placed.key()), firstMax);
        }
        return total;
    }

    private static Changes plus(Changes total, Merged merged, DocumentKey key, boolean unknown, int firstMax) {
        boolean changed = merged.changed();
        if (changed && total.first.size() < firstMax) {
            total.first.add(new Change(key, unknown));
        }
        return new Changes(
                total.outcomes.plus(merged.outcomes()),
                total.added + (changed && unknown ? 1 : 0),
                total.changed + (changed && !unknown ? 1 : 0),
                total.first);
    }
}
