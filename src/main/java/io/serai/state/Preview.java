package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.OutcomeCounts;
import io.serai.state.DocumentTable.Placed;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Merge.Merged;
import io.serai.state.Merge.Origin;
import io.serai.state.RowsByKey.Said;
import java.util.ArrayList;
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
        Changes total = before;
        for (RowsByKey rows = partition.rows().byKey(); rows.hasNext(); ) {
            List<Said> some = new ArrayList<>();
            while (some.size() < DOCUMENTS_PER_STEP && rows.hasNext()) {
                some.add(rows.next());
            }
            total = step(some, partition, total, firstMax);
        }
        return total;
    }

    private Changes step(List<Said> documents, Staging.Partition partition, Changes before, int firstMax) {
        Drop drop = partition.drop();
        Feed feed = partition.feed();
        Origin origin = Origin.of(drop, drop.fileTime(), feed, new Rereading(database.jdbc()).of(drop, feed));
        List<Placed> keys = documents.stream().map(Said::document).toList();
        Map<DocumentKey, StoredDocument> stored =
                new DocumentTable(database.jdbc()).loadSome(keys, new FileTimes(database.jdbc()));
        if (stored == null) {
            int half = documents.size() / 2;
            Changes first = step(documents.subList(0, half), partition, before, firstMax);
            return step(documents.subList(half, documents.size()), partition, first, firstMax);
        }
        Changes total = before;
        for (Said said : documents) {
            Placed placed = said.document();
            StoredDocument known = stored.getOrDefault(placed.key(), StoredDocument.unknown(placed, feed.account()));
            Merged merged = Merge.of(known.parts(), said.rows(), origin);
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
