package io.serai.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The feeds that are declared now. Implemented over the route registry, so that a partner file is the only place to look. */
public interface Feeds {

    /**
     * The feed of this name.
     *
     * @throws IllegalArgumentException naming the feed and the known ones
     */
    Feed named(String name);

    /** How long a ticket of the feed may wait for its other parts; the default when the feed is no longer declared. */
    default Duration heldDeadline(String name) {
        return all().stream()
                .filter(feed -> feed.name().equals(name))
                .map(feed -> feed.policies().heldDeadline())
                .findFirst()
                .orElse(Policies.HELD_DEADLINE);
    }

    /** All declared feeds, with the accepted names of their columns, in name order. */
    Collection<Feed> all();

    /** The same as their files write them, without what operators accepted. */
    Collection<Feed> written();

    /** From now on the feeds also know these names of their columns, and no other that was accepted before. */
    void accept(Collection<Alias> accepted);

    /** What was accepted last; empty at first. */
    Collection<Alias> accepted();

    /** When files are expected, of the feeds that say so, in name order. */
    List<Expected> expected();
}
