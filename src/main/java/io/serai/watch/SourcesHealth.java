package io.serai.watch;

import io.serai.receive.Source;
import io.serai.receive.Sources;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A component for each drop, named by its route: DOWN when its last good poll is older than three periods, PAUSED
 * when somebody has paused or stopped it. It asks when it is asked, so a reload needs no word.
 */
@Component("sourcesHealthContributor")
@Profile("!command")
record SourcesHealth(Sources sources) implements CompositeHealthContributor {

    /** Somebody wants it so: no fault, and answered with 200. */
    static final Status PAUSED = new Status("PAUSED");

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return sources.all().stream()
                .map(source -> NamedContributor.<HealthContributor>of(source.route(), of(source)))
                .iterator();
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return sources.of(name).map(SourcesHealth::of).orElse(null);
    }

    private static HealthIndicator of(Source source) {
        return () -> health(source);
    }

    private static Health health(Source source) {
        Health.Builder health =
                switch (source.status()) {
                    case POLLING, FAILING -> source.isLate() ? Health.down() : Health.up();
                    case PAUSED, STOPPED -> Health.status(PAUSED);
                };
        String why = source.why();
        return health.withDetail("feed", source.partner() + "/" + source.feed())
                .withDetail("source", source.place())
                .withDetail("lastGoodPoll", source.lastGoodPoll().toString())
                .withDetails(why == null ? java.util.Map.of() : java.util.Map.of("why", why))
                .build();
    }
}
