package io.serai.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.deliver.KilibaSettings.ReplyStatuses;
import io.serai.model.Reason;
import io.serai.state.Relay;
import io.serai.state.Relay.Refused;
import io.serai.state.Relays;
import io.serai.state.Relays.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the answers to the requests of an upload mean for its file.
 *
 * <p>A busy destination, one that does not answer, and an answer that nobody can read leave the file due: the next try goes on where
 * this one ended, with a fresh session unless all bytes are there. A storage that refuses the bytes, and a session that is known no
 * longer, get a fresh session too, {@code sessions-max} times in all.
 */
public final class RelayReplies {

    private static final Logger LOG = LoggerFactory.getLogger(RelayReplies.class);
    private static final int ANSWER_CHARS_MAX = 2048;

    private final RelayLanes lanes;
    private final Relays relays;
    private final MeterRegistry meters;
    private final Clock clock;

    RelayReplies(RelayLanes lanes, Relays relays, MeterRegistry meters, Clock clock) {
        this.lanes = lanes;
        this.relays = relays;
        this.meters = meters;
        this.clock = clock;
    }

    /** An answer, with what it is the answer to. */
    private record Reply(
            RelayLane lane,
            Relay relay,
            int status,
            @Nullable String retryAfter,
            byte[] body) {

        /** The beginning of it, without the key that some servers repeat. */
        String text() {
            String said = new String(body, StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .replace(lane.settings().apiKey(), "***");
            return UploadAnswer.cut(said, ANSWER_CHARS_MAX);
        }
    }

    private Reply reply(Relay relay, int status, @Nullable String retryAfter, byte @Nullable [] body) {
        meters.counter("serai.requests", "account", relay.account(), "entity", "upload", "status", "" + status)
                .increment();
        return new Reply(lanes.of(relay.account()), relay, status, retryAfter, body == null ? new byte[0] : body);
    }

    /** The answer to opening a session: from here on the client knows where the bytes go. */
    public Relay created(Relay relay, int status, @Nullable String retryAfter, byte @Nullable [] body)
            throws RelayStopped {
        Reply reply = reply(relay, status, retryAfter, body);
        mustBeAccepted(reply);
        try {
            UploadAnswer answer = UploadAnswer.of(reply.body);
            String id = answer.uploadId();
            reply.lane.aim(Target.of(answer.address(), Asked.contentType(relay.asked()), reply.lane.mayUseHttp()));
            return relays.opened(relay, id);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(reply, String.valueOf(e.getMessage()));
        }
    }

    /** The storage's answer to the bytes. */
    public Relay uploaded(Relay relay, int status, @Nullable String retryAfter, byte @Nullable [] body)
            throws RelayStopped {
        Reply reply = reply(relay, status, retryAfter, body);
        ReplyStatuses classes = reply.lane.settings().replies();
        if (classes.accepted().has(status)) {
            return relays.uploaded(relay);
        }
        String said = "the storage answered " + status + " (" + UploadAnswer.storageWord(reply.body) + ")";
        if (classes.busy().has(status)) {
            throw busy(reply.lane, said, retryAfter);
        }
        throw ofNoUse(
                reply, new Refused(Reason.RELAY_UPLOAD_REFUSED, status, UploadAnswer.storageWord(reply.body)), said);
    }

    /** The answer to saying that all bytes are there. */
    public void completed(Relay relay, int status, @Nullable String retryAfter, byte @Nullable [] body)
            throws RelayStopped {
        Reply reply = reply(relay, status, retryAfter, body);
        // a session that was opened a moment ago is not forgotten: then it is the path that is wrong
        if (reply.lane.uploads().gone().has(status) && reply.lane.target() == null) {
            throw ofNoUse(
                    reply, new Refused(Reason.RELAY_REFUSED, status, reply.text()), "its session is known no longer");
        }
        mustBeAccepted(reply);
        // not as soon as a session is open: a storage that is away would be tried without end, each time as if for the
        // first time
        reply.lane.pace().succeeded();
        Said said = stand(reply);
        if (isWord(reply.lane.uploads().failedWords(), said)) {
            refused(reply, new Refused(Reason.RELAY_FAILED, status, said.word()), said);
        } else if (reply.lane.uploads().isFollowed()
                && !isWord(reply.lane.uploads().endedWords(), said)) {
            relays.follow(relay, said);
        } else {
            delivered(relay, said);
        }
    }

    /** The answer to the question how an upload stands. */
    public void followed(Relay relay, int status, @Nullable String retryAfter, byte @Nullable [] body)
            throws RelayStopped {
        Reply reply = reply(relay, status, retryAfter, body);
        if (reply.lane.uploads().gone().has(status)) {
            giveUp(relay, "its session is known no longer");
            return;
        }
        if (reply.lane.settings().replies().refused().has(status)) {
            throw unreadable(reply, "status " + status + " to the question how an upload stands");
        }
        mustBeAccepted(reply);
        Said said = stand(reply);
        if (isWord(reply.lane.uploads().failedWords(), said)) {
            refused(reply, new Refused(Reason.RELAY_FAILED, null, said.word()), said);
        } else if (isWord(reply.lane.uploads().endedWords(), said)) {
            delivered(relay, said);
        } else if (!said.equals(known(relay))) {
            relays.follow(relay, said);
        } else if (relay.changedAt().plus(reply.lane.uploads().followMax()).isBefore(clock.instant())) {
            giveUp(relay, "nothing new was said for " + reply.lane.uploads().followMax());
        }
    }

    /** No answer came, or not a whole one. */
    public void noAnswer(Relay relay, @Nullable String why) {
        meters.counter("serai.requests", "account", relay.account(), "entity", "upload", "status", "none")
                .increment();
        busy(lanes.of(relay.account()), "no answer: " + why, null);
    }

    /** The kept bytes must be those that were announced. */
    public void mustBeKept(Relay relay) throws RelayStopped {
        long announced = Asked.size(relay.asked());
        long found = relay.file().toFile().length();
        if (found != announced) {
            String what = "found " + found + " bytes in the archive, expected the " + announced + " that came";
            relays.refused(relay, new Refused(Reason.UNREADABLE, null, what), null);
            throw told(relay, Reason.UNREADABLE, what);
        }
    }

    private void mustBeAccepted(Reply reply) throws RelayStopped {
        ReplyStatuses classes = reply.lane.settings().replies();
        if (classes.accepted().has(reply.status)) {
            return;
        }
        if (classes.refused().has(reply.status)) {
            reply.lane.pace().succeeded();
            throw refused(reply, new Refused(Reason.RELAY_REFUSED, reply.status, reply.text()), null);
        } else if (classes.lockedOut().has(reply.status)) {
            throw lockedOut(reply);
        } else {
            if (!classes.busy().has(reply.status)) {
                alarm(reply.lane, "unknown-status");
            }
            throw busy(reply.lane, "status " + reply.status, reply.retryAfter);
        }
    }

    private Said stand(Reply reply) throws RelayStopped {
        try {
            return UploadAnswer.of(reply.body).stand();
        } catch (IOException e) {
            throw unreadable(reply, String.valueOf(e.getMessage()));
        }
    }

    private static Said known(Relay relay) {
        return new Said(relay.said(), relay.rows(), relay.outputs());
    }

    private static boolean isWord(java.util.Set<String> words, Said said) {
        return said.word() != null && words.contains(said.word().toLowerCase(Locale.ROOT));
    }

    private void delivered(Relay relay, Said said) {
        relays.delivered(relay, said);
        count(relay, "delivered");
        LOG.info(
                "drop {} is passed on to account {} as upload {}: {}, {} rows, {} of them rejected",
                relay.drop(),
                relay.account(),
                relay.uploadId(),
                Objects.requireNonNullElse(said.word(), "no word"),
                Objects.requireNonNullElse(said.rows().total(), "?"),
                Objects.requireNonNullElse(said.rows().rejected(), "?"));
    }

    /** It was told that all bytes are there: it counts as delivered, with what is known. */
    private void giveUp(Relay relay, String why) {
        LOG.warn(
                "drop {}: upload {} at account {} is followed no longer: {}; it counts as delivered, ask the destination",
                relay.drop(),
                relay.uploadId(),
                relay.account(),
                why);
        delivered(relay, known(relay));
    }

    private RelayStopped ofNoUse(Reply reply, Refused why, String what) {
        if (reply.lane.isLastTry(reply.relay)) {
            return refused(reply, why, null);
        }
        relays.again(reply.relay);
        LOG.info("drop {}: {}; a fresh upload session is opened", reply.relay.drop(), what);
        return new RelayStopped(what);
    }

    private RelayStopped refused(Reply reply, Refused why, @Nullable Said said) {
        relays.refused(reply.relay, why, said);
        return told(reply.relay, why.reason(), why.status() + " " + why.answer());
    }

    private RelayStopped told(Relay relay, Reason reason, String what) {
        count(relay, "refused");
        LOG.warn(
                "drop {} is not passed on to account {}: {} ({}): {}; the partner is told, replay it when that is mended",
                relay.drop(),
                relay.account(),
                reason.says(),
                reason,
                what);
        return new RelayStopped(reason.says());
    }

    private RelayStopped unreadable(Reply reply, String what) {
        alarm(reply.lane, "unreadable-answer");
        return busy(reply.lane, "status " + reply.status + ": " + what, reply.retryAfter);
    }

    private RelayStopped lockedOut(Reply reply) {
        RelayLane lane = reply.lane;
        if (lane.pace().lockedOut("status " + reply.status + ": uploads are locked out")) {
            alarm(lane, "locked-out");
            LOG.warn(
                    "uploads of account {} are locked out: status {}; check its key, its uploads.*-path and whether uploads are switched"
                            + " on; nothing is lost, next try in {}",
                    lane.account(),
                    reply.status,
                    lane.settings().lockedOutPause());
        }
        return new RelayStopped("locked out");
    }

    private static RelayStopped busy(RelayLane lane, String why, @Nullable String retryAfter) {
        if (lane.pace().busy(why, retryAfter)) {
            LOG.warn(
                    "uploads of account {} have reached their longest back-off: {}; nothing is lost, ask the destination",
                    lane.account(),
                    why);
        }
        return new RelayStopped(why);
    }

    private void alarm(RelayLane lane, String alarm) {
        meters.counter("serai.alarms", "account", lane.account(), "alarm", alarm)
                .increment();
    }

    private void count(Relay relay, String result) {
        meters.counter("serai.relays", "account", relay.account(), "result", result)
                .increment();
    }
}
