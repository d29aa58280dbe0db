package io.serai.feed;

import io.serai.model.Entity;
import org.jspecify.annotations.Nullable;

/** What one row of the file is: of which entity it says something, and what of it. */
public enum RowKind {
    CATEGORIES(Entity.CATEGORY, Says.HEADER),
    PRODUCTS(Entity.PRODUCT, Says.HEADER),
    /** One promotion of a product each. */
    PRODUCT_PROMOTIONS(Entity.PRODUCT, Says.LINE, "promotion:"),
    /** One category of a product each. */
    PRODUCT_CATEGORIES(Entity.PRODUCT, Says.LINE, "category:"),
    CUSTOMER_GROUPS(Entity.CUSTOMER_GROUP, Says.HEADER),
    CUSTOMERS(Entity.CUSTOMER, Says.HEADER),
    /** Whether an address may be written to. */
    CONSENTS(Entity.CONSENT, Says.HEADER),
    TICKETS(Entity.ORDER, Says.HEADER),
    TICKET_LINES(Entity.ORDER, Says.LINE),
    /** Each line repeats its ticket's columns (seed 000, option A). */
    TICKETS_WITH_LINES(Entity.ORDER, Says.BOTH),
    CARTS(Entity.CART, Says.HEADER),
    CART_LINES(Entity.CART, Says.LINE),
    /** Each line repeats its cart's columns. */
    CARTS_WITH_LINES(Entity.CART, Says.BOTH),
    VISITS(Entity.VISIT, Says.HEADER),
    /** The partner's shops: their names, and what the destination calls them (seed 000, "Stores / sales channels"). */
    STORES(Entity.STORE, Says.HEADER),
    /** No row is read: the destination gets the file as it is, and reads it itself. */
    FILE(null, Says.NOTHING);

    private final @Nullable Entity entity;
    private final Says says;
    private final String linePrefix;

    RowKind(@Nullable Entity entity, Says says) {
        this(entity, says, "");
    }

    RowKind(@Nullable Entity entity, Says says, String linePrefix) {
        this.entity = entity;
        this.says = says;
        this.linePrefix = linePrefix;
    }

    /**
     * What a row is a part of.
     *
     * @throws IllegalStateException when no row is read
     */
    public Entity entity() {
        if (entity == null) {
            throw new IllegalStateException("files of which no row is read say nothing of an entity");
        }
        return entity;
    }

    /** Whether a row sets the header of its document. */
    public boolean setsHeader() {
        return says == Says.HEADER || says == Says.BOTH;
    }

    /** Whether a row sets one of the lines of its document. */
    public boolean setsLine() {
        return says == Says.LINE || says == Says.BOTH;
    }

    /** What the ids of its lines begin with in their documents, so that lines of two kinds do not meet; often nothing. */
    public String linePrefix() {
        return linePrefix;
    }

    private enum Says {
        HEADER,
        LINE,
        BOTH,
        NOTHING
    }
}
