package io.serai.road;

import io.serai.deliver.KilibaSettings;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.relay.RelayLanes;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Makes the routes of each account from the templates of {@code 50-relay}. The key and the address of an upload stay inside the clients. */
final class RelayRoutes {

    private final CamelContext camel;
    private final KilibaSettings settings;
    private final RelayLanes lanes;

    RelayRoutes(CamelContext camel, KilibaSettings settings, RelayLanes lanes) {
        this.camel = camel;
        this.settings = settings;
        this.lanes = lanes;
    }

    /** Adds the routes {@code ask-}, {@code relay-}, {@code relays-} and {@code follow-<account>}, after those of {@link KilibaRoutes}. */
    void add() {
        settings.accounts().forEach(this::add);
    }

    private void add(String name, Account account) {
        camel.getRegistry().bind("seraiUpload-" + name, HttpClientConfigurer.class, lanes.client(name));
        timed("kiliba-ask", "ask-" + name, name, account)
                .parameter("baseUrl", account.baseUrl())
                .add();
        timed("kiliba-relay", "relay-" + name, name, account).add();
        TemplatedRouteBuilder.builder(camel, "kiliba-relays")
                .routeId("relays-" + name)
                .parameter("account", name)
                .add();
        TemplatedRouteBuilder.builder(camel, "kiliba-relay-follow")
                .routeId("follow-" + name)
                .parameter("account", name)
                .parameter("every", account.uploads().followEvery().toMillis())
                .add();
    }

    private TemplatedRouteBuilder timed(String template, String id, String name, Account account) {
        return TemplatedRouteBuilder.builder(camel, template)
                .routeId(id)
                .parameter("account", name)
                .parameter("connectTimeout", account.connectTimeout().toMillis())
                .parameter("responseTimeout", account.responseTimeout().toMillis());
    }
}
