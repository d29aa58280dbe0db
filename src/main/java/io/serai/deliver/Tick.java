package io.serai.deliver;

import io.serai.batch.Batch;
import io.serai.batch.Batches;
import io.serai.batch.Batches.Limits;
import io.serai.model.DropLane;
import io.serai.model.Reason;
import io.serai.state.Canaries.Gate;
import io.serai.state.Outbox.Queue;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one tick, cut one by one as they are asked for. Used by one thread at a time.
 *
 * <p>Of suspect groups a tick sends one batch only: the next group is read after its answer, so that the search budget is always
 * the current one. Of each canary it sends one batch, beside the others.
 */
final class Tick implements Iterator<Batch> {

    private final Lane.Parts parts;
    private final Pace pace;
    private final HistoryShare share;
    private final Work work;
    private final Iterator<Gate> canaries;
    private @Nullable Iterator<Batch> batches;
    private @Nullable Batch next;
    private boolean begun;
    private boolean over;

    Tick(Lane.Parts parts, Pace pace, HistoryShare share, Work work) {
        this.parts = parts;
        this.pace = pace;
        this.share = share;
        this.work = work;
        this.canaries = work.canaries().iterator();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = pace.take() ? cutOrGiveBack() : null;
            // what has said once that it is over stays so, though the pace may allow more by now
            over |= next == null;
        }
        return next != null;
    }

    private @Nullable Batch cutOrGiveBack() {
        Batch batch = cut();
        if (batch == null) {
            pace.giveBack();
        }
        return batch;
    }

    private @Nullable Batch cut() {
        if (begun && givesWay()) {
            return null;
        }
        begun = true;
        Batch batch = canary();
        if (batch == null) {
            batch = ordinary();
        }
        if (batch != null) {
            batch.items().forEach(item -> parts.inFlight().add(item.key()));
        }
        return batch;
    }

    /** To what is daily, or to the request that is history's; the next tick has it. */
    private boolean givesWay() {
        if (work.lane() == DropLane.HISTORY) {
            return work.oneBatch() || new WorkChoice(parts, share).isDaily();
        }
        if (share.owed()) {
            if (new WorkChoice(parts, share).isHistory()) {
                return true;
            }
            share.paid();
        }
        return false;
    }

    private @Nullable Batch canary() {
        while (canaries.hasNext()) {
            Gate gate = canaries.next();
            Queue queue = new Queue(parts.account(), work.entity(), DropLane.DAILY, gate.id());
            int itemsMax = Math.min(gate.itemsMax(), parts.settings().itemsMax());
            DueItems items = new DueItems(parts, queue, itemsMax, itemsMax);
            Batches first = batches(items, itemsMax);
            if (first.hasNext()) {
                return first.next().asCanary(gate.id());
            }
            DueItems.Refused refused = items.givenUp();
            if (refused != null) {
                new CanaryVerdict(parts).nothingToSend(gate, refused);
            }
        }
        return null;
    }

    private @Nullable Batch ordinary() {
        if (batches == null) {
            Queue queue = Queue.of(parts.account(), work.entity(), work.lane());
            batches = batches(new DueItems(parts, queue), parts.settings().itemsMax());
        }
        if (!batches.hasNext()) {
            return null;
        }
        Batch batch = batches.next();
        over = batch.group() > 0;
        if (work.lane() == DropLane.HISTORY) {
            share.paid();
        } else {
            share.daily();
        }
        return batch;
    }

    private Batches batches(DueItems items, int itemsMax) {
        return new Batches(
                items,
                new Limits(itemsMax, (int) parts.settings().bytesMax().toBytes()),
                item -> items.refuse(item.due(), Reason.ITEM_TOO_LARGE));
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the tick is over");
        }
        Batch batch = next;
        next = null;
        return Objects.requireNonNull(batch);
    }
}
