package io.serai.read;

import java.util.List;

/** Binds framed rows through Bindy, one row at a time, and checks the rules: one bad row is one reject. */
public interface RowBinder {

    /** The same number of rows in the same order; never throws for what stands in a row. */
    List<BoundRow> bind(OpenFile file, List<RawRow> rows);
}
