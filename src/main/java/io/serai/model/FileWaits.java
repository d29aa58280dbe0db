package io.serai.model;

/** The feed lets a file wait whose header it does not take yet: nothing of it is applied, and it stays at its source. */
public class FileWaits extends Exception {
    private static final long serialVersionUID = 1L;

    private final ColumnMissing why;

    /** Not its cause: the file is not unusable, and whoever catches that must not catch this. */
    public FileWaits(ColumnMissing why) {
        super(why.getMessage());
        this.why = why;
    }

    public ColumnMissing why() {
        return why;
    }
}
