package io.serai.feed;

/** A feed's declaration cannot be used; the message names the feed, the key, what was found and what was expected. */
public class InvalidFeed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param feed the feed's name
     * @param key where in its declaration, such as {@code format.zone}
     * @param found what stands there, quoted; or {@code nothing}
     */
    public InvalidFeed(String feed, String key, String found, String expected) {
        super("feed " + feed + ": " + key + ": found " + found + "; expected " + expected);
    }
}
