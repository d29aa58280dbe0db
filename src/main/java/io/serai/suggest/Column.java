package io.serai.suggest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One column of the rows that were looked at. Equal only to itself. */
final class Column {
    private final String name;
    private final int index;
    private final List<String> cells;
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * @param name as the header says, or {@code 3} for the third column of a file without header
     * @param index from 0
     * @param cells stripped, one for each row; empty where the row has none, or a word for nothing
     */
    Column(String name, int index, List<String> cells) {
        this.name = name;
        this.index = index;
        this.cells = List.copyOf(cells);
        cells.forEach(cell -> counts.merge(cell, 1, Integer::sum));
    }

    String name() {
        return name;
    }

    /** False for a name that a declaration would read as something else: an alias, a reference, a placeholder. */
    boolean canBeNamed() {
        return !name.isBlank() && !name.startsWith("#") && name.indexOf('|') < 0 && !name.contains("{{");
    }

    int index() {
        return index;
    }

    List<String> cells() {
        return cells;
    }

    long empty() {
        return counts.getOrDefault("", 0);
    }

    long filled() {
        return cells.size() - empty();
    }

    /** Filled cells that pass. */
    long count(Predicate<String> test) {
        return counts.entrySet().stream()
                .filter(cell -> !cell.getKey().isEmpty() && test.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Of the filled cells; 0 when there are none. */
    double share(Predicate<String> test) {
        return filled() == 0 ? 0 : (double) count(test) / filled();
    }

    /** Each different filled cell with its count. */
    Map<String, Integer> distinct() {
        Map<String, Integer> filled = new HashMap<>(counts);
        filled.remove("");
        return filled;
    }

    /** The different words in lower case. */
    Set<String> words() {
        return distinct().keySet().stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Filled and different in every row. */
    boolean isUnique() {
        return !cells.isEmpty() && empty() == 0 && counts.size() == cells.size();
    }

    @Override
    public String toString() {
        return "column " + name; // never a value of a row
    }
}
