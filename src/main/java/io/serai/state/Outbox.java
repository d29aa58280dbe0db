package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What delivering sees of the store: documents that are due, and where their answers go. Every method is one transaction.
 *
 * <p>A document is due when its newest revision is whole and has not been answered. {@link Answered#revision} fences late
 * answers: a document that changed meanwhile stays due.
 */
public interface Outbox {

    /** Whether anything stands in this queue. */
    boolean isDue(Queue queue);

    /**
     * The next due documents of a queue in delivery order: undoubted ones first, then suspects group by group, each in key order.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit at most so many, 1 or more; large documents come in smaller pages, so only an empty page is the end
     */
    default List<Due> due(Queue queue, @Nullable Due after, int limit) {
        return due(queue, after, limit, Integer.MAX_VALUE);
    }

    /**
     * The same for whoever cannot send a document of many lines.
     *
     * @param linesMax one of more lines is {@link Due#tooLarge}
     */
    List<Due> due(Queue queue, @Nullable Due after, int limit, int linesMax);

    /**
     * Due documents stand in one queue each.
     *
     * @param lane how urgent they are; of a canary's queue, both are in it, daily first
     * @param canary the canary that they wait at; 0 for those that are sent as they come
     */
    record Queue(String account, Entity entity, DropLane lane, long canary) {

        /** Of those that are sent as they come. */
        public static Queue of(String account, Entity entity, DropLane lane) {
            return new Queue(account, entity, lane, 0);
        }

        /** Of what happens day by day. */
        public static Queue daily(String account, Entity entity) {
            return of(account, entity, DropLane.DAILY);
        }
    }

    /**
     * A request is about to start: it is in the ledger, and from now on nobody knows what the destination holds of its items,
     * until {@link #delivered} says so. Called before every request; what it writes is durable when it returns.
     *
     * @return the request's id, which its answer names
     */
    long sending(Sending request);

    /**
     * These items are at the destination with this content.
     *
     * @param answer of the request that brought them, recorded together with them; null when the destination was known to
     *     hold them already
     */
    void delivered(List<Answered> items, @Nullable Answer answer, Instant at);

    /**
     * These items are dead letters, for one reason.
     *
     * @param answer of the request that was refused; null when they were never sent
     */
    void refused(List<Answered> items, Reason reason, @Nullable Answer answer, Instant at);

    /** This item is a dead letter that was never sent. */
    default void refused(Answered item, Reason reason, Instant at) {
        refused(List.of(item), reason, null, at);
    }

    /**
     * These items were refused together: from now on they are only sent with members of their own group, so that halving
     * survives restarts.
     *
     * <p>The budget is the caller's: {@code requestsMax} is what the whole family (all groups that come of one refused
     * request) may still spend on further splits, after the requests of these groups are paid for. The store keeps the
     * smallest number that it was told for a family, gives it back as {@link Due#requestsLeft}, and never counts by itself.
     * So a group with 0 left is still due: its own request is paid for.
     */
    void suspect(List<List<Answered>> groups, int requestsMax);

    /**
     * Those of these documents, all of one account and entity, that a request carried and that was not refused: the destination may
     * hold something of them.
     */
    Set<DocumentKey> carried(String account, Entity entity, List<DocumentKey> documents);

    /** Writes the answer of a request into the ledger, unless {@link #delivered} has done so. */
    void record(Answer answer);

    /**
     * A due document.
     *
     * @param group 0, or the group of suspects that it may be sent with
     * @param requestsLeft what its family may still spend on splits; meaningless for group 0
     * @param deliveredHash SHA-256 of the item that the destination holds; null when it holds none
     * @param lane how urgent it is
     * @param tooLarge it has more lines than were asked for, and is here without its parts
     */
    record Due(
            Document document,
            long group,
            int requestsLeft,
            byte @Nullable [] deliveredHash,
            DropLane lane,
            boolean tooLarge) {

        /** One that is here with its parts. */
        public Due(Document document, long group, int requestsLeft, byte @Nullable [] deliveredHash, DropLane lane) {
            this(document, group, requestsLeft, deliveredHash, lane, false);
        }

        /** A daily one. */
        public Due(Document document, long group, int requestsLeft, byte @Nullable [] deliveredHash) {
            this(document, group, requestsLeft, deliveredHash, DropLane.DAILY);
        }

        /** Which one it is, without what it says: for when its item is made, which may take long to be sent. */
        public Due withoutParts() {
            return new Due(document.withoutParts(), group, requestsLeft, deliveredHash, lane, tooLarge);
        }
    }

    /**
     * An item of a request, as sent.
     *
     * @param itemHash the SHA-256 of its bytes
     * @param held false when the destination surely held nothing of it before
     */
    record Answered(DocumentKey key, long revision, byte[] itemHash, boolean held) {

        /** An item of which the destination may hold something. */
        public Answered(DocumentKey key, long revision, byte[] itemHash) {
            this(key, revision, itemHash, true);
        }
    }

    /**
     * One request about to start.
     *
     * @param batch SHA-256 of the body, hex
     * @param bytes of the body
     * @param items one or more
     */
    record Sending(String account, Entity entity, String batch, long bytes, Instant at, List<Answered> items) {
        public Sending {
            if (items.isEmpty()) {
                throw new IllegalArgumentException("a request without items");
            }
        }
    }

    /**
     * What came of a request.
     *
     * @param request its id
     * @param status HTTP status; null when no answer came
     * @param result accepted, accepted-short, busy, refused, locked-out
     * @param text the beginning of what was answered, or why nothing was; null when it was accepted
     */
    record Answer(
            long request,
            long millis,
            @Nullable Integer status,
            String result,
            @Nullable String text) {}
}
