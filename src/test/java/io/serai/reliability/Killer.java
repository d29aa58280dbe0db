package io.serai.reliability;

import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.Watcher;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kills a program at a chosen point, while the server that sees the point reached waits. */
final class Killer implements Watcher, Consumer<KilibaSandbox.Moment> {

    /** Where a program can die. */
    enum Point {
        /** While it reads a file from the source. */
        MID_DOWNLOAD,
        /** While it reads or keeps the rows of a big file. */
        MID_FILE,
        /** After the rows are kept, when the source is asked to move the file or to place a receipt; it is not moved. */
        BEFORE_MOVE,
        /** The same, and it is moved. */
        AFTER_MOVE,
        /** When the destination has read half of a request. */
        HALF_REQUEST,
        /** When the destination has read a whole request and taken nothing. */
        WHOLE_REQUEST,
        /** When the destination has taken the items and answered. */
        AFTER_ANSWER,
        /** At any time: while it starts, or while it works. */
        ANY_TIME
    }

    private static final long START_MS_MAX = 12_000;
    private static final long ANY_TIME_MS_MAX = 8_000;
    private static final long MID_FILE_MS_MAX = 8000;
    private static final long BIG_BYTES = 4 << 20;
    private static final int DOWNLOADED_BYTES_MAX = 20_000;

    private final Random random;
    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

    private record Armed(
            Point point,
            Program program,
            AtomicInteger skip,
            AtomicBoolean timed,
            long bytes,
            CompletableFuture<Point> died) {}

    Killer(long seed) {
        this.random = new Random(seed);
    }

    /** Kills the program when it next comes to that point. */
    CompletableFuture<Point> arm(Point point, Program program) {
        CompletableFuture<Point> died = new CompletableFuture<>();
        Armed next = new Armed(
                point,
                program,
                new AtomicInteger(random.nextInt(3)),
                new AtomicBoolean(),
                random.nextInt(DOWNLOADED_BYTES_MAX),
                died);
        armed.set(next);
        if (point == Point.ANY_TIME && random.nextInt(3) == 0) {
            later(next, 1 + random.nextLong(START_MS_MAX));
        }
        return died;
    }

    private void later(Armed which, long millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> kill(which));
    }

    /** Of a big file: its rows are read and kept in the next seconds. Of any: the program has begun to work. */
    private void seesReading(long bytes) {
        Armed now = armed.get();
        if (now == null) {
            return;
        }
        boolean due = now.point == Point.ANY_TIME || (now.point == Point.MID_FILE && bytes > BIG_BYTES);
        if (due && now.timed.compareAndSet(false, true)) {
            later(now, 1 + random.nextLong(now.point == Point.ANY_TIME ? ANY_TIME_MS_MAX : MID_FILE_MS_MAX));
        }
    }

    @Override
    public void sees(Moment moment, String name, long bytes) throws IOException {
        switch (moment) {
            case READ -> {
                reached(Point.MID_DOWNLOAD, bytes);
                seesReading(bytes);
            }
            case MOVE -> {
                reached(Point.AFTER_MOVE, Long.MAX_VALUE);
                if (reached(Point.BEFORE_MOVE, Long.MAX_VALUE)) {
                    throw new IOException("its client is dead");
                }
            }
        }
    }

    @Override
    public void accept(KilibaSandbox.Moment moment) {
        Point point =
                switch (moment) {
                    case HALF_READ -> Point.HALF_REQUEST;
                    case READ -> Point.WHOLE_REQUEST;
                    case ANSWERED -> Point.AFTER_ANSWER;
                };
        if (reached(point, Long.MAX_VALUE) && moment != KilibaSandbox.Moment.ANSWERED) {
            throw new IllegalStateException("its sender is dead");
        }
    }

    private boolean reached(Point point, long bytes) {
        Armed now = armed.get();
        if (now == null || now.point != point || bytes < now.bytes) {
            return false;
        }
        return now.skip.getAndDecrement() <= 0 && kill(now);
    }

    private boolean kill(Armed which) {
        if (!armed.compareAndSet(which, null)) {
            return false;
        }
        // on a thread of its own: a server interrupts the one that serves a client when that client dies
        CompletableFuture.runAsync(which.program::kill)
                .thenApply(dead -> which.died.complete(which.point))
                .exceptionally(which.died::completeExceptionally)
                .join();
        return true;
    }
}
