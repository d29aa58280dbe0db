package io.serai.check;

import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.batch.Batches.Item;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.state.Outbox;
import io.serai.state.Outbox.Due;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items of one account and entity, assembled page by page; nothing is marked in the store. */
final class DueDocuments implements Iterator<Item> {

    private static final int PAGE_DOCUMENTS = 500;

    private final Outbox outbox;
    private final Assembler assembler;
    private final String account;
    private final Entity entity;
    private final Gathering found;
    private Iterator<Due> page = List.<Due>of().iterator();
    private @Nullable Due last;
    private boolean finished;
    private @Nullable Item next;

    DueDocuments(Outbox outbox, Assembler assembler, String account, Entity entity, Gathering found) {
        this.outbox = outbox;
        this.assembler = assembler;
        this.account = account;
        this.entity = entity;
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
        if (finished) {
            return false;
        }
        List<Due> found = outbox.due(account, entity, last, PAGE_DOCUMENTS);
        finished = found.size() < PAGE_DOCUMENTS;
        if (!found.isEmpty()) {
            last = found.get(found.size() - 1);
        }
        page = found.iterator();
        return page.hasNext();
    }

    private @Nullable Item item(Due due) {
        Assembled assembled = assembler.assemble(due.document());
        byte[] json = assembled.json();
        Reason reason = assembled.refused();
        if (json == null) {
            found.refused(due.document(), reason == null ? Reason.REFUSED_BY_DESTINATION : reason);
            return null;
        }
        Item item = new Item(due, json);
        found.item(item);
        return item;
    }
}
