package io.serai.drift;

import io.serai.read.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The first rows of a file, as framed: at most {@value #ROWS_MAX} of them, {@value #CHARS_MAX} characters. Not thread-safe. */
public final class Sample {

    static final int ROWS_MAX = 1000;
    private static final int CHARS_MAX = 1_000_000;

    private final List<List<String>> rows = new ArrayList<>();
    private long chars;

    /** Whether it wants no more rows. */
    public boolean isFull() {
        return rows.size() >= ROWS_MAX || chars >= CHARS_MAX;
    }

    /** Takes what it still has room for; rows that could not be framed are left out. */
    public void add(List<RawRow> more) {
        for (RawRow row : more) {
            if (isFull()) {
                return;
            }
            if (row.fault() == null && !row.cells().isEmpty()) {
                rows.add(row.cells());
                row.cells().forEach(cell -> chars += cell.length());
            }
        }
    }

    int rows() {
        return rows.size();
    }

    /** The filled cells of a column, stripped. */
    List<String> filled(int column, Set<String> nullWords) {
        List<String> filled = new ArrayList<>();
        for (List<String> row : rows) {
            String cell = column < row.size() ? row.get(column).strip() : "";
            if (!cell.isEmpty() && !nullWords.contains(cell)) {
                filled.add(cell);
            }
        }
        return filled;
    }
}
