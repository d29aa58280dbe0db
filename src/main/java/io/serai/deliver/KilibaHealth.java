package io.serai.deliver;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Shows each paused account with the reason; the hub itself stays up, as nothing is lost while a lane waits. */
final class KilibaHealth implements HealthIndicator {

    private final Lanes lanes;

    KilibaHealth(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        lanes.all()
                .forEach((account, lane) -> health.withDetail(
                        account,
                        lane.pace()
                                .paused()
                                .map(p -> "paused until " + p.until() + ": " + p.why())
                                .orElse("open")));
        return health.build();
    }
}
