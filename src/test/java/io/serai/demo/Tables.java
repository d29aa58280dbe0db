package io.serai.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first column to the left, as the last; numbers to the right. */
final class Tables {

    private final List<List<String>> rows = new ArrayList<>();

    Tables(String... names) {
        rows.add(List.of(names));
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append("  ").append(padded(row.get(i), i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        String gap = " ".repeat(width(column) - cell.length());
        return isNumbers(column) ? gap + cell : cell + gap;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isNumbers(int column) {
        return rows.stream().skip(1).allMatch(row -> row.get(column).matches("[0-9]+"));
    }
}
