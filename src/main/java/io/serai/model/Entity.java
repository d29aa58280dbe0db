package io.serai.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a document is of. The order of the constants is the order of delivery, so that what an item refers to is there before
 * it: categories before the products in them, customers before their orders.
 */
public enum Entity {
    CATEGORY,
    PRODUCT,
    CUSTOMER_GROUP,
    CUSTOMER,
    /** What a customer agreed to: it goes to the lists of refused and of allowed addresses. */
    CONSENT,
    ORDER,
    CART,
    VISIT,
    /** A shop of the partner, known to Serai alone: the destination has no import of stores. */
    STORE;

    private static final List<Entity> SENT =
            Arrays.stream(values()).filter(entity -> entity != STORE).toList();

    // every stored row is asked
    private static final Map<String, Entity> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Entity::word, entity -> entity));

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in settings, URLs, metrics and the store: lower case with hyphens, never null. */
    public String word() {
        return word;
    }

    /** The name of many in test files: {@code customer-groups}. */
    public String plural() {
        return this == CATEGORY ? "categories" : word + "s";
    }

    /** Whether it is made of a header and lines, and is nothing without either. */
    public boolean hasLines() {
        return this == ORDER || this == CART;
    }

    /** Those that a destination gets, in the order of delivery. */
    public static List<Entity> sent() {
        return SENT;
    }

    /**
     * The entity of this {@link #word}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Entity of(String word) {
        Entity known = BY_WORD.get(word);
        return known == null ? valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')) : known;
    }
}
