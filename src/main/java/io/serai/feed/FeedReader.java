package io.serai.feed;

import java.util.Map;

/** Reads what a partner file declares, without starting anything of it. Implemented where route files are read. */
public interface FeedReader {

    /**
     * The feeds of one file, checked, by name; none is fine.
     *
     * @param file its path, for messages
     * @param text its YAML
     * @throws InvalidFeed for the first feed that cannot be used
     * @throws IllegalArgumentException when the text cannot be read as a route file; the message says why
     */
    Map<String, Feed> of(String file, byte[] text);
}
