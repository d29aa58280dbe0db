package io.serai.watch;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that costs something: it is looked up when somebody asks, and kept at least {@value #SECONDS_MIN} seconds, and so
 * long that looking takes a twentieth of the time at most.
 */
final class Kept<T> {

    private static final int SECONDS_MIN = 5;
    private static final int TIMES_ITS_COST = 20;

    private final Supplier<T> look;
    private @Nullable T last;
    private long freshUntilNanos;

    Kept(Supplier<T> look) {
        this.look = look;
    }

    synchronized T now() {
        T known = last;
        long begin = System.nanoTime();
        if (known != null && begin - freshUntilNanos < 0) {
            return known;
        }
        T found = look.get();
        long end = System.nanoTime();
        freshUntilNanos = end + Math.max(Duration.ofSeconds(SECONDS_MIN).toNanos(), (end - begin) * TIMES_ITS_COST);
        last = found;
        return found;
    }

    /** Somebody has acted: the next answer is looked up anew. */
    synchronized void stale() {
        last = null;
    }
}
