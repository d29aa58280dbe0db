package io.serai.console.page;

import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Letters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts that have to go through all customers and tickets, or all dead letters. They are counted when somebody looks, and
 * kept for a while: at least {@value #SECONDS_MIN} seconds, and so long that counting takes a twentieth of the time at most.
 */
@Component
class Figures {

    private static final int SECONDS_MIN = 3;
    private static final int TIMES_ITS_COST = 20;

    private final Ledger ledger;
    private final Traffic traffic;
    private @Nullable Counted last;
    private long freshUntilNanos;

    Figures(Ledger ledger, Traffic traffic) {
        this.ledger = ledger;
        this.traffic = traffic;
    }

    /** @param at when it was counted */
    record Counted(List<AccountSummary> accounts, List<Letters> letters, Instant at) {

        long sum(ToLongFunction<AccountSummary> what) {
            return accounts.stream().mapToLong(what).sum();
        }

        long openLetters() {
            return letters.stream().mapToLong(Letters::count).sum();
        }
    }

    synchronized Counted now() {
        Counted known = last;
        long begin = System.nanoTime();
        if (known != null && begin - freshUntilNanos < 0) {
            return known;
        }
        Counted counted = new Counted(ledger.accounts(), traffic.openLetters(), Instant.now());
        long end = System.nanoTime();
        long keep = Math.max(Duration.ofSeconds(SECONDS_MIN).toNanos(), (end - begin) * TIMES_ITS_COST);
        freshUntilNanos = end + keep;
        last = counted;
        return counted;
    }

    /** Somebody has acted: what they see next is counted anew. */
    synchronized void stale() {
        last = null;
    }
}
