package io.serai.assemble;

/** Which kind of request takes an item. */
public enum Target {
    /** The import of its entity: items are objects in an array. */
    IMPORT("[", "]"),
    /** The list of addresses that may not be written to: items are addresses. */
    BLACKLIST("{\"customer_emails\":[", "]}"),
    /** The list of addresses that may be written to again: items are addresses. */
    WHITELIST("{\"customer_emails\":[", "]}");

    private final String opening;
    private final String closing;

    Target(String opening, String closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /** What a body begins with, before its first item; ASCII. */
    public String opening() {
        return opening;
    }

    /** What a body ends with, after its last item; ASCII. */
    public String closing() {
        return closing;
    }

    /** Whether it takes addresses instead of items. */
    public boolean takesEmails() {
        return this != IMPORT;
    }
}
