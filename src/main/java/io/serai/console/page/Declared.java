package io.serai.console.page;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The feeds as they are declared at one moment: checking a declaration costs milliseconds, so a page asks once. */
record Declared(Map<String, Feed> byName) {

    static Declared now(Feeds feeds) {
        Map<String, Feed> byName = new TreeMap<>();
        feeds.all().forEach(feed -> byName.put(feed.name(), feed));
        return new Declared(byName);
    }

    /** Null when it is no longer declared. */
    @Nullable
    Feed feed(String name) {
        return byName.get(name);
    }

    Duration heldDeadline(String name) {
        Feed feed = byName.get(name);
        return feed == null ? Feed.Policies.HELD_DEADLINE : feed.policies().heldDeadline();
    }

    /** Each once, in their order. */
    List<String> partners() {
        return byName.values().stream().map(Feed::partner).distinct().sorted().toList();
    }
}
