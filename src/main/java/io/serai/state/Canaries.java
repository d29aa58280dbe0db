package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first items of feeds that are new or changed, as delivering sees them. Documents that wait at a canary stand in a queue of
 * their own; a few of them are sent ahead, and the answer decides about the rest. Every method is one transaction.
 */
public interface Canaries {

    /**
     * A canary that due documents wait at.
     *
     * @param itemsMax how many items are sent ahead, 1 or more
     * @param state waiting, sent, passed, refused or released
     */
    record Gate(long id, String feed, int itemsMax, String state) {

        /** Whether its items are to be sent now: no answer has settled it. */
        public boolean ready() {
            return state.equals("waiting") || state.equals("sent");
        }

        /** Whether it holds nobody any more. */
        public boolean open() {
            return state.equals("passed") || state.equals("released");
        }
    }

    /** The canaries that due documents of this account and entity wait at, whatever their state; usually none. */
    List<Gate> at(String account, Entity entity);

    /**
     * Lets due documents go on that stand at an open gate: to the next canary that holds one of their parts, else among those
     * that are sent.
     *
     * @param documentsMax at most so many, 1 or more
     * @return how many went on; 0 when none is left
     */
    int letGo(Gate gate, String account, Entity entity, int documentsMax);

    /** The request that carries the canary is about to start. */
    void sent(long canary, long request, int items, Instant at);

    /**
     * The destination took all items of the canary: they are delivered, and the rest of the feed goes on.
     *
     * @return the feed; null when the canary was settled before
     */
    @Nullable
    String passed(long canary, List<Answered> items, Answer answer, Instant at);

    /**
     * The feed stops: its due documents stay due. Changes nothing when an operator has released it meanwhile.
     *
     * @return the feed; null when it did not stop by this
     */
    @Nullable
    String refused(long canary, Stop why, Instant at);

    /**
     * Why a canary was refused.
     *
     * @param status the destination's; null when nothing could be sent
     * @param answer the beginning of what was answered; null when nothing could be sent
     * @param example one of its items
     */
    record Stop(
            Reason reason,
            @Nullable Integer status,
            @Nullable String answer,
            DocumentKey example) {}
}
