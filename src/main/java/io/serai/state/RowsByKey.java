package io.serai.state;

import io.serai.state.DocumentTable.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a partition by their documents, in the store's key order; of one document in the order they were staged.
 *
 * @param keys each document once, ascending
 * @param rows the rows of each document, as many lists as keys; none is empty
 */
record RowsByKey(List<Placed> keys, List<List<StagedRow>> rows) {

    static final RowsByKey NONE = new RowsByKey(List.of(), List.of());

    static RowsByKey of(List<StagedRow> staged) {
        // numbers sort several times faster than rows: the place of each, its last bits given to the row's number
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(staged.size());
        long[] order = new long[staged.size()];
        for (int n = 0; n < order.length; n++) {
            order[n] = (staged.get(n).placed().placement() >> bits << bits) | n;
        }
        Arrays.sort(order);
        RowsByKey byKey = new RowsByKey(new ArrayList<>(), new ArrayList<>());
        List<StagedRow> near = new ArrayList<>();
        for (int n = 0; n < order.length; n++) {
            near.add(staged.get((int) (order[n] & ((1L << bits) - 1))));
            if (n + 1 == order.length || order[n] >> bits != order[n + 1] >> bits) {
                byKey.addSorted(near);
                near.clear();
            }
        }
        return byKey;
    }

    /** Rows whose places differ in nothing but the bits that were given away: nearly always those of one document. */
    private void addSorted(List<StagedRow> near) {
        if (!near.stream().allMatch(row -> row.placed().equals(near.get(0).placed()))) {
            near.sort(Comparator.comparing(StagedRow::placed));
        }
        near.forEach(this::add);
    }

    private void add(StagedRow next) {
        int last = keys.size() - 1;
        if (last < 0 || !keys.get(last).equals(next.placed())) {
            keys.add(next.placed());
            rows.add(new ArrayList<>(4));
        }
        rows.get(rows.size() - 1).add(next);
    }
}
