package io.serai.suggest;

import io.serai.model.FileUnusable;
import io.serai.read.OpenFile;
import io.serai.read.Peek;
import io.serai.read.RawRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first rows of a file by column. Bounded in rows and in characters. */
final class Table {
    private static final long CHARS_MAX = 60_000_000;
    private static final int REMEMBERED_MAX = 20_000;

    private final long rowsMax;
    private final List<List<String>> columns = new ArrayList<>();
    private final List<Map<String, String>> remembered = new ArrayList<>();
    private @Nullable List<String> first;
    private long rows;
    private long chars;
    private long blank;
    private long odd;
    private boolean whole = true;

    private Table(long rowsMax) {
        this.rowsMax = rowsMax;
    }

    /** @throws CannotSuggest when the file does not fit the format */
    static Table of(Peek peek, Path file, Map<String, String> format, long rowsMax) throws IOException {
        Table table = new Table(rowsMax);
        try (OpenFile open = peek.open(file, Formats.framing(format))) {
            while (open.hasNext() && table.whole) {
                open.next().forEach(table::take);
            }
        } catch (FileUnusable e) {
            throw new CannotSuggest(file.getFileName() + ": " + e.getMessage());
        } catch (OpenFile.Unusable e) {
            throw new CannotSuggest(file.getFileName() + ": " + e.unusable().getMessage());
        }
        return table;
    }

    private void take(RawRow row) {
        if (row.cells().stream().allMatch(String::isBlank)) {
            blank++;
            return;
        }
        if (first == null) {
            first = row.cells().stream().map(String::strip).toList();
            first.forEach(cell -> {
                columns.add(new ArrayList<>());
                remembered.add(new HashMap<>());
            });
            return;
        }
        if (rows >= rowsMax || chars >= CHARS_MAX) {
            whole = false;
            return;
        }
        if (row.fault() != null || row.cells().size() != columns.size()) {
            odd++;
            return;
        }
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(once(i, row.cells().get(i).strip()));
        }
    }

    /** Cells repeat; equal ones of a column are kept once. */
    private String once(int column, String cell) {
        Map<String, String> known = remembered.get(column);
        String same = known.get(cell);
        if (same != null) {
            return same;
        }
        chars += cell.length() + 1;
        if (known.size() < REMEMBERED_MAX) {
            known.put(cell, cell);
        }
        return cell;
    }

    /** The first record, stripped: a header or not. */
    List<String> first() {
        return first == null ? List.of() : first;
    }

    /** Rows after the first record that are looked at. */
    long rows() {
        return rows;
    }

    long blank() {
        return blank;
    }

    /** Rows that are not looked at, since they have another number of cells or a fault. */
    long odd() {
        return odd;
    }

    /** Whether the file ends with the last row that was looked at. */
    boolean whole() {
        return whole;
    }

    /** The columns, where words for nothing are nothing. */
    List<Column> columns(List<String> names, boolean header, Set<String> nullWords) {
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> cells = new ArrayList<>(columns.get(i).size() + 1);
            if (!header) {
                cells.add(cell(first().get(i), nullWords));
            }
            columns.get(i).forEach(cell -> cells.add(cell(cell, nullWords)));
            named.add(new Column(names.get(i), i, cells));
        }
        return named;
    }

    private static String cell(String cell, Set<String> nullWords) {
        return nullWords.contains(cell) ? "" : cell;
    }
}
