package io.serai.road;

import io.serai.deliver.KilibaSettings;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.InvalidFeed;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.springframework.stereotype.Component;

/** Checks every feed at the start, so that a mistake is told to the operator and not to the first file. */
@Component
class FeedChecks {

    private final Feeds feeds;
    private final KilibaSettings settings;

    FeedChecks(Feeds feeds, KilibaSettings settings) {
        this.feeds = feeds;
        this.settings = settings;
    }

    /**
     * All feeds can be used, their accounts exist, and every drop names a feed.
     *
     * @throws InvalidFeed for the first that does not hold
     */
    void check(CamelContext camel) {
        Collection<Feed> declared = feeds.all();
        declared.forEach(this::checkAccount);
        Collection<String> names =
                new TreeSet<>(declared.stream().map(Feed::name).toList());
        camel.getRoutes().forEach(route -> checkDrop(route, names));
    }

    private void checkAccount(Feed feed) {
        Collection<String> accounts = new TreeSet<>(settings.accounts().keySet());
        if (!accounts.contains(feed.account())) {
            String expected = "an account of serai.kiliba.accounts: " + String.join(", ", accounts);
            throw new InvalidFeed(feed.name(), "account", '"' + feed.account() + '"', expected);
        }
    }

    private static void checkDrop(Route route, Collection<String> names) {
        if (route.getEndpoint() instanceof KameletEndpoint drop
                && drop.getKameletProperties().get("feed") instanceof String feed
                && !names.contains(feed)) {
            throw new InvalidFeed(
                    feed,
                    "route " + route.getRouteId(),
                    "no feed of that name",
                    "one that is declared under beans: "
                            + (names.isEmpty() ? "there is none" : String.join(", ", names)));
        }
    }
}
