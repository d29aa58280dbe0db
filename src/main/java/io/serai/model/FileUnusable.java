package io.serai.model;

/** The file itself cannot be used: it goes to {@code failed/} with a receipt, and no row of it is applied. */
public class FileUnusable extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int FOUND_CHARS_MAX = 500;

    private final Reason reason;
    private final String found;
    private final String expected;

    /**
     * @param found what was seen, without customer data; control characters are replaced, and it is shortened to 500 characters
     * @param expected what would have been right
     */
    public FileUnusable(Reason reason, String found, String expected) {
        super("the file " + reason.says() + ": found " + shown(found) + "; expected " + expected + " (" + reason.name()
                + ")");
        this.reason = reason;
        this.found = shown(found);
        this.expected = expected;
    }

    private static String shown(String found) {
        String text = found.length() > FOUND_CHARS_MAX ? found.substring(0, FOUND_CHARS_MAX) + "..." : found;
        return text.replaceAll("\\p{Cntrl}", "\u2423");
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
