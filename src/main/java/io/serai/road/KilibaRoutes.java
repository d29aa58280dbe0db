package io.serai.road;

import io.serai.deliver.KilibaSettings;
import io.serai.deliver.KilibaSettings.Account;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/**
 * Makes the two routes of each account from the templates {@code kiliba-lane} and {@code kiliba-batch}.
 *
 * <p>The key is put on the request inside the HTTP client: it is never on an exchange, in an endpoint or in a route, so no
 * log, trace or JMX view of Camel can show it.
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
        camel.getRegistry().bind("seraiKey-" + name, HttpClientConfigurer.class, signing(account));
        camel.getRegistry().bind("seraiConnections-" + name, connections(name, account.connections()));
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

    private static HttpClientConfigurer signing(Account account) {
        return client -> client.addRequestInterceptorLast(
                (request, entity, context) -> request.setHeader(account.keyHeader(), account.apiKey()));
    }

    /** As many threads as connections; when all are busy, the lane's own thread waits by sending one itself. */
    private ThreadPoolExecutor connections(String name, int connections) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Math.max(1, connections - 1),
                Math.max(1, connections - 1),
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, "deliver-" + name),
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
