package io.serai.deliver;

import io.serai.assemble.Assembled;
import io.serai.batch.Batches.Item;
import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import io.serai.state.Document;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of one queue that need a request, read page by page. On the way, documents that the destination cannot take
 * are refused, and those that it already holds are marked delivered: neither costs a request.
 */
final class DueItems implements Iterator<Item> {

    private final Lane.Parts lane;
    private final Queue queue;
    private final int documentsPerPage;
    private final int refusedMax;
    private Iterator<Item> page = List.<Item>of().iterator();
    private @Nullable Due last;
    private @Nullable Refused refused;
    private int refusals;
    private boolean finished;

    DueItems(Lane.Parts lane, Queue queue) {
        this(lane, queue, lane.settings().itemsMax(), Integer.MAX_VALUE);
    }

    /** @param refusedMax reading ends after so many documents that cannot be sent, when it has found none that can */
    DueItems(Lane.Parts lane, Queue queue, int documentsPerPage, int refusedMax) {
        this.lane = lane;
        this.queue = queue;
        this.documentsPerPage = documentsPerPage;
        this.refusedMax = refusedMax;
    }

    /** The last document that cannot be sent, when reading ended because there were too many of them. */
    @Nullable
    Refused givenUp() {
        return refusals >= refusedMax ? refused : null;
    }

    record Refused(DocumentKey document, Reason reason) {}

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
        int linesMax = lane.assembler()
                .linesMax(queue.entity(), lane.settings().bytesMax().toBytes());
        List<Due> found = lane.outbox().due(queue, last, documentsPerPage, linesMax);
        if (!found.isEmpty()) {
            last = found.get(found.size() - 1).withoutParts();
        }
        List<Item> items = toSend(found.stream()
                .filter(due -> !lane.inFlight().contains(due.document().key()))
                .flatMap(due -> assembled(due).stream())
                .toList());
        page = items.iterator();
        finished = found.isEmpty() || (items.isEmpty() && refusals >= refusedMax);
    }

    /** Empty when the destination cannot take it. */
    private Optional<Item> assembled(Due due) {
        if (due.tooLarge()) {
            refuse(due, Reason.ITEM_TOO_LARGE);
            return Optional.empty();
        }
        Assembled made = lane.assembler().assemble(due.document());
        if (made.json() == null) {
            Reason reason = made.refused();
            refuse(due, reason == null ? Reason.REFUSED_BY_DESTINATION : reason);
            return Optional.empty();
        }
        // a page of large documents would lie here until the last of them is sent
        return Optional.of(new Item(due.withoutParts(), made));
    }

    private List<Item> toSend(List<Item> made) {
        Set<DocumentKey> never = new OptInChoice(lane).neverOptedOut(made);
        List<Item> items = new ArrayList<>();
        List<Answered> held = new ArrayList<>();
        List<Answered> setAside = new ArrayList<>();
        for (Item item : made) {
            Document document = item.due().document();
            Answered answered = new Answered(
                    document.key(), document.revision(), item.made().hash());
            if (never.contains(document.key())) {
                setAside.add(answered);
            } else if (isHeld(item, answered.itemHash())) {
                held.add(answered);
            } else {
                items.add(item);
            }
        }
        if (!setAside.isEmpty()) {
            lane.outbox()
                    .refused(
                            setAside, Reason.NEVER_OPTED_OUT, null, lane.clock().instant());
            lane.tally().items(lane.account(), queue.entity(), "refused", setAside.size());
        }
        if (!held.isEmpty()) {
            lane.outbox().delivered(held, null, lane.clock().instant());
            lane.tally().items(lane.account(), queue.entity(), "unchanged", held.size());
        }
        return items;
    }

    private static boolean isHeld(Item item, byte[] hash) {
        byte[] known = item.due().deliveredHash();
        return known != null && MessageDigest.isEqual(known, hash);
    }

    /** A dead letter that was never sent. */
    void refuse(Due due, Reason reason) {
        Answered item = new Answered(due.document().key(), due.document().revision(), new byte[0]);
        lane.outbox().refused(item, reason, lane.clock().instant());
        lane.tally().items(lane.account(), queue.entity(), "refused", 1);
        refused = new Refused(due.document().key(), reason);
        refusals++;
    }
}
