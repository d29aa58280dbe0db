package io.serai.rehearse;

import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Feeds that do not change. */
record Declarations(Map<String, Feed> byName) implements Feeds {

    /** What would be declared with the edited file in the place of the other. */
    static Declarations with(Declarations running, EditedFile file) {
        Map<String, Feed> then = new TreeMap<>(running.byName);
        then.keySet().removeAll(file.running().keySet());
        then.putAll(file.edited());
        return new Declarations(then);
    }

    static Declarations of(Feeds feeds) {
        Map<String, Feed> byName = new TreeMap<>();
        feeds.all().forEach(feed -> byName.put(feed.name(), feed));
        return new Declarations(byName);
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
    public List<Expected> expected() {
        return List.of();
    }
}
