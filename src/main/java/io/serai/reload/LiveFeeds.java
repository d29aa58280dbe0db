package io.serai.reload;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Feeds;
import io.serai.feed.InvalidFeed;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The feeds that the partner files declare now. What the files said at the start is taken from Camel's registry; a reload
 * replaces a file's feeds in one step.
 */
@Component
public class LiveFeeds implements Feeds {

    private final CamelContext camel;
    private volatile @Nullable Map<String, Feed> feeds;

    LiveFeeds(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Feed named(String name) {
        Feed feed = current().get(name);
        if (feed == null) {
            throw new IllegalArgumentException("no feed is called \"" + name + "\"; known feeds: "
                    + current().keySet());
        }
        return feed;
    }

    @Override
    public Collection<Feed> all() {
        return current().values();
    }

    /**
     * Takes what the files declare, when they are loaded and nothing polls yet.
     *
     * @throws InvalidFeed for the first that cannot be used
     */
    public void load() {
        feeds = declared(camel);
    }

    /** Takes the feeds of these names away and adds others, in one step. */
    synchronized void replace(Set<String> gone, Map<String, Feed> come) {
        Map<String, Feed> next = new TreeMap<>(current());
        next.keySet().removeAll(gone);
        next.putAll(come);
        feeds = next;
    }

    /** The checked feeds in the registry of a context, by name. */
    static Map<String, Feed> declared(CamelContext camel) {
        Map<String, Feed> declared = new TreeMap<>();
        new TreeMap<>(camel.getRegistry().findByTypeWithName(FeedDeclaration.class))
                .forEach((name, declaration) -> declared.put(name, declaration.feed(name)));
        return declared;
    }

    private synchronized Map<String, Feed> current() {
        Map<String, Feed> known = feeds;
        if (known == null) {
            known = declared(camel);
            feeds = known;
        }
        return known;
    }
}
