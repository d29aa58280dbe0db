package io.serai.receive;

import org.jspecify.annotations.Nullable;

/** Whether operators let a drop poll. A bean of this type is asked before each poll. */
public interface PollGate {

    /**
     * Why the drop must not poll now, for people; null when it may.
     *
     * @param route the id of its route in the partner file
     */
    @Nullable
    String pausedWhy(String route);
}
