package io.serai.rehearse;

import io.serai.model.Reject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks through the rejects of both readings of one file, line by line; each comes in the order of the file. */
final class RejectComparison {

    private final RejectLog running;
    private final RejectGroups onlyEdited;
    private final RejectGroups onlyRunning;
    private final RejectGroups otherwise;
    private @Nullable Reject next;

    RejectComparison(RejectLog running, RejectGroups onlyEdited, RejectGroups onlyRunning, RejectGroups otherwise) {
        this.running = running;
        this.onlyEdited = onlyEdited;
        this.onlyRunning = onlyRunning;
        this.otherwise = otherwise;
        this.next = running.next();
    }

    /** The next row that the edited feed rejects. */
    void edited(Reject reject) {
        while (next != null && next.line() < reject.line()) {
            onlyRunning.add(next);
            next = running.next();
        }
        if (next == null || next.line() > reject.line()) {
            onlyEdited.add(reject);
            return;
        }
        boolean same = next.reason() == reject.reason() && Objects.equals(next.column(), reject.column());
        if (!same) {
            otherwise.add(reject);
        }
        next = running.next();
    }

    /** The edited feed rejects no more. */
    void end() {
        while (next != null) {
            onlyRunning.add(next);
            next = running.next();
        }
    }
}
