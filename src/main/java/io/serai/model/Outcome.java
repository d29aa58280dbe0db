package io.serai.model;

import java.util.Locale;

/** How a physical record of a file ends: each record has exactly one, and their counts add up to the records. */
public enum Outcome {
    /** It changed the state. */
    ACCEPTED,
    /** The state already said exactly this. */
    UNCHANGED,
    /** A later row of the same file has the same key and won. */
    DUPLICATE,
    /** Something newer is known. */
    STALE,
    /** It broke a rule; the receipt says which. */
    REJECTED,
    /** A line with nothing in it. */
    BLANK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
