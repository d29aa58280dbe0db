package io.serai.road;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.drift.HeaderDrift;
import io.serai.model.Outcome;
import io.serai.model.SnapshotParked;
import io.serai.receive.DropCounters;
import io.serai.state.Drop;
import io.serai.state.Ledger.DropSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One line and one set of counters per drop; WARN when somebody has to act on it. No customer data. */
@Component
class DropLog {

    private static final Logger LOG = LoggerFactory.getLogger("serai.drops");

    /** No setting of the hub: a rehearsal says so to its own context. */
    private static final String THROWN_AWAY = "serai.store-thrown-away";

    private final DropCounters counters;
    private final boolean told;

    /** Nobody is to read in the log of the drops of a store that goes when its work is done. */
    DropLog(MeterRegistry meters, Environment context) {
        this.counters = new DropCounters(meters);
        this.told = !context.getProperty(THROWN_AWAY, Boolean.class, false);
    }

    void closed(DropSummary drop) {
        counters.drops(drop.partner(), drop.result()).increment();
        for (Outcome outcome : Outcome.values()) {
            counters.rows(drop.partner(), drop.feed(), outcome)
                    .increment((double) drop.outcomes().of(outcome));
        }
        if (told) {
            Level level = drop.result().equals("failed") ? Level.WARN : Level.INFO;
            LOG.atLevel(level)
                    .log("drop {} {}/{} {}: {}", drop.id(), drop.partner(), drop.name(), drop.result(), what(drop));
        }
    }

    void parked(Drop drop, SnapshotParked why) {
        if (told) {
            LOG.warn(
                    "drop {} {}/{} is parked: {}; see /api/parked",
                    drop.id(),
                    drop.file().partner(),
                    drop.file().name(),
                    why.getMessage());
        }
    }

    /** A column that the feed does not use is no reason to warn anybody. */
    void header(Drop drop, HeaderDrift drift) {
        if (told) {
            boolean used = drift.vanished().stream().anyMatch(column -> column.field() != null);
            LOG.atLevel(used ? Level.WARN : Level.INFO)
                    .log(
                            "drop {} {}/{} of {}: its header has changed: {}",
                            drop.id(),
                            drop.file().partner(),
                            drop.file().name(),
                            drop.file().feed(),
                            drift.summary());
        }
    }

    void arriving(Drop drop, @Nullable String why) {
        LOG.debug("{}/{} left alone: {}", drop.file().partner(), drop.file().name(), why);
    }

    private static String what(DropSummary drop) {
        return switch (drop.result()) {
            case "failed", "parked", "waiting" -> String.valueOf(drop.failureText());
            case "repeated" -> "the same bytes as drop " + drop.repeatOf();
            default -> {
                StringBuilder sums = new StringBuilder().append(drop.records()).append(" records");
                for (Outcome outcome : Outcome.values()) {
                    long count = drop.outcomes().of(outcome);
                    if (count > 0) {
                        sums.append(", ").append(count).append(' ').append(outcome.word());
                    }
                }
                yield sums.toString();
            }
        };
    }
}
