package io.serai.console.page;

import io.serai.feed.Feeds;
import org.springframework.stereotype.Component;

/** What is declared now, for one page. */
@Component
record Declarations(Feeds feeds) {

    Declared now() {
        return Declared.of(feeds);
    }
}
