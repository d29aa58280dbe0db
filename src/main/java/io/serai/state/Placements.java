package io.serai.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Which documents a partition of a drop spoke of, by their places: sorted, as packed differences; some 8 characters each. */
final class Placements {

    private Placements() {}

    /**
     * The partition that a document's rows are in: the top bits, negative placements first, as the store orders them.
     *
     * @param partitions how many there are, a power of two
     */
    static int partition(long placement, int partitions) {
        int bits = Integer.numberOfTrailingZeros(partitions);
        return bits == 0 ? 0 : (int) ((placement ^ Long.MIN_VALUE) >>> (Long.SIZE - bits));
    }

    /** Takes them in ascending order. */
    static String write(long[] sorted) {
        Packed packed = new Packed();
        long before = Long.MIN_VALUE;
        for (long placement : sorted) {
            packed.add(placement - before);
            before = placement;
        }
        return packed.toString();
    }

    /** In ascending order. */
    static long[] read(String text) {
        ByteBuffer packed = Packed.unpack(text);
        long[] placements = new long[packed.remaining()];
        int count = 0;
        long placement = Long.MIN_VALUE;
        while (packed.hasRemaining()) {
            placement += Packed.next(packed);
            placements[count++] = placement;
        }
        return Arrays.copyOf(placements, count);
    }
}
