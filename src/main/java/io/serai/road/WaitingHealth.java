package io.serai.road;

import io.serai.state.WaitingFiles;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Files that wait for their feed to take their header. Always up: a restart would change nothing about them. */
@Component("waitingHealthIndicator")
record WaitingHealth(WaitingFiles files) implements HealthIndicator {

    private static final int FILES_MAX = 20;

    @Override
    public Health health() {
        List<WaitingFiles.Waiting> waiting = files.list();
        Health.Builder health = Health.up().withDetail("files", waiting.size());
        waiting.stream()
                .limit(FILES_MAX)
                .forEach(one -> health.withDetail(
                        "drop " + one.drop(),
                        one.file().partner() + "/" + one.file().name() + " since " + one.since() + ": " + one.why()));
        return health.build();
    }
}
