package io.serai.batch;

import io.serai.assemble.Target;
import io.serai.model.Entity;
import io.serai.state.Outbox.Answered;
import java.util.List;

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

    /** The same items as the first ones of a feed: their answer decides about the rest. */
    public Batch asCanary(long id) {
        return new Batch(account, entity, target, group, requestsLeft, items, body, id);
    }
}
