package io.serai.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the library's cells into rows, numbered from 0 with the header counted; the reader renumbers them. */
final class RawRows extends AbstractBaseCsvCallbackHandler<RawRow> {
    private List<String> cells = new ArrayList<>();
    private boolean empty;
    private long next;

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new ArrayList<>(Math.max(4, cells.size()));
        empty = false;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        cells.add(len == 0 ? "" : new String(buf, offset, len));
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected RawRow buildRecord() {
        return new RawRow(next++, getStartingLineNumber(), empty ? List.of() : Collections.unmodifiableList(cells));
    }
}
