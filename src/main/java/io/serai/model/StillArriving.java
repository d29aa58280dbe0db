package io.serai.model;

/** The file's last record is not finished yet: it is left where it is and looked at again, until the age limit. */
public class StillArriving extends Exception {
    private static final long serialVersionUID = 1L;

    private final String found;

    public StillArriving(String found) {
        super("the file is still arriving: " + found);
        this.found = found;
    }

    /** What is unfinished, such as {@code its last line has no line end}. */
    public String found() {
        return found;
    }
}
