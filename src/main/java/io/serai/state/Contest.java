package io.serai.state;

import io.serai.model.Outcome;

/** The rows of one drop that set the same part: exactly one wins, the newest. */
final class Contest {

    private KeptPart winner;
    private long record;
    private Outcome verdict = Outcome.STALE;

    Contest(KeptPart first, long record) {
        this.winner = first;
        this.record = record;
    }

    void enter(KeptPart part, long itsRecord) {
        int newer = part.compareTo(winner);
        if (newer > 0 || newer == 0 && itsRecord > record) {
            winner = part;
            record = itsRecord;
        }
    }

    KeptPart winner() {
        return winner;
    }

    /** What the store made of the winner. */
    void settle(Outcome outcome) {
        verdict = outcome;
    }

    /** A row before the winner was overtaken in its own file; one after it is older than what is known by then. */
    Outcome outcome(long itsRecord) {
        if (itsRecord == record) {
            return verdict;
        }
        return itsRecord < record ? Outcome.DUPLICATE : Outcome.STALE;
    }
}
