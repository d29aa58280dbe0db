package io.serai.road;

import java.util.concurrent.RejectedExecutionException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Ends long work between two of its steps once the hub is told to stop. What is applied stays applied; the drop stays open, and the
 * next start reads it to its end.
 */
@Component("seraiStopping")
class Stopping implements ApplicationListener<ContextClosedEvent> {

    private volatile boolean stopping;

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }

    /** Called before each chunk and each partition. */
    public void check() {
        if (stopping) {
            throw new RejectedExecutionException("the hub stops; the next start goes on with this file");
        }
    }
}
