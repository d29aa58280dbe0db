package io.serai.console.page;

import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The feeds as they are declared at one moment, and when their files are expected. */
record Declared(Map<String, Feed> byName, List<Expected> expected) {

    static Declared of(Feeds feeds) {
        Map<String, Feed> byName = new TreeMap<>();
        feeds.all().forEach(feed -> byName.put(feed.name(), feed));
        return new Declared(byName, feeds.expected());
    }

    /** Null when it is no longer declared. */
    @Nullable
    Feed feed(String name) {
        return byName.get(name);
    }

    Duration heldDeadline(String name) {
        Feed feed = byName.get(name);
        return feed == null ? Policies.HELD_DEADLINE : feed.policies().heldDeadline();
    }

    /** Each once, in their order. */
    List<String> partners() {
        return byName.values().stream().map(Feed::partner).distinct().sorted().toList();
    }
}
