package io.serai.state;

import io.serai.state.DocumentTable.Placed;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a partition by their documents, in the store's key order; of one document in the order they were staged.
 *
 * @param keys each document once, ascending
 * @param rows the rows of each document, as many lists as keys; none is empty
 */
record RowsByKey(List<Placed> keys, List<List<StagedRow>> rows) {

    /** One row at its place: a document's place costs a hash over its key, so it is computed once for each row. */
    private record PlacedRow(Placed placed, StagedRow row) {}

    static RowsByKey of(List<StagedRow> staged) {
        List<PlacedRow> sorted = new ArrayList<>(staged.size());
        for (StagedRow row : staged) {
            sorted.add(new PlacedRow(Placed.of(row.key()), row));
        }
        sorted.sort((one, other) -> one.placed.compareTo(other.placed));
        RowsByKey byKey = new RowsByKey(new ArrayList<>(), new ArrayList<>());
        for (PlacedRow next : sorted) {
            byKey.add(next);
        }
        return byKey;
    }

    private void add(PlacedRow next) {
        int last = keys.size() - 1;
        boolean same = last >= 0
                && keys.get(last).placement() == next.placed.placement()
                && keys.get(last).key().equals(next.placed.key());
        if (!same) {
            keys.add(next.placed);
            rows.add(new ArrayList<>(4));
        }
        rows.get(rows.size() - 1).add(next.row);
    }
}
