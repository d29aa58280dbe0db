package io.serai.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The drops that are being read or kept in this program right now, and how far each has come. Kept in memory only. */
public final class Underway {

    private final Map<Long, Run> runs = new ConcurrentHashMap<>();
    private final Clock clock;

    Underway(Clock clock) {
        this.clock = clock;
    }

    /**
     * How far a drop has come.
     *
     * @param phase {@code reading} (done and total are bytes of the file) or {@code keeping} (partitions of the store)
     * @param done -1 when it cannot be told
     * @param rows framed so far
     * @param left until the end of this phase at its own pace so far; null while that would be a guess
     */
    public record Progress(
            Drop drop,
            Instant since,
            String phase,
            long done,
            long total,
            long rows,
            @Nullable Duration left) {

        /** 0 to 100; null when it cannot be told. */
        public @Nullable Integer percent() {
            return done < 0 || total <= 0 ? null : Integer.valueOf((int) Math.min(100, done * 100 / total));
        }
    }

    /** The oldest first. */
    public List<Progress> now() {
        Instant now = clock.instant();
        return runs.values().stream()
                .map(run -> run.progress(now))
                .sorted(Comparator.comparing(Progress::since)
                        .thenComparing(progress -> progress.drop().id()))
                .toList();
    }

    /** Reading begins. */
    public void reading(Drop drop, LongSupplier bytesRead) {
        Instant now = clock.instant();
        runs.put(drop.id(), new Run(drop, now, now, bytesRead));
    }

    /** So many rows were framed. */
    public void framed(Drop drop, long rows) {
        Run run = runs.get(drop.id());
        if (run != null) {
            run.rows = rows;
        }
    }

    /** All rows are staged; from here on partitions are kept. */
    public void keeping(Drop drop) {
        runs.computeIfPresent(drop.id(), (id, run) -> run.keeping(clock.instant()));
    }

    /** The partition of this number is kept; they come in their order. */
    public void kept(Drop drop, int number) {
        Run run = runs.get(drop.id());
        if (run != null) {
            run.partitions = number + 1L;
        }
    }

    /** However it ended. */
    public void ended(Drop drop) {
        runs.remove(drop.id());
    }

    private static final class Run {

        private static final Duration PACE_KNOWN_AFTER = Duration.ofSeconds(1);
        private static final int PACE_KNOWN_PERCENT = 2;

        private final Drop drop;
        private final Instant since;
        private final Instant phaseSince;
        private final @Nullable LongSupplier bytesRead;
        private volatile long rows;
        private volatile long partitions;

        Run(Drop drop, Instant since, Instant phaseSince, @Nullable LongSupplier bytesRead) {
            this.drop = drop;
            this.since = since;
            this.phaseSince = phaseSince;
            this.bytesRead = bytesRead;
        }

        Run keeping(Instant now) {
            Run next = new Run(drop, since, now, null);
            next.rows = rows;
            return next;
        }

        Progress progress(Instant now) {
            boolean reading = bytesRead != null;
            long done = bytesRead != null ? bytesRead.getAsLong() : partitions;
            long total = reading ? drop.file().size() : drop.partitions();
            Duration left = left(Duration.between(phaseSince, now), done, total);
            return new Progress(drop, since, reading ? "reading" : "keeping", done, total, rows, left);
        }

        private static @Nullable Duration left(Duration spent, long done, long total) {
            boolean guess = done <= 0
                    || total <= 0
                    || spent.compareTo(PACE_KNOWN_AFTER) < 0
                    || done * 100 / total < PACE_KNOWN_PERCENT;
            return guess ? null : Duration.ofMillis((long) ((double) spent.toMillis() * (total - done) / done));
        }
    }
}
