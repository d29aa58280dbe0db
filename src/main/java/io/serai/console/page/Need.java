package io.serai.console.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not mend itself: somebody must act.
 *
 * @param urgency in which order they are shown
 * @param what is wrong, as one sentence
 * @param todo what to do about it, as one sentence
 * @param href where to do it on this console, such as {@code /parked}; null when it is done elsewhere
 */
public record Need(
        Urgency urgency, String what, String todo, @Nullable String href) {

    public Need {
        Objects.requireNonNull(what);
        Objects.requireNonNull(todo);
        if (href != null && !href.startsWith("/")) {
            throw new IllegalArgumentException("a need leads to " + href + "; expected a path of this console");
        }
    }

    /** The most urgent first. */
    public enum Urgency {
        /** Data do not move, or sums do not close. */
        ALARM,
        /** Something waits for a decision. */
        ACT
    }
}
