package io.serai.check;

import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.batch.Batches.Item;
import io.serai.model.Reason;
import io.serai.state.Outbox;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items of some queues, one queue after the other, assembled page by page; nothing is marked in the store. */
final class DueDocuments implements Iterator<Item> {

    private static final int PAGE_DOCUMENTS = 500;

    private final Outbox outbox;
    private final Assembler assembler;
    private final Iterator<Queue> queues;
    private final Gathering found;
    private Iterator<Due> page = List.<Due>of().iterator();
    private @Nullable Due last;
    private @Nullable Queue queue;
    private @Nullable Item next;

    DueDocuments(Outbox outbox, Assembler assembler, Iterator<Queue> queues, Gathering found) {
        this.outbox = outbox;
        this.assembler = assembler;
        this.queues = queues;
        this.found = found;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (page.hasNext() || readPage())) {
            next = item(page.next());
        }
        return next != null;
    }

    @Override
    public Item next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no more due documents");
        }
        Item item = next;
        next = null;
        return item;
    }

    private boolean readPage() {
        while (!page.hasNext() && (queue != null || queues.hasNext())) {
            Queue from = queue == null ? queues.next() : queue;
            List<Due> found = outbox.due(from, last, PAGE_DOCUMENTS);
            boolean finished = found.isEmpty();
            queue = finished ? null : from;
            last = finished ? null : found.get(found.size() - 1);
            page = found.iterator();
        }
        return page.hasNext();
    }

    private @Nullable Item item(Due due) {
        Assembled assembled = assembler.assemble(due.document());
        Reason reason = assembled.refused();
        if (assembled.json() == null) {
            found.refused(due.document(), reason == null ? Reason.REFUSED_BY_DESTINATION : reason);
            return null;
        }
        Item item = new Item(due, assembled);
        found.item(item);
        return item;
    }
}
