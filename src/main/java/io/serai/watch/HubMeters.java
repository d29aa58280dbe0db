package io.serai.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.deliver.Lanes;
import io.serai.deliver.Lanes.Cause;
import io.serai.model.Entity;
import io.serai.receive.LeftFiles;
import io.serai.state.ParkedSnapshots;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The gauges of accounts and store. Each looks when it is read, so nothing is counted while nobody does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
@Profile("!command")
class HubMeters {

    HubMeters(MeterRegistry meters, Lanes lanes, Waiting waiting, ParkedSnapshots parked, LeftFiles left) {
        lanes.accounts().forEach(account -> account(meters, lanes, waiting, account));
        Gauge.builder("serai_parked", parked, all -> all.list().size())
                .description("full files that wait for a decision")
                .register(meters);
        Gauge.builder("serai_left_files", left, LeftFiles::count)
                .description("files that could not be fetched, kept or moved, and stay at their sources")
                .register(meters);
    }

    private static void account(MeterRegistry meters, Lanes lanes, Waiting waiting, String account) {
        for (Entity entity : Entity.sent()) {
            Gauge.builder("serai_due", waiting, all -> all.due(account, entity))
                    .description("customers or tickets that wait to be sent")
                    .tag("account", account)
                    .tag("entity", entity.word())
                    .register(meters);
        }
        Gauge.builder("serai_oldest_due_seconds", waiting, all -> all.oldestDue(account)
                        .toSeconds())
                .description("how long the oldest of them has waited; 0 when nothing does")
                .tag("account", account)
                .register(meters);
        Gauge.builder("serai_dead_letters", waiting, all -> all.deadLetters(account))
                .description("open dead letters, without what is set aside as agreed")
                .tag("account", account)
                .register(meters);
        for (Cause cause : Cause.values()) {
            Gauge.builder("serai_account_paused", lanes, all -> isPaused(all, account, cause) ? 1 : 0)
                    .description("1 while the account sends nothing for this cause")
                    .tag("account", account)
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(meters);
        }
    }

    private static boolean isPaused(Lanes lanes, String account, Cause cause) {
        return lanes.pauses()
                .getOrDefault(account, Optional.empty())
                .filter(pause -> pause.cause() == cause)
                .isPresent();
    }
}
