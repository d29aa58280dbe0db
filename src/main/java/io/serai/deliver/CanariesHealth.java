package io.serai.deliver;

import io.serai.state.CanaryDecisions;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Shows each feed that has stopped because its first items were refused. The hub itself stays up: nothing is lost, the other
 * feeds go on, and a restart would not help.
 */
record CanariesHealth(CanaryDecisions canaries) implements HealthIndicator {

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        canaries.stopped()
                .forEach(canary -> health.withDetail(
                        canary.feed(),
                        "stopped since " + canary.since() + ": canary " + canary.id() + " was refused by account "
                                + canary.account() + " (" + canary.reason() + "); " + canary.dueText() + " due"));
        return health.build();
    }
}
