package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Every health component that is not up, whoever brings it; those that have words of their own on the page are left out. */
@Component
class HealthNeeds implements NeedsSomebody {

    private static final Set<String> TOLD_ELSEWHERE = Set.of("ledger", "kiliba", "sources", "ping", "routes");

    private final HealthContributorRegistry health;

    HealthNeeds(HealthContributorRegistry health) {
        this.health = health;
    }

    @Override
    public List<Need> now() {
        return health.stream()
                .filter(named -> !TOLD_ELSEWHERE.contains(named.getName()))
                .filter(named -> named.getContributor() instanceof HealthIndicator)
                .flatMap(named -> need(named.getName(), ((HealthIndicator) named.getContributor()).health()))
                .toList();
    }

    private static Stream<Need> need(String name, Health found) {
        if (found.getStatus().equals(Status.UP) || found.getStatus().equals(Status.UNKNOWN)) {
            return Stream.empty();
        }
        String details =
                found.getDetails().entrySet().stream().map(HealthNeeds::detail).collect(Collectors.joining("; "));
        return Stream.of(new Need(
                        Urgency.ALARM,
                        "Health: " + name + " is " + found.getStatus().getCode().toLowerCase(Locale.ROOT)
                                + (details.isEmpty() ? "" : ": " + details) + ".",
                        "Look it up under \"Watch\" in docs/operators.md.",
                        null)
                .because("health " + name));
    }

    private static String detail(Map.Entry<String, Object> detail) {
        return detail.getKey() + " " + detail.getValue();
    }
}
