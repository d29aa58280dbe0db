package io.serai.reload;

import io.serai.feed.Agreement;
import io.serai.feed.Alias;
import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Feeds;
import io.serai.feed.InvalidFeed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The feeds that the partner files declare now. What the files said at the start is taken from Camel's registry; a reload
 * replaces a file's feeds in one step. Names of columns that operators accepted are added to whatever the files say.
 */
@Component
public class LiveFeeds implements Feeds {

    private final CamelContext camel;
    private volatile @Nullable Map<String, Agreement> feeds;
    private volatile @Nullable Map<String, Feed> named;
    private volatile List<Alias> accepted = List.of();

    LiveFeeds(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Feed named(String name) {
        Feed feed = merged().get(name);
        return feed == null ? agreement(name).feed() : feed;
    }

    /**
     * What its file declares under this name, without the names that were accepted.
     *
     * @throws IllegalArgumentException naming the feed and the known ones
     */
    Agreement agreement(String name) {
        Agreement agreement = current().get(name);
        if (agreement == null) {
            throw new IllegalArgumentException("no feed is called \"" + name + "\"; known feeds: "
                    + current().keySet());
        }
        return agreement;
    }

    @Override
    public Collection<Feed> all() {
        return merged().values();
    }

    @Override
    public Collection<Feed> written() {
        return current().values().stream().map(Agreement::feed).toList();
    }

    @Override
    public synchronized void accept(Collection<Alias> aliases) {
        if (!accepted.equals(List.copyOf(aliases))) {
            accepted = List.copyOf(aliases);
            named = null;
        }
    }

    @Override
    public Collection<Alias> accepted() {
        return accepted;
    }

    @Override
    public List<Expected> expected() {
        return current().values().stream()
                .flatMap(declared -> Stream.ofNullable(declared.expected()))
                .toList();
    }

    /**
     * Takes what the files declare, when they are loaded and nothing polls yet.
     *
     * @throws InvalidFeed for the first that cannot be used
     */
    public synchronized void load() {
        feeds = declared(camel);
        named = null;
    }

    /** Takes the feeds of these names away and adds others, in one step. */
    synchronized void replace(Set<String> gone, Map<String, Agreement> come) {
        Map<String, Agreement> next = new TreeMap<>(current());
        next.keySet().removeAll(gone);
        next.putAll(come);
        feeds = next;
        named = null;
    }

    /** What is declared in the registry of a context, checked, by name. */
    static Map<String, Agreement> declared(CamelContext camel) {
        Map<String, Agreement> declared = new TreeMap<>();
        new TreeMap<>(camel.getRegistry().findByTypeWithName(FeedDeclaration.class))
                .forEach((name, declaration) -> declared.put(name, declaration.agreement(name)));
        return declared;
    }

    private Map<String, Feed> merged() {
        Map<String, Feed> known = named;
        return known == null ? merge() : known;
    }

    private synchronized Map<String, Feed> merge() {
        Map<String, Feed> merged = new TreeMap<>();
        current().forEach((name, agreement) -> merged.put(name, agreement.feed().with(accepted)));
        named = merged;
        return merged;
    }

    private synchronized Map<String, Agreement> current() {
        Map<String, Agreement> known = feeds;
        if (known == null) {
            known = declared(camel);
            feeds = known;
        }
        return known;
    }
}
