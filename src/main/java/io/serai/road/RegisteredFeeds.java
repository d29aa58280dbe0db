package io.serai.road;

import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Feeds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** The feeds that the partner files under {@code routes/partners/} declare as {@code beans:}. */
@Component
class RegisteredFeeds implements Feeds {

    private final CamelContext camel;

    RegisteredFeeds(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Feed named(String name) {
        FeedDeclaration declaration = camel.getRegistry().lookupByNameAndType(name, FeedDeclaration.class);
        if (declaration == null) {
            throw new IllegalArgumentException("no feed is called \"" + name + "\"; known feeds: "
                    + declarations().keySet());
        }
        return declaration.feed(name);
    }

    @Override
    public Collection<Feed> all() {
        return declarations().entrySet().stream()
                .map(entry -> entry.getValue().feed(entry.getKey()))
                .toList();
    }

    @Override
    public List<Expected> expected() {
        return declarations().entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().expected(entry.getKey())))
                .toList();
    }

    private Map<String, FeedDeclaration> declarations() {
        return new TreeMap<>(camel.getRegistry().findByTypeWithName(FeedDeclaration.class));
    }
}
