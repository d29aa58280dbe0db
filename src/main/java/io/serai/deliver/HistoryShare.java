package io.serai.deliver;

/**
 * What history gets while something daily is always due: a few requests in a hundred, so that a load of years never stands still.
 * Counted in memory: after a start it begins anew. Used by one thread at a time.
 */
final class HistoryShare {

    private final int percent;
    private int owedPercent;

    /** @param percent 0 to 50; 0: history waits until nothing daily is due */
    HistoryShare(int percent) {
        this.percent = percent;
    }

    /** A daily request was made. */
    void daily() {
        owedPercent = Math.min(100, owedPercent + percent);
    }

    /** Whether the next request is history's, if any of it is due. */
    boolean owed() {
        return percent > 0 && owedPercent >= 100 - percent;
    }

    /** History got its request, or has none to make. */
    void paid() {
        owedPercent = 0;
    }
}
