package io.serai.batch;

import io.serai.assemble.Target;
import io.serai.model.Entity;
import io.serai.state.Outbox.Answered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request's worth of whole items.
 *
 * @param target what kind of request it is
 * @param group 0, or the suspects' group that this batch consists of
 * @param requestsLeft what the group's family may still spend on splits
 * @param body the JSON with all items, UTF-8
 * @param canary 0, or the canary that this batch is
 */
public record Batch(
        String account,
        Entity entity,
        Target target,
        long group,
        int requestsLeft,
        List<Answered> items,
        byte[] body,
        long canary) {

    /** Each is one of its own. The routes ask for its hash at every step: it must not go through all items. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The same items as the first ones of a feed: their answer decides about the rest. */
    public Batch asCanary(long id) {
        return new Batch(account, entity, target, group, requestsLeft, items, body, id);
    }
}
