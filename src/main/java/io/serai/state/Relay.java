package io.serai.state;

import io.serai.model.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that the destination reads itself, and how far it has come.
 *
 * @param drop the drop that brought it
 * @param account whose destination gets it
 * @param asked what an upload session is asked for, as JSON
 * @param file where its bytes are kept
 * @param sessions upload sessions that were opened for it so far
 * @param refusals those of them of which the storage took nothing, or that were forgotten before they were complete
 * @param uploadId the last of them; null before the first
 * @param said the destination's own word for how the upload stands; null as long as it said none
 * @param rows what the destination counted, as far as it said so
 * @param outputs what the destination made of it, as a JSON array; null as long as it said nothing of that
 * @param refusal why it was refused; null unless its state is refused
 * @param dueAt since when it is to be passed on
 * @param changedAt when it came as far as this
 */
public record Relay(
        long drop,
        String account,
        State state,
        Step step,
        String asked,
        Path file,
        int sessions,
        int refusals,
        @Nullable String uploadId,
        @Nullable String said,
        RowCounts rows,
        @Nullable String outputs,
        @Nullable Refused refusal,
        Instant dueAt,
        Instant changedAt) {

    /** Each relayed file is in exactly one of them. */
    public enum State {
        DUE,
        DELIVERED,
        REFUSED;

        /** As the store and people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What comes next. */
    public enum Step {
        /** A session is opened, and the bytes are sent. */
        SEND,
        /** The bytes are there; the destination is told so. */
        COMPLETE,
        /** The destination reads them; it is asked how that goes. */
        FOLLOW,
        /** Nothing. */
        END;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the destination counted; null where it said nothing. */
    public record RowCounts(
            @Nullable Long total,
            @Nullable Long accepted,
            @Nullable Long rejected) {

        /** Nothing was said. */
        public static final RowCounts UNSAID = new RowCounts(null, null, null);
    }

    /**
     * Why it was refused for good.
     *
     * @param status the HTTP status; null when no answer was the reason
     * @param answer the beginning of what was answered; null when nothing was
     */
    public record Refused(
            Reason reason,
            @Nullable Integer status,
            @Nullable String answer) {}

    /** Whether its bytes have to be sent, in a session of their own. */
    public boolean isToSend() {
        return step == Step.SEND;
    }
}
