package io.serai.feed;

/** A feed's declaration cannot be used; the message names the feed, the key, what was found and what was expected. */
public class InvalidFeed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String at;
    private final String found;
    private final String expected;

    /**
     * @param feed the feed's name
     * @param key where in its declaration, such as {@code format.zone}
     * @param found what stands there, quoted; or {@code nothing}
     */
    public InvalidFeed(String feed, String key, String found, String expected) {
        this(feed, key, key, found, expected);
    }

    /** With another place than the key that is talked about, such as the unknown key of a group. */
    InvalidFeed(String feed, String key, String at, String found, String expected) {
        super("feed " + feed + ": " + key + ": found " + found + "; expected " + expected);
        this.key = key;
        this.at = at;
        this.found = found;
        this.expected = expected;
    }

    public String key() {
        return key;
    }

    /** Where it stands: the key, or the unknown key within it. */
    public String at() {
        return at;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
