package io.serai.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assemble.Assembler;
import io.serai.batch.Batch;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.state.Canaries;
import io.serai.state.Outbox;
import io.serai.state.Pauses.Pause;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes of all accounts: what the routes ask for work, and where a request goes. */
public final class Lanes {

    private final Map<String, Lane> lanes = new TreeMap<>();

    private final Function<String, Optional<Pause>> operators;

    /** @param operators by account, whether an operator has paused it; asked before each tick and each request */
    Lanes(
            KilibaSettings settings,
            Outbox outbox,
            Canaries canaries,
            Assembler assembler,
            Clock clock,
            MeterRegistry meters,
            Function<String, Optional<Pause>> operators) {
        this.operators = operators;
        Tally tally = new Tally(meters);
        settings.accounts().keySet().forEach(tally::expect);
        settings.accounts().forEach((name, account) -> {
            Lane.Parts parts = new Lane.Parts(name, account, outbox, canaries, assembler, clock, tally);
            lanes.put(name, new Lane(parts, new Pace(account, clock, new Random())));
        });
    }

    /** For requests of another kind to the account, each kind for itself. */
    public Beside beside(String account) {
        Lane lane = of(account);
        return new Beside(
                lane,
                () -> operators.apply(account).isPresent()
                        || lane.pace().paused().isPresent());
    }

    /** The hub ends: no request begins any more, so that ticks end with the answers that are under way. */
    void stop() {
        lanes.values().forEach(lane -> lane.pace().stop());
    }

    /** The batches of one tick, lazily. */
    public Iterator<Batch> work(String account) {
        Lane lane = of(account);
        return operators.apply(account).isPresent() ? Collections.emptyIterator() : lane.work();
    }

    /** Whether the batch may still be sent; when not, its items stay due. */
    public boolean mayStart(Batch batch) {
        Lane lane = of(batch.account());
        if (operators.apply(batch.account()).isPresent()) {
            lane.ended(batch);
            return false;
        }
        return lane.mayStart(batch);
    }

    /** Right before a request: from here on it is unknown what the destination holds of its items. */
    public void sending(Batch batch) {
        of(batch.account()).sending(batch);
    }

    public String method(Batch batch) {
        return of(batch.account()).parts().settings().method();
    }

    /** The path of the import request, below the account's base URL. */
    public String path(Batch batch) {
        Account account = of(batch.account()).parts().settings();
        return account.paths().of(batch.entity(), batch.target());
    }

    /** The names of all accounts, in order. */
    public Set<String> accounts() {
        return Collections.unmodifiableSet(lanes.keySet());
    }

    /** Every account by its name, with the reason why it sends nothing now; empty for those that may send. */
    public Map<String, Optional<Paused>> pauses() {
        Map<String, Optional<Paused>> pauses = new TreeMap<>();
        lanes.forEach((account, lane) ->
                pauses.put(account, operators.apply(account).map(Paused::by).or(() -> paused(lane.pace()))));
        return pauses;
    }

    private static Optional<Paused> paused(Pace pace) {
        return pace.paused()
                .map(pause ->
                        new Paused(pause.until(), pause.why(), pace.isLockedOut() ? Cause.LOCKED_OUT : Cause.BUSY));
    }

    /** What makes an account wait. */
    public enum Cause {
        /** The destination is busy or does not answer: it goes on by itself. */
        BUSY,
        /** The destination refuses the key or the path: waiting does not help. */
        LOCKED_OUT,
        /** An operator has paused it: it goes on when one resumes it. */
        OPERATOR
    }

    /**
     * Why an account sends nothing.
     *
     * @param until when it tries again by itself; null when it does not
     */
    public record Paused(@Nullable Instant until, String why, Cause cause) {

        private static Paused by(Pause pause) {
            return new Paused(null, pause.text(), Cause.OPERATOR);
        }

        /** Whether waiting does not help. */
        public boolean lockedOut() {
            return cause == Cause.LOCKED_OUT;
        }

        /** What people do about it, as one sentence. */
        public String todo() {
            return switch (cause) {
                case BUSY -> "It tries again by itself.";
                case LOCKED_OUT -> "Correct its key or paths in application.yaml and restart; what is due is kept.";
                case OPERATOR -> "Resume it in Hawtio or over JMX, io.serai, Account; what is due is kept.";
            };
        }
    }

    Map<String, Lane> all() {
        return lanes;
    }

    Lane of(String account) {
        Lane lane = lanes.get(account);
        if (lane == null) {
            throw new IllegalArgumentException("account " + account + " is not in serai.kiliba.accounts");
        }
        return lane;
    }
}
