package io.serai.model;

/** A full file would delete or change more than its feed allows: nothing of it is applied until an operator decides. */
public class SnapshotParked extends Exception {
    private static final long serialVersionUID = 1L;

    private final long known;
    private final long changed;
    private final long gone;

    /**
     * The numbers that parked it.
     *
     * @param known what is known of the feed
     * @param changed what the file would change
     * @param gone what the file would delete, since it is absent
     */
    public SnapshotParked(long known, long changed, long gone, int percentMax) {
        super("the file would delete " + gone + " and change " + changed + " of " + known
                + " known ones; expected at most " + percentMax + " % of them");
        this.known = known;
        this.changed = changed;
        this.gone = gone;
    }

    public long known() {
        return known;
    }

    public long changed() {
        return changed;
    }

    public long gone() {
        return gone;
    }
}
