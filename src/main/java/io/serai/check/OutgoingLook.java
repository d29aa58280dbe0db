package io.serai.check;

import io.serai.assemble.Assembler;
import io.serai.batch.Batches;
import io.serai.check.Outgoing.Lot;
import io.serai.check.Outgoing.Waiting;
import io.serai.feed.Feeds;
import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Canaries;
import io.serai.state.HeldTickets;
import io.serai.state.HeldTickets.Held;
import io.serai.state.HeldTickets.Page;
import io.serai.state.Outbox;
import io.serai.state.Outbox.Queue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at what is due and what waits in the store, as delivering would: assembled, packed into requests, not sent. */
@Component
final class OutgoingLook {

    private static final int PAGE_DOCUMENTS = 500;

    private final Outbox outbox;
    private final Canaries canaries;
    private final Assembler assembler;
    private final HeldTickets held;
    private final Feeds feeds;
    private final RequestLimits limits;

    OutgoingLook(
            Outbox outbox,
            Canaries canaries,
            Assembler assembler,
            HeldTickets held,
            Feeds feeds,
            RequestLimits limits) {
        this.outbox = outbox;
        this.canaries = canaries;
        this.assembler = assembler;
        this.held = held;
        this.feeds = feeds;
        this.limits = limits;
    }

    /**
     * Everything of these accounts.
     *
     * @param files the names of the files by the drops that they were kept as
     * @param wanted how many of them are named
     */
    Outgoing of(Collection<String> accounts, Map<Long, String> files, Wanted wanted) {
        Gathering found = new Gathering(files, wanted);
        List<Lot> lots = new ArrayList<>();
        for (String account : accounts) {
            for (Entity entity : Entity.sent()) {
                Lot lot = lot(account, entity, found);
                if (lot.items() > 0) {
                    lots.add(lot);
                }
            }
        }
        FirstOf<Waiting> waiting = waiting(wanted.examplesMax());
        return new Outgoing(lots, found.items(), waiting.count(), waiting.first(), found.refused());
    }

    private Lot lot(String account, Entity entity, Gathering found) {
        Iterator<Batches.Item> due = new DueDocuments(outbox, assembler, queues(account, entity), found);
        Batches batches = new Batches(due, limits.of(account), found::tooLarge);
        long items = 0;
        long requests = 0;
        while (batches.hasNext()) {
            items += batches.next().items().size();
            requests++;
        }
        return new Lot(account, entity.word(), items, requests);
    }

    /** What waits at a canary would be sent after its first items. */
    private Iterator<Queue> queues(String account, Entity entity) {
        List<Queue> queues = new ArrayList<>();
        for (DropLane lane : DropLane.values()) {
            queues.add(Queue.of(account, entity, lane));
        }
        canaries.at(account, entity).forEach(gate -> queues.add(new Queue(account, entity, DropLane.DAILY, gate.id())));
        return queues.iterator();
    }

    private FirstOf<Waiting> waiting(int firstMax) {
        FirstOf<Waiting> waiting = new FirstOf<>(firstMax, Comparator.comparing(Waiting::from));
        DocumentKey after = null;
        List<Held> page;
        do {
            page = held.list(new Page(null, false, after, PAGE_DOCUMENTS), feeds::heldDeadline);
            for (Held one : page) {
                Place from = new Place(one.drop(), one.file(), one.line());
                waiting.add(new Waiting(
                        one.key().entity().word(), one.key().store(), one.key().id(), one.waitsFor(), from));
                after = one.key();
            }
        } while (page.size() == PAGE_DOCUMENTS);
        return waiting;
    }
}
