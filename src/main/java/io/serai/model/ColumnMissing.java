package io.serai.model;

import java.util.List;

/** The header lacks a required column: of all that makes a file unusable, what may mend itself without another file. */
public class ColumnMissing extends FileUnusable {
    private static final long serialVersionUID = 1L;

    private final transient List<String> header;

    /**
     * As {@link FileUnusable}.
     *
     * @param header the names that the first line has, in its order
     */
    public ColumnMissing(List<String> header, String found, String expected) {
        super(Reason.COLUMN_MISSING, found, expected);
        this.header = List.copyOf(header);
    }

    public List<String> header() {
        return header;
    }
}
