package io.serai.deliver;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.jspecify.annotations.Nullable;

/** Hangs up when a request with its answer takes too long: a destination that sends a byte now and then is never silent. */
public final class Deadline {

    private Deadline() {}

    /** Begins to run now. A connection that is given back in time is not touched. */
    public static void set(ExecRuntime connection, Duration time) {
        // a connection knows its request: held until the time is over, it would keep the body of every answered one
        WeakReference<ExecRuntime> open = new WeakReference<>(connection);
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> hangUp(open.get()));
    }

    private static void hangUp(@Nullable ExecRuntime connection) {
        if (connection != null) {
            connection.discardEndpoint();
        }
    }
}
