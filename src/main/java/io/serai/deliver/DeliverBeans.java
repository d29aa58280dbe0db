package io.serai.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assemble.Assembler;
import io.serai.state.Canaries;
import io.serai.state.CanaryDecisions;
import io.serai.state.Outbox;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Subject;
import java.time.Clock;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;

/** The beans that {@code routes/40-deliver.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KilibaSettings.class)
class DeliverBeans {

    @Bean
    Lanes seraiLanes(
            KilibaSettings settings,
            Outbox outbox,
            Canaries canaries,
            Assembler assembler,
            MeterRegistry meters,
            Pauses pauses) {
        return new Lanes(
                settings,
                outbox,
                canaries,
                assembler,
                Clock.systemUTC(),
                meters,
                account -> pauses.of(Subject.ACCOUNT, account));
    }

    /** Before the routes are stopped: a lane with much to send would otherwise go on until it is cut off. */
    @Bean
    @Profile("!command")
    ApplicationListener<ContextClosedEvent> seraiLanesEnd(Lanes lanes) {
        return closed -> lanes.stop();
    }

    @Bean
    Replies seraiReplies(Lanes lanes) {
        return new Replies(lanes);
    }

    /** Named for its place in the health page: {@code canaries}. */
    @Bean
    HealthIndicator canariesHealthIndicator(CanaryDecisions canaries, MeterRegistry meters) {
        meters.gauge("serai.feeds.stopped", canaries, known -> known.stopped().size());
        return new CanariesHealth(canaries);
    }
}
