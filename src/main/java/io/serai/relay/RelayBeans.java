package io.serai.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.deliver.KilibaSettings;
import io.serai.state.Pauses;
import io.serai.state.Relay.State;
import io.serai.state.Relays;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code routes/50-relay.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class RelayBeans {

    @Bean
    RelayLanes seraiRelays(KilibaSettings settings, Relays relays, Pauses pauses, MeterRegistry meters) {
        settings.accounts().keySet().forEach(account -> expect(account, relays, meters));
        return new RelayLanes(settings, relays, pauses, Clock.systemUTC());
    }

    @Bean
    RelayReplies seraiRelayReplies(RelayLanes lanes, Relays relays, MeterRegistry meters) {
        return new RelayReplies(lanes, relays, meters, Clock.systemUTC());
    }

    /** Counters begin at 0: a counter that appears with its first event hides that event. */
    private static void expect(String account, Relays relays, MeterRegistry meters) {
        meters.counter("serai.relays", "account", account, "result", "delivered");
        meters.counter("serai.relays", "account", account, "result", "refused");
        Gauge.builder(
                        "serai_relays_due",
                        relays,
                        all -> Objects.requireNonNull(all.counts(account).get(State.DUE)))
                .description("files that wait to be passed on as they are, or to be read by the destination")
                .tag("account", account)
                .register(meters);
    }
}
