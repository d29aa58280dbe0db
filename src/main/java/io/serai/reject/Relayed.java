package io.serai.reject;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.serai.model.Reason;
import io.serai.state.Relay;
import io.serai.state.Relay.Refused;
import io.serai.state.Relay.RowCounts;
import io.serai.state.Relay.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a file that is passed on as it is.
 *
 * @param state due, delivered or refused
 * @param uploadId the destination's number for it; absent before the first upload session
 * @param status the destination's own word for how it stands
 * @param rowsTotal what the destination counted; these three are absent as long as it said nothing of them
 * @param outputs what the destination made of it, in its own words
 * @param reason why it was refused; this and what follows is absent otherwise
 * @param answer the beginning of what the destination answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Relayed(
        String state,
        Instant since,
        @Nullable String uploadId,
        @Nullable String status,
        @Nullable Long rowsTotal,
        @Nullable Long rowsAccepted,
        @Nullable Long rowsRejected,
        @JsonRawValue @Nullable String outputs,
        @Nullable Reason reason,
        @Nullable String whatToDo,
        @Nullable Integer answerStatus,
        @Nullable String answer) {

    public static Relayed of(Relay relay) {
        RowCounts rows = relay.rows();
        Refused refusal = relay.refusal();
        return new Relayed(
                relay.state().word(),
                relay.changedAt(),
                relay.uploadId(),
                relay.said(),
                rows.total(),
                rows.accepted(),
                rows.rejected(),
                relay.outputs(),
                refusal == null ? null : refusal.reason(),
                refusal == null ? null : refusal.reason().fix(),
                refusal == null ? null : refusal.status(),
                refusal == null ? null : refusal.answer());
    }

    /** One sentence for a person. */
    public String sentence() {
        if (state.equals(State.DUE.word())) {
            return "This file is passed on as it is, and the destination reads it; this receipt is written again when its result is"
                    + " known.";
        }
        if (reason != null) {
            return "This file " + reason.says() + "; " + whatToDo + ".";
        }
        return rowsTotal == null
                ? "The destination has this file; it said nothing of its rows."
                : "The destination has this file and counted " + rowsTotal + " rows"
                        + (rowsRejected == null || rowsRejected == 0
                                ? "."
                                : ", " + rowsRejected + " of them rejected.");
    }
}
