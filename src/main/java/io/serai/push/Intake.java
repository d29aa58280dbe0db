package io.serai.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Sends a body down the road, as a poll sends a file, and waits for its receipt. */
public interface Intake {

    /** How a body is answered. */
    enum Outcome {
        /** Every row is in the store, or was there. */
        TAKEN,
        /** The same, but some rows were rejected. */
        SOME_REJECTED,
        /** Kept, and nothing of it is applied yet: its feed, or an operator, has to say something first. */
        WAITS,
        /** Nothing of it can be used. */
        UNUSABLE,
        /** The same bytes are being read at this moment. */
        SAME_BYTES,
        /** The partner has as many bodies on the road as it may, or there is no room for another one. */
        TOO_MANY,
        TOO_LARGE,
        /** It ended before its end. */
        BROKEN_OFF,
        /** The hub's fault, such as a full disk. */
        FAILED
    }

    /**
     * What became of a body.
     *
     * @param receipt the receipt as files get it; null when there is none
     * @param why what went wrong, for people; null when nothing did
     */
    record Answer(
            Outcome outcome,
            @Nullable ObjectNode receipt,
            @Nullable String why) {}

    /** Why a name cannot be a drop's; null when it can. */
    @Nullable
    String refusal(String name);

    /** Takes the body to its end, unless it is too long. Answers when every row has its outcome. */
    Answer take(Pushed pushed, InputStream body);
}
