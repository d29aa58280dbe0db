package io.serai.check;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Keeps the first few of many in a stated order, and counts all. Not thread-safe. */
final class FirstOf<T> {

    private final int max;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;
    private long count;

    /** @param max so many are kept; 0: none */
    FirstOf(int max, Comparator<T> order) {
        this.max = max;
        this.order = order;
        this.kept = new PriorityQueue<>(Math.min(max, 100) + 1, order.reversed());
    }

    void add(T one) {
        count++;
        kept.add(one);
        if (kept.size() > max) {
            kept.remove();
        }
    }

    /** Takes those back that are kept. */
    void remove(Predicate<T> which) {
        kept.removeIf(which);
    }

    long count() {
        return count;
    }

    List<T> first() {
        return kept.stream().sorted(order).toList();
    }
}
