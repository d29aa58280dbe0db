package io.serai.deliver;

import io.serai.batch.Batch;
import io.serai.deliver.KilibaSettings.Account;
import io.serai.deliver.KilibaSettings.ReplyStatuses;
import io.serai.model.Reason;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an answer means for the items of a request.
 *
 * <p>An accepted answer that is not readable JSON, and a status in no class, prove nothing: nothing is marked, the lane backs
 * off and sends the same again (every item is a SET, so that is harmless), and the alarm counter grows.
 */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final int ANSWER_CHARS_MAX = 2048;
    private static final String ACCEPTED = "accepted";

    private final Lanes lanes;

    Replies(Lanes lanes) {
        this.lanes = lanes;
    }

    /** An answer came: decides, records, and lets the lane go on. Gives what is refused for good, still to be kept. */
    public Refused answer(Batch batch, int status, @Nullable String retryAfter, byte @Nullable [] body) {
        Lane lane = lanes.of(batch.account());
        byte[] answer = body == null ? new byte[0] : body;
        try {
            Reply reply = new Reply(lane, batch, status, retryAfter, answer, new ArrayList<>());
            Answer said = reply.saying(decide(reply));
            if (!said.result().equals(ACCEPTED)) {
                lane.parts().outbox().record(said);
            }
            count(lane, batch, said);
            return new Refused(batch, reply.refused.isEmpty() ? null : reply.refused.get(0), said);
        } finally {
            lane.ended(batch);
        }
    }

    /** No answer came, or not a whole one: nobody knows whether the items arrived, so they are sent again. */
    public void noAnswer(Batch batch, @Nullable String why) {
        Lane lane = lanes.of(batch.account());
        try {
            busy(lane, "no answer: " + why, null);
            Answer none = answer(lane, batch, null, "busy", why == null ? "no answer" : why);
            lane.parts().outbox().record(none);
            count(lane, batch, none);
        } finally {
            lane.ended(batch);
        }
    }

    /** Keeps the items of a refused request as dead letters. Until then they are due: a crash in between repeats the request. */
    public void deadLetter(Refused refused) {
        Batch batch = refused.batch;
        Lane.Parts lane = lanes.of(batch.account()).parts();
        Reason reason = Objects.requireNonNull(refused.reason);
        lane.outbox()
                .refused(batch.items(), reason, refused.answer, lane.clock().instant());
        lane.tally()
                .items(batch.account(), batch.entity(), "refused", batch.items().size());
    }

    /**
     * What an answer leaves for the dead letters: all items of the request, or nothing.
     *
     * @param reason null when nothing is refused for good
     * @param answer what the destination said
     */
    public record Refused(Batch batch, @Nullable Reason reason, Answer answer) {

        /** Whether there are dead letters to keep. */
        public boolean any() {
            return reason != null;
        }
    }

    private record Reply(
            Lane lane, Batch batch, int status, @Nullable String retryAfter, byte[] body, List<Reason> refused) {

        Instant now() {
            return lane.parts().clock().instant();
        }

        String text() {
            String key = lane.parts().settings().apiKey();
            // not every database keeps a NUL in a text; and some servers repeat the key that they refuse
            String said =
                    new String(body, StandardCharsets.UTF_8).replace('\0', ' ').replace(key, "***");
            return said.substring(0, Math.min(said.length(), ANSWER_CHARS_MAX));
        }

        /** What the ledger keeps of it. */
        Answer saying(String result) {
            return answer(lane, batch, status, result, result.equals(ACCEPTED) ? null : text());
        }

        void alarm(String alarm) {
            lane.parts().tally().alarm(batch.account(), alarm);
        }
    }

    private static String decide(Reply reply) {
        Account settings = reply.lane.parts().settings();
        ReplyStatuses classes = settings.replies();
        if (classes.accepted().has(reply.status)) {
            String pointer = reply.batch.target().takesEmails()
                    ? settings.processedEmailsPointer()
                    : settings.processedPointer();
            return accepted(reply, Processed.of(reply.body, pointer));
        }
        if (classes.refused().has(reply.status)) {
            reply.lane.pace().succeeded();
            refused(reply, Reason.REFUSED_BY_DESTINATION);
            return "refused";
        }
        if (classes.lockedOut().has(reply.status)) {
            return lockedOut(reply);
        }
        if (!classes.busy().has(reply.status)) {
            reply.alarm("unknown-status");
        }
        busy(reply.lane, "status " + reply.status, reply.retryAfter);
        return "busy";
    }

    private static String accepted(Reply reply, long processed) {
        Batch batch = reply.batch;
        if (processed == Processed.UNREADABLE) {
            reply.alarm("unreadable-answer");
            busy(reply.lane, "status " + reply.status + " with an unreadable answer", reply.retryAfter);
            return "busy";
        }
        reply.lane.pace().succeeded();
        if (processed == Processed.UNSAID || processed >= batch.items().size()) {
            delivered(reply);
            items(reply, "delivered", batch.items().size());
            return ACCEPTED;
        }
        reply.alarm("accepted-short");
        if (batch.canary() != 0) {
            refused(reply, Reason.NOT_PROCESSED);
            return "accepted-short";
        }
        LOG.warn(
                "account {} counted {} of {} {} items as processed; searching for the others by halves",
                batch.account(),
                processed,
                batch.items().size(),
                batch.entity().word());
        sentShort(reply);
        return "accepted-short";
    }

    private static void delivered(Reply reply) {
        if (reply.batch.canary() != 0) {
            new CanaryVerdict(reply.lane.parts()).passed(reply.batch, reply.saying(ACCEPTED));
        } else {
            reply.lane.parts().outbox().delivered(reply.batch.items(), reply.saying(ACCEPTED), reply.now());
        }
    }

    /** A canary that is refused stops its feed; of other requests the culprits are searched for. */
    private static void refused(Reply reply, Reason reason) {
        if (reply.batch.canary() != 0) {
            new CanaryVerdict(reply.lane.parts()).refused(reply.batch, reason, reply.status, reply.text());
        } else {
            halve(reply, reason);
        }
    }

    /** A single item that is short is sent once more alone, then it is a dead letter. */
    private static void sentShort(Reply reply) {
        Batch batch = reply.batch;
        if (batch.items().size() == 1 && batch.group() == 0) {
            reply.lane.parts().outbox().suspect(List.of(batch.items()), 0);
        } else {
            halve(reply, Reason.NOT_PROCESSED);
        }
    }

    /** Splitting pays for the requests of both halves at once, so a group always has its own request. */
    private static void halve(Reply reply, Reason alone) {
        Batch batch = reply.batch;
        List<Answered> items = batch.items();
        int left = (batch.group() == 0 ? reply.lane.parts().settings().isolateRequestsMax() : batch.requestsLeft()) - 2;
        if (items.size() == 1) {
            refuse(reply, alone);
        } else if (left < 0) {
            refuse(reply, Reason.REFUSED_IN_COMPANY);
        } else {
            int half = items.size() / 2;
            reply.lane
                    .parts()
                    .outbox()
                    .suspect(List.of(items.subList(0, half), items.subList(half, items.size())), left);
        }
    }

    private static void refuse(Reply reply, Reason reason) {
        reply.refused.add(reason);
    }

    private static String lockedOut(Reply reply) {
        if (reply.lane.pace().lockedOut("status " + reply.status + ": locked out")) {
            reply.alarm("locked-out");
            LOG.warn(
                    "account {} is locked out: {} answered {}; check its key, its paths and whether imports are switched on; nothing is lost, next try in {}",
                    reply.batch.account(),
                    reply.batch.entity().word(),
                    reply.status,
                    reply.lane.parts().settings().lockedOutPause());
        }
        return "locked-out";
    }

    private static void busy(Lane lane, String why, @Nullable String retryAfter) {
        if (lane.pace().busy(why, retryAfter)) {
            LOG.warn(
                    "account {} has reached its longest back-off: {}; nothing is lost, ask the destination",
                    lane.parts().account(),
                    why);
        }
    }

    private static void items(Reply reply, String result, int count) {
        reply.lane.parts().tally().items(reply.batch.account(), reply.batch.entity(), result, count);
    }

    private static Answer answer(
            Lane lane, Batch batch, @Nullable Integer status, String result, @Nullable String text) {
        Lane.Started started = lane.started(batch);
        long millis =
                Duration.between(started.at(), lane.parts().clock().instant()).toMillis();
        return new Answer(started.request(), millis, status, result, text);
    }

    private static void count(Lane lane, Batch batch, Answer answer) {
        String word = answer.status() == null ? "none" : answer.status().toString();
        lane.parts().tally().request(batch.account(), batch.entity(), word);
        LOG.debug(
                "{} {}: request {}, {} items, status {}, {}",
                batch.account(),
                batch.entity(),
                answer.request(),
                batch.items().size(),
                word,
                answer.result());
    }
}
