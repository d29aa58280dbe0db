package io.serai.rehearse;

import io.serai.feed.Alias;
import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Feeds that do not change. Their documents wait for nobody: a rehearsal knows only what the rehearsed files speak of, and what
 * they name would seem unknown.
 *
 * @param byName as declared, with the accepted names of their columns
 * @param accepted what operators accepted
 */
record Declarations(Map<String, Feed> byName, List<Alias> accepted) implements Feeds {

    /** What would be declared with the edited file in the place of the other. */
    static Declarations with(Declarations running, EditedFile file) {
        Map<String, Feed> then = new TreeMap<>(running.byName);
        then.keySet().removeAll(file.running().keySet());
        file.edited().forEach((name, feed) -> then.put(name, feed.waitingForNobody()));
        return new Declarations(then, running.accepted);
    }

    static Declarations of(Feeds feeds) {
        Map<String, Feed> byName = new TreeMap<>();
        feeds.all().forEach(feed -> byName.put(feed.name(), feed.waitingForNobody()));
        return new Declarations(byName, List.copyOf(feeds.accepted()));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Override
    public Feed named(String name) {
        Feed feed = byName.get(name);
        if (feed == null) {
            throw new IllegalArgumentException("no feed is called \"" + name + "\"; known feeds: " + byName.keySet());
        }
        return feed;
    }

    @Override
    public Collection<Feed> all() {
        return byName.values();
    }

    @Override
    public Collection<Feed> written() {
        return byName.values();
    }

    @Override
    public void accept(Collection<Alias> more) {
        // a rehearsal keeps to what held when it began
    }

    @Override
    public List<Expected> expected() {
        return List.of();
    }
}
