package io.serai.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assemble.Assembler;
import io.serai.batch.Batch;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.state.Canaries;
import io.serai.state.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The lanes of all accounts: what the routes ask for work, and where a request goes. */
public final class Lanes {

    private final Map<String, Lane> lanes = new TreeMap<>();

    Lanes(
            KilibaSettings settings,
            Outbox outbox,
            Canaries canaries,
            Assembler assembler,
            Clock clock,
            MeterRegistry meters) {
        Tally tally = new Tally(meters);
        settings.accounts().forEach((name, account) -> {
            Lane.Parts parts = new Lane.Parts(name, account, outbox, canaries, assembler, clock, tally);
            lanes.put(name, new Lane(parts, new Pace(account, clock, new Random())));
        });
    }

    /** The batches of one tick, lazily. */
    public Iterator<Batch> work(String account) {
        return of(account).work();
    }

    /** Whether the batch may still be sent; when not, its items stay due. */
    public boolean mayStart(Batch batch) {
        return of(batch.account()).mayStart(batch);
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
        return switch (batch.entity()) {
            case CUSTOMER -> account.paths().customer();
            case ORDER -> account.paths().order();
        };
    }

    /** Every account by its name, with the reason why it sends nothing now; empty for those that may send. */
    public Map<String, Optional<Paused>> pauses() {
        Map<String, Optional<Paused>> pauses = new TreeMap<>();
        lanes.forEach((account, lane) -> pauses.put(
                account,
                lane.pace()
                        .paused()
                        .map(pause -> new Paused(
                                pause.until(), pause.why(), lane.pace().isLockedOut()))));
        return pauses;
    }

    /**
     * Why an account sends nothing.
     *
     * @param until when it tries again by itself
     * @param lockedOut whether the destination refuses the key or the path: waiting does not help
     */
    public record Paused(Instant until, String why, boolean lockedOut) {}

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
