package io.serai.deliver;

import io.serai.assemble.Assembled;
import io.serai.batch.Batches.Item;
import io.serai.batch.Sha256;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The items of one entity that need a request, read page by page. On the way, documents that the destination cannot take
 * are refused, and those that it already holds are marked delivered: neither costs a request.
 */
final class DueItems implements Iterator<Item> {

    private final Lane.Parts lane;
    private final Entity entity;
    private Iterator<Item> page = List.<Item>of().iterator();
    private @Nullable Due last;
    private boolean finished;

    DueItems(Lane.Parts lane, Entity entity) {
        this.lane = lane;
        this.entity = entity;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !finished) {
            readPage();
        }
        return page.hasNext();
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more due items");
        }
        return page.next();
    }

    private void readPage() {
        int limit = lane.settings().itemsMax();
        List<Due> found = lane.outbox().due(lane.account(), entity, last, limit);
        finished = found.size() < limit;
        if (!found.isEmpty()) {
            last = found.get(found.size() - 1);
        }
        List<Item> items = new ArrayList<>();
        List<Answered> held = new ArrayList<>();
        for (Due due : found) {
            sort(due, items, held);
        }
        if (!held.isEmpty()) {
            lane.outbox().delivered(held, null, lane.clock().instant());
            lane.tally().items(lane.account(), entity, "unchanged", held.size());
        }
        page = items.iterator();
    }

    private void sort(Due due, List<Item> items, List<Answered> held) {
        if (lane.inFlight().contains(due.document().key())) {
            return;
        }
        Assembled assembled = lane.assembler().assemble(due.document());
        byte[] json = assembled.json();
        if (json == null) {
            Reason reason = assembled.refused();
            refuse(due, reason == null ? Reason.REFUSED_BY_DESTINATION : reason);
            return;
        }
        byte[] hash = Sha256.of(json);
        byte[] known = due.deliveredHash();
        if (known != null && MessageDigest.isEqual(known, hash)) {
            held.add(new Answered(due.document().key(), due.document().revision(), hash));
        } else {
            items.add(new Item(due, json));
        }
    }

    /** A dead letter that was never sent. */
    void refuse(Due due, Reason reason) {
        Answered item = new Answered(due.document().key(), due.document().revision(), new byte[0]);
        lane.outbox().refused(item, reason, lane.clock().instant());
        lane.tally().items(lane.account(), entity, "refused", 1);
    }
}
