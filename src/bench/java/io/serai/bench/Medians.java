package io.serai.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle one of several measured figures; of an even number, the mean of the two in the middle. */
final class Medians {

    private Medians() {}

    static <T> double of(Collection<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
