package io.serai.deliver;

import io.serai.assemble.Assembler;
import io.serai.assemble.Sha256;
import io.serai.batch.Batch;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.model.DocumentKey;
import io.serai.state.Canaries;
import io.serai.state.Outbox;
import io.serai.state.Outbox.Sending;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One account's way to the destination. A tick sends batches of one entity, the first in delivery order that is due, until
 * nothing is left or the pace says wait; ticks of one lane never overlap, so customers are answered before orders start. What
 * a tick works at is {@link Work}'s choice.
 *
 * <p>A key is in at most one request at a time.
 */
final class Lane {

    private final Parts parts;
    private final Pace pace;
    private final HistoryShare share;
    private final Map<Batch, Started> started = Collections.synchronizedMap(new IdentityHashMap<>());

    Lane(Parts parts, Pace pace) {
        this.parts = parts;
        this.pace = pace;
        this.share = new HistoryShare(parts.settings().historySharePercent());
    }

    Parts parts() {
        return parts;
    }

    Pace pace() {
        return pace;
    }

    /** The batches of one tick, made one by one as they are asked for. */
    Iterator<Batch> work() {
        parts.inFlight().clear();
        started.clear();
        pace.begin();
        if (pace.paused().isPresent()) {
            return Collections.emptyIterator();
        }
        Work work = new WorkChoice(parts, share).next();
        return work == null ? Collections.emptyIterator() : new Tick(parts, pace, share, work);
    }

    /** Called right before sending: false when the lane was paused or stopped since the batch was made; its items stay due. */
    boolean mayStart(Batch batch) {
        if (pace.isStopped() || pace.paused().isPresent()) {
            ended(batch);
            return false;
        }
        return true;
    }

    /** Right before the request: it is in the ledger when this returns. */
    void sending(Batch batch) {
        Instant now = parts.clock().instant();
        String hash = HexFormat.of().formatHex(Sha256.of(batch.body()));
        Sending request = new Sending(batch.account(), batch.entity(), hash, batch.body().length, now, batch.items());
        long id = parts.outbox().sending(request);
        if (batch.canary() != 0) {
            parts.canaries().sent(batch.canary(), id, batch.items().size(), now);
        }
        Said.of(parts.account(), id, hash);
        started.put(batch, new Started(id, now));
    }

    Started started(Batch batch) {
        return Objects.requireNonNull(started.get(batch), "a batch is answered that was never sent");
    }

    /** A request under way: its id in the ledger, and when it began. */
    record Started(long request, Instant at) {}

    void ended(Batch batch) {
        batch.items().forEach(item -> parts.inFlight().remove(item.key()));
        started.remove(batch);
        Said.no();
        pace.ended();
    }

    /** What a lane works with; {@code inFlight} holds the keys of requests under way. */
    record Parts(
            String account,
            Account settings,
            Outbox outbox,
            Canaries canaries,
            Assembler assembler,
            Clock clock,
            Tally tally,
            Set<DocumentKey> inFlight) {

        Parts(
                String account,
                Account settings,
                Outbox outbox,
                Canaries canaries,
                Assembler assembler,
                Clock clock,
                Tally tally) {
            this(account, settings, outbox, canaries, assembler, clock, tally, ConcurrentHashMap.newKeySet());
        }
    }
}
