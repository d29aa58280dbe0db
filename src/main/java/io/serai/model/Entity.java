package io.serai.model;

import java.util.Locale;

/** What a destination knows as one thing. The order of the constants is the order of delivery: customers before orders. */
public enum Entity {
    CUSTOMER,
    ORDER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in settings, URLs, metrics and the store: lower case, never null. */
    public String word() {
        return word;
    }

    /** The entity of this {@link #word}. */
    public static Entity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
