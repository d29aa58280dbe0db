package io.serai.state;

import io.serai.state.DocumentTable.Placed;
import io.serai.state.RowsByKey.Said;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The rows of a partition by their documents, in the store's key order; of one document in the order they were staged. Rows are
 * bytes until their turn comes: as objects, all of a partition would be copied from one garbage collection to the next. The rows
 * of a document that has many of them stay bytes even then: they are read again whenever they are looked at.
 */
final class RowsByKey implements Iterator<Said> {

    /** A document with the rows that speak of it, at least one. */
    record Said(Placed document, List<StagedRow> rows) {}

    private static final int READ_ROWS_MAX = 1000;

    private final RowBytes bytes;
    private final String partner;
    private final int[] offsets;
    /** Of each row the leading bits of its document's place, then its number. */
    private final long[] order;

    private final int bits;
    private final Deque<Said> near = new ArrayDeque<>();
    private int at;

    /**
     * Sorts them.
     *
     * @param rows as {@link RowCodec} writes them
     * @param count how many there are
     * @param partner whose rows they are
     */
    RowsByKey(byte[] rows, int count, String partner) {
        this.bytes = RowBytes.of(rows);
        this.partner = partner;
        this.offsets = new int[count];
        this.order = new long[count];
        // numbers sort several times faster than rows
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        for (int n = 0; n < count; n++) {
            offsets[n] = bytes.position();
            order[n] = leading(RowCodec.placement(bytes)) | n;
        }
        if (bytes.hasMore()) {
            throw new IllegalStateException("staged rows: found more than the " + count + " that were staged");
        }
        Arrays.sort(order);
    }

    private long leading(long number) {
        return number >> bits << bits;
    }

    @Override
    public boolean hasNext() {
        return !near.isEmpty() || at < order.length;
    }

    @Override
    public Said next() {
        if (near.isEmpty()) {
            readNear();
        }
        return near.remove();
    }

    /** Rows whose places differ in nothing but the bits that were given away: nearly always those of one document. */
    private void readNear() {
        if (at == order.length) {
            throw new NoSuchElementException("no more rows");
        }
        long place = leading(order[at]);
        int first = at;
        while (at < order.length && leading(order[at]) == place) {
            at++;
        }
        List<StagedRow> rows = new Rows(first, place, at - first);
        if (rows.size() <= READ_ROWS_MAX) {
            rows = new ArrayList<>(rows);
        }
        Placed document = rows.get(0).placed();
        if (rows.stream().allMatch(row -> row.placed().equals(document))) {
            near.add(new Said(document, rows));
        } else {
            rows.stream().sorted(Comparator.comparing(StagedRow::placed)).forEach(this::addSorted);
        }
    }

    /** Rows that are read when they are asked for, in the order they were staged. */
    private final class Rows extends AbstractList<StagedRow> {
        private final int first;
        private final long place;
        private final int count;

        Rows(int first, long place, int count) {
            this.first = first;
            this.place = place;
            this.count = count;
        }

        @Override
        public StagedRow get(int index) {
            bytes.seek(offsets[(int) (order[first + Objects.checkIndex(index, count)] - place)]);
            return RowCodec.read(bytes, partner);
        }

        @Override
        public int size() {
            return count;
        }
    }

    private void addSorted(StagedRow row) {
        if (near.isEmpty() || !near.getLast().document().equals(row.placed())) {
            near.add(new Said(row.placed(), new ArrayList<>(4)));
        }
        near.getLast().rows().add(row);
    }
}
