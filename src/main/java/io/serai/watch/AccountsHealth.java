package io.serai.watch;

import io.serai.deliver.Lanes;
import io.serai.deliver.Lanes.Paused;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A component for each account: DOWN when the destination refuses its key or path, or when what is due waits longer than
 * {@code serai.watch.oldest-due-max}; PAUSED when an operator has paused it. A busy destination is no fault of the hub.
 */
@Component("kilibaHealthContributor")
@Profile("!command")
record AccountsHealth(Lanes lanes, Waiting waiting, WatchSettings settings) implements CompositeHealthContributor {

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return lanes.accounts().stream()
                .map(account -> NamedContributor.<HealthContributor>of(account, of(account)))
                .iterator();
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return lanes.accounts().contains(name) ? of(name) : null;
    }

    private HealthIndicator of(String account) {
        return () -> health(account);
    }

    private Health health(String account) {
        Optional<Paused> paused = lanes.pauses().getOrDefault(account, Optional.empty());
        Duration oldest = waiting.oldestDue(account);
        boolean late = oldest.compareTo(settings.oldestDueMax()) > 0;
        Health.Builder health = late ? Health.down() : Health.up();
        paused.ifPresent(pause -> {
            switch (pause.cause()) {
                case BUSY -> {}
                case LOCKED_OUT -> health.down();
                case OPERATOR -> health.status(SourcesHealth.PAUSED);
            }
        });
        return health.withDetail("state", paused.map(AccountsHealth::text).orElse("open"))
                .withDetail("oldestDueSeconds", oldest.toSeconds())
                .build();
    }

    private static String text(Paused pause) {
        return pause.until() == null ? pause.why() : "paused until " + pause.until() + ": " + pause.why();
    }
}
