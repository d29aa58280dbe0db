package io.serai.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.assemble.Assembler;
import io.serai.road.KilibaRoutes;
import io.serai.state.Canaries;
import io.serai.state.Outbox;
import io.serai.state.Pauses.Pause;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The whole lane, routes from disk, against a stub destination. */
abstract class DeliverSetup {

    static final String KEY = "s3cr3t-k3y";

    final WireMockServer kiliba = new WireMockServer(options().dynamicPort());
    final Map<String, String> overrides = new HashMap<>();
    DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void startDestination() {
        kiliba.start();
    }

    /** By account, what an operator has paused. */
    final Map<String, Pause> paused = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        camel.stop();
        kiliba.stop();
    }

    Lanes start(Outbox outbox, Assembler assembler, String... accounts) throws Exception {
        return start(outbox, new NoCanaries(), assembler, accounts);
    }

    Lanes start(Outbox outbox, Canaries canaries, Assembler assembler, String... accounts) throws Exception {
        Properties values = new Properties();
        for (String account : accounts) {
            String prefix = "serai.kiliba.accounts." + account + ".";
            values.put(prefix + "base-url", kiliba.baseUrl() + "/" + account);
            values.put(prefix + "api-key", KEY);
            values.put(prefix + "requests-per-second", "1000");
            values.put(prefix + "back-off-first", "20ms");
            values.put(prefix + "back-off-max", "100ms");
            values.put(prefix + "retry-after-max", "2s");
            values.put(prefix + "response-timeout", "10s");
            overrides.forEach((name, value) -> values.put(prefix + name, value));
        }
        KilibaSettings settings = new Binder(new MapConfigurationPropertySource(values))
                .bind("serai.kiliba", KilibaSettings.class)
                .get();
        Lanes lanes = new Lanes(
                settings,
                outbox,
                canaries,
                assembler,
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                account -> Optional.ofNullable(paused.get(account)));
        camel.getRegistry().bind("seraiLanes", lanes);
        camel.getRegistry().bind("seraiReplies", new Replies(lanes));
        camel.getPropertiesComponent().addInitialProperty("serai.deliver.tick", "20");
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(
                        PluginHelper.getResourceLoader(camel).resolveResource("file:routes/00-policies.camel.yaml"),
                        PluginHelper.getResourceLoader(camel).resolveResource("file:routes/40-deliver.camel.yaml"));
        new KilibaRoutes(camel, settings).add();
        camel.start();
        return lanes;
    }

    void answers(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .inScenario("s")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        kiliba.stubFor(post(urlPathMatching("/.*"))
                .inScenario("s")
                .whenScenarioStateIs("then")
                .willReturn(then));
    }
}
