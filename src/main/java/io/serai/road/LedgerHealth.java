package io.serai.road;

import io.serai.state.LedgerSums.OpenSum;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down as long as the sums of a drop do not close, each with how. */
@Component("ledgerHealthIndicator")
record LedgerHealth(Sums sums) implements HealthIndicator {

    @Override
    public Health health() {
        List<OpenSum> open = sums.open();
        Health.Builder health = open.isEmpty() ? Health.up() : Health.down();
        open.forEach(sum -> health.withDetail("drop " + sum.drop(), sum.how()));
        return health.build();
    }
}
