package io.serai.deliver;

import io.serai.batch.Batch;
import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import io.serai.state.Canaries.Gate;
import io.serai.state.Canaries.Stop;
import io.serai.state.Outbox.Answer;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the answer to a canary means for its feed: the rest goes on, or nothing more is sent. No single item is blamed. */
record CanaryVerdict(Lane.Parts parts) {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryVerdict.class);

    void passed(Batch batch, Answer answer) {
        String feed = parts.canaries().passed(batch.canary(), batch.items(), answer, now());
        if (feed != null) {
            LOG.info(
                    "account {}: the first {} items of feed {} were accepted (canary {}); the rest goes on",
                    parts.account(),
                    batch.items().size(),
                    feed,
                    batch.canary());
        }
    }

    /** @param answer the beginning of what was answered */
    void refused(Batch batch, Reason reason, int status, @Nullable String answer) {
        DocumentKey example = batch.items().get(0).key();
        stop(
                batch.canary(),
                new Stop(reason, status, answer, example),
                () -> "status " + status + " for its first " + batch.items().size() + " items, " + reason);
    }

    /** None of the first documents could be sent: they are dead letters, each for its own reason. */
    void nothingToSend(Gate gate, DueItems.Refused last) {
        DocumentKey example = last.document();
        stop(
                gate.id(),
                new Stop(last.reason(), null, null, example),
                () -> "none of its first " + gate.itemsMax() + " items can be sent, such as for " + last.reason());
    }

    private void stop(long canary, Stop why, Supplier<String> what) {
        String feed = parts.canaries().refused(canary, why, now());
        if (feed != null) {
            parts.tally().alarm(parts.account(), "canary-refused");
            LOG.warn(
                    "feed {} has stopped at its canary {}: {} (account {}); what is due of it stays due, the others go on; see /canaries",
                    feed,
                    canary,
                    what.get(),
                    parts.account());
        }
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
