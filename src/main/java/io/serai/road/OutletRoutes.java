package io.serai.road;

import io.serai.deliver.KilibaClient;
import io.serai.deliver.KilibaSettings;
import io.serai.deliver.KilibaSettings.Account;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;

/** Makes the routes of each account that are beside its lane. As in {@link KilibaRoutes}, the key stays inside the client. */
final class OutletRoutes {

    private final CamelContext camel;
    private final KilibaSettings settings;

    OutletRoutes(CamelContext camel, KilibaSettings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    /** Adds {@code reconcile-<account>} for every account, and {@code email-<account>} where e-mail is on. */
    void add() {
        settings.accounts().forEach(this::list);
        settings.accounts().forEach((name, account) -> {
            if (account.email().enabled()) {
                email(name, account);
            }
        });
    }

    private void list(String name, Account account) {
        long pageBytesMax = account.reconcile().pageBytesMax().toBytes();
        camel.getRegistry()
                .bind("seraiList-" + name, HttpClientConfigurer.class, new KilibaClient(account, pageBytesMax));
        made("kiliba-list", "reconcile-" + name, name, account);
    }

    /** A connection that the other side is about to close would make it unknown whether the next e-mail was sent. */
    private void email(String name, Account account) {
        camel.getRegistry().bind("seraiEmail-" + name, HttpClientConfigurer.class, (HttpClientConfigurer) client -> {
            new KilibaClient(account).configureHttpClient(client);
            client.setConnectionReuseStrategy((request, response, context) -> false);
        });
        made("kiliba-email-lane", "email-" + name, name, account);
    }

    private void made(String template, String route, String name, Account account) {
        TemplatedRouteBuilder.builder(camel, template)
                .routeId(route)
                .parameter("account", name)
                .parameter("baseUrl", account.baseUrl())
                .parameter("connectTimeout", account.connectTimeout().toMillis())
                .parameter("responseTimeout", account.responseTimeout().toMillis())
                .add();
    }
}
