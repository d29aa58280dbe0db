package io.serai.road;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.state.Drop;
import io.serai.state.Staging;
import io.serai.state.Staging.Partition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Large files of one partner that speak of the same documents, such as ticket headers and ticket lines, and are read at the
 * same time. Whose rows are staged first waits for the other; whoever comes second keeps both, partition by partition, so that
 * each ticket is written once and not once for every file. Nobody waits for a file that is not being read yet, nor for one of
 * another lane.
 */
@Component
class Companions {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Stopping stopping;
    private final Map<Long, Seat> seats = new HashMap<>();

    Companions(Stopping stopping) {
        this.stopping = stopping;
    }

    /** A drop that is read; {@code staged} from when it waits, {@code keeper} from when another keeps it. */
    private static final class Seat {
        private final Drop drop;
        private final Feed feed;
        private @Nullable Staging staged;
        private @Nullable Seat keeper;

        Seat(Drop drop, Feed feed) {
            this.drop = drop;
            this.feed = feed;
        }

        /** Partitions of one are then at most two of the other, so that keeping them together is no long transaction. */
        boolean goesWith(Seat other) {
            int own = drop.partitions();
            int its = other.drop.partitions();
            return Math.min(own, its) > 1
                    && Math.max(own, its) <= 2 * Math.min(own, its)
                    && feed.partner().equals(other.feed.partner())
                    && feed.rows().entity() == other.feed.rows().entity()
                    && !feed.name().equals(other.feed.name())
                    && drop.file().lane() == other.drop.file().lane();
        }
    }

    /** Until it has ended, another may wait for it. */
    synchronized void reading(Drop drop, Feed feed) {
        seats.put(drop.id(), new Seat(drop, feed));
    }

    /** However it ended. */
    synchronized void ended(Drop drop) {
        seats.remove(drop.id());
        notifyAll();
    }

    /**
     * All rows of a drop are staged: what of it is to be kept now, with what waited for it; nothing when another has kept it
     * meanwhile. May wait.
     *
     * @throws FileUnusable when more rows were rejected than the feed allows
     * @throws RejectedExecutionException when the hub stops while this waits
     */
    synchronized Iterator<List<Partition>> staged(DropRun run) throws FileUnusable {
        Iterator<Partition> own = run.partitions();
        Seat seat = seats.get(run.drop().id());
        if (seat == null) {
            return Staging.alone(own);
        }
        Seat waiting = companion(seat, other -> other.staged != null && other.keeper == null);
        if (waiting != null && waiting.staged != null) {
            waiting.keeper = seat;
            return Staging.together(List.of(waiting.staged.partitions(), own));
        }
        seat.staged = run.staging();
        await(() -> seat.keeper != null || isLast(seat));
        // its keeper stops by itself, and needs what is staged here until then
        await(() -> seat.keeper == null || !seats.containsValue(seat.keeper));
        seats.remove(run.drop().id());
        return Staging.alone(run.staging().partitions());
    }

    /** A hub that stops lets it go, unless another keeps it already. */
    private boolean isLast(Seat seat) {
        try {
            stopping.check();
        } catch (RejectedExecutionException stops) {
            seats.remove(seat.drop.id());
            throw stops;
        }
        return companion(seat, other -> other.staged == null) == null;
    }

    private @Nullable Seat companion(Seat seat, Predicate<Seat> which) {
        return seats.values().stream()
                .filter(which.and(seat::goesWith))
                .findFirst()
                .orElse(null);
    }

    private synchronized void await(BooleanSupplier over) {
        try {
            while (!over.getAsBoolean()) {
                wait(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while another file was read", e);
        }
    }
}
