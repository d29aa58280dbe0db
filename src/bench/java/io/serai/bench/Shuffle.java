package io.serai.bench;

/** A pseudo-random order of 0 to n - 1 that needs no memory: a Feistel network that walks until it is inside. */
final class Shuffle {

    private static final int ROUNDS = 4;

    private final long size;
    private final int halfBits;
    private final long seed;

    Shuffle(long size, long seed) {
        this.size = size;
        this.seed = seed;
        this.halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(Math.max(1, size - 1)) + 1) / 2);
    }

    long at(long index) {
        long value = index;
        do {
            value = once(value);
        } while (value >= size);
        return value;
    }

    private long once(long value) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (mix(right + seed * 31 + round) & mask);
            left = right;
            right = mixed;
        }
        return (left << halfBits) | right;
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
