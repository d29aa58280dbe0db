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
 * @param cause tells it from others while its numbers change, so that it is told once; without a word, what is wrong
 */
public record Need(
        Urgency urgency, String what, String todo, @Nullable String href, String cause) {

    /** One that is known by what is wrong. */
    public Need(Urgency urgency, String what, String todo, @Nullable String href) {
        this(urgency, what, todo, href, what);
    }

    /** The same, known by this cause. */
    Need because(String known) {
        return new Need(urgency, what, todo, href, known);
    }

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
