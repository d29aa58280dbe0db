package io.serai.state;

/** What items of an account say about the customers that they name. */
public interface Enrichments {

    /** Of an account; never null. */
    Enrichment of(String account);

    /** What an order or a cart says about its customer besides the id. */
    enum Enrichment {
        /** What the ticket's own file says. */
        NONE,
        /** What is known of the customer when the item is made; it is not sent again when that changes. */
        ONCE,
        /** What is known of the customer: the item is sent again when that changes. */
        FOLLOW
    }
}
