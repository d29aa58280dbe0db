package io.serai.console.page;

import io.serai.feed.Feeds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The declared feeds, asked again after {@value #SECONDS} seconds: checking a declaration costs milliseconds. */
@Component
class Declarations {

    private static final int SECONDS = 10;

    private final Feeds feeds;
    private @Nullable Declared last;
    private long askedNanos;

    Declarations(Feeds feeds) {
        this.feeds = feeds;
    }

    synchronized Declared now() {
        Declared known = last;
        if (known == null
                || System.nanoTime() - askedNanos > Duration.ofSeconds(SECONDS).toNanos()) {
            known = Declared.of(feeds);
            last = known;
            askedNanos = System.nanoTime();
        }
        return known;
    }
}
