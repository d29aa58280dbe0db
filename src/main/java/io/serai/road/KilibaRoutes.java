package io.serai.road;

import io.serai.deliver.KilibaClient;
import io.serai.deliver.KilibaSettings;
import io.serai.deliver.KilibaSettings.Account;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/**
 * Makes the two routes of each account from the templates {@code kiliba-lane} and {@code kiliba-batch}.
 *
 * <p>The key stays inside {@link KilibaClient}: no log, trace or JMX view of Camel can show it.
 */
public final class KilibaRoutes {

    private final CamelContext camel;
    private final KilibaSettings settings;

    public KilibaRoutes(CamelContext camel, KilibaSettings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    /** Adds the routes {@code deliver-<account>} and {@code send-<account>} for every account. */
    public void add() {
        settings.accounts().forEach(this::add);
    }

    private void add(String name, Account account) {
        camel.getRegistry().bind("seraiKey-" + name, HttpClientConfigurer.class, new KilibaClient(account));
        // Camel closes this pool when it stops; the lane's own thread only waits, so one connection is enough
        ExecutorService threads =
                camel.getExecutorServiceManager().newFixedThreadPool(this, "deliver-" + name, account.connections());
        camel.getRegistry().bind("seraiConnections-" + name, ExecutorService.class, threads);
        TemplatedRouteBuilder.builder(camel, "kiliba-batch")
                .routeId("send-" + name)
                .parameter("account", name)
                .parameter("baseUrl", account.baseUrl())
                .parameter("connections", account.connections())
                .parameter("connectTimeout", account.connectTimeout().toMillis())
                .parameter("responseTimeout", account.responseTimeout().toMillis())
                .add();
        TemplatedRouteBuilder.builder(camel, "kiliba-lane")
                .routeId("deliver-" + name)
                .parameter("account", name)
                .add();
    }
}
