package io.serai.deliver;

import io.serai.deliver.KilibaSettings.Account;
import io.serai.deliver.KilibaSettings.ReplyStatuses;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an account beside its lane. They share its rate and wait while it is paused; trouble of their own makes only them
 * wait: an account that may not list its customers still gets its orders.
 */
public final class Beside {

    private final String account;
    private final Account settings;
    private final BooleanSupplier stopped;
    private final Pace pace;
    private final Tally tally;

    /** @param stopped whether the account itself sends nothing now */
    Beside(Lane lane, BooleanSupplier stopped) {
        this.account = lane.parts().account();
        this.settings = lane.parts().settings();
        this.tally = lane.parts().tally();
        this.pace = lane.pace().beside();
        this.stopped = stopped;
    }

    /** What an answer's status says. */
    public enum Verdict {
        ACCEPTED,
        /** Later again; the pause has begun. */
        BUSY,
        /** Something in the request is wrong. */
        REFUSED,
        /** Nothing of this kind is answered until somebody acts; the pause has begun. */
        LOCKED_OUT
    }

    /** Takes the right to one request, which has to be answered then; false when it must wait. */
    public boolean mayStart() {
        return !stopped.getAsBoolean() && pace.take();
    }

    /** The right that was taken is not needed after all. */
    public void giveBack() {
        pace.giveBack();
    }

    /** An answer came. */
    public Verdict answered(int status, @Nullable String retryAfter) {
        pace.ended();
        ReplyStatuses classes = settings.replies();
        if (classes.accepted().has(status)) {
            pace.succeeded();
            return Verdict.ACCEPTED;
        }
        if (classes.refused().has(status)) {
            pace.succeeded();
            return Verdict.REFUSED;
        }
        if (classes.lockedOut().has(status)) {
            pace.lockedOut("status " + status);
            return Verdict.LOCKED_OUT;
        }
        if (!classes.busy().has(status)) {
            tally.alarm(account, "unknown-status");
        }
        pace.busy("status " + status, retryAfter);
        return Verdict.BUSY;
    }

    /** No answer came, or one that nobody can read. */
    public void unanswered(String why) {
        pace.ended();
        pace.busy(why, null);
    }

    /** Why they wait for trouble of their own; null when they do not. */
    public @Nullable String pausedWhy() {
        return pace.paused().map(Pace.Pause::why).orElse(null);
    }
}
