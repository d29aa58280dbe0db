package io.serai.model;

/** The file itself cannot be used: it goes to {@code failed/} with a receipt, and no row of it is applied. */
public class FileUnusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String found;
    private final String expected;

    /**
     * @param found what was seen, without customer data
     * @param expected what would have been right
     */
    public FileUnusable(Reason reason, String found, String expected) {
        super("the file " + reason.says() + ": found " + found + "; expected " + expected + " (" + reason.name() + ")");
        this.reason = reason;
        this.found = found;
        this.expected = expected;
    }

    public Reason reason() {
        return reason;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
