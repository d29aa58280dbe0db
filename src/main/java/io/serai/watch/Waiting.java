package io.serai.watch;

import io.serai.model.Entity;
import io.serai.state.DueAges;
import io.serai.state.DueAges.Due;
import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Letters;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits for an account or for a decision: counted when somebody asks, and kept for a while. */
@Component
public class Waiting {

    private final DueAges ages;
    private final Map<String, Kept<Map<Entity, Due>>> due = new ConcurrentHashMap<>();
    private final Kept<List<Letters>> letters;
    private final Kept<List<AccountSummary>> accounts;

    Waiting(DueAges ages, Traffic traffic, Ledger ledger) {
        this.ages = ages;
        this.letters = new Kept<>(traffic::openLetters);
        this.accounts = new Kept<>(ledger::accounts);
    }

    /** Customers or tickets that wait to be sent. */
    public long due(String account, Entity entity) {
        return Objects.requireNonNull(due(account).get(entity)).count();
    }

    /** How long the oldest of them has waited; zero when nothing is due. */
    public Duration oldestDue(String account) {
        Instant now = Instant.now();
        return due(account).values().stream()
                .flatMap(waits -> Stream.ofNullable(waits.oldest()))
                .map(since -> Duration.between(since, now))
                .filter(age -> !age.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Open dead letters; what is set aside as agreed is none. */
    public long deadLetters(String account) {
        return letters.now().stream()
                .filter(some -> some.account().equals(account) && !some.reason().isSetAside())
                .mapToLong(Letters::count)
                .sum();
    }

    /** All sums of an account, one for each entity that is known; counting them goes through the whole store. */
    public List<AccountSummary> sums(String account) {
        return accounts.now().stream()
                .filter(sum -> sum.account().equals(account))
                .toList();
    }

    /** Somebody has acted: what is asked next is counted anew. */
    public void stale() {
        due.clear();
        letters.stale();
        accounts.stale();
    }

    private Map<Entity, Due> due(String account) {
        return due.computeIfAbsent(account, name -> new Kept<>(() -> count(name)))
                .now();
    }

    private Map<Entity, Due> count(String account) {
        Map<Entity, Due> counted = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.sent()) {
            counted.put(entity, ages.of(account, entity));
        }
        return counted;
    }
}
