package io.serai.reload;

import io.serai.reload.FileState.Status;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A file that is refused is told and stays up, since its last good version runs, and whoever restarted the hub because of it
 * would stop that too. Down when something that should run does not.
 */
@Component("routesHealthIndicator")
@Profile("!command")
record RoutesHealth(RouteStates states) implements HealthIndicator {

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (FileState state : states.all()) {
            if (state.status() == Status.STOPPED) {
                health.down();
            }
            if (state.status() != Status.RUNNING) {
                String why = state.first().map(finding -> ": " + finding.text()).orElse("");
                health.withDetail(state.file(), state.status().name().toLowerCase(java.util.Locale.ROOT) + why);
            }
        }
        return health.build();
    }
}
