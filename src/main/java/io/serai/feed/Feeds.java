package io.serai.feed;

import java.util.Collection;

/** The feeds that are declared now. Implemented over the route registry, so that a partner file is the only place to look. */
public interface Feeds {

    /**
     * The feed of this name.
     *
     * @throws IllegalArgumentException naming the feed and the known ones
     */
    Feed named(String name);

    /** All declared feeds, in name order. */
    Collection<Feed> all();
}
