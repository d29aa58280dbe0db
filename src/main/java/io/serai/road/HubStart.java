package io.serai.road;

import io.serai.deliver.KilibaSettings;
import io.serai.relay.RelayLanes;
import io.serai.reload.LiveFeeds;
import io.serai.state.AcceptedAliases;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/**
 * Takes the feeds when the routes are loaded and nothing polls yet, and makes the lanes when the templates are known. As a
 * start-up listener of Camel, since what these throw stops the start; other hooks only log it.
 */
@Component
class HubStart implements CamelContextConfiguration, ExtendedStartupListener {

    private final LiveFeeds feeds;
    private final AcceptedAliases aliases;
    private final KilibaSettings settings;
    private final RelayLanes relays;

    HubStart(LiveFeeds feeds, AcceptedAliases aliases, KilibaSettings settings, RelayLanes relays) {
        this.feeds = feeds;
        this.aliases = aliases;
        this.settings = settings;
        this.relays = relays;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        try {
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw new IllegalStateException("preparing the start", e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // everything is done as a start-up listener
    }

    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) {
        // no route is loaded yet
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        if (!alreadyStarted) {
            feeds.load();
            feeds.accept(aliases.aliases());
        }
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext camel, boolean alreadyStarted) {
        new KilibaRoutes(camel, settings).add();
        new OutletRoutes(camel, settings).add();
        new RelayRoutes(camel, settings, relays).add();
    }
}
