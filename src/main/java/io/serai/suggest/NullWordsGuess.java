package io.serai.suggest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Words that exports write for nothing. */
final class NullWordsGuess {
    /** Nothing else is ever called so. */
    private static final Set<String> ALWAYS = Set.of(
            "NULL",
            "null",
            "Null",
            "(null)",
            "<null>",
            "[NULL]",
            "\\N",
            "undefined",
            "NaN",
            "nan",
            "N/A",
            "n/a",
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "None",
            "nil",
            "(none)",
            "(vide)",
            "(blank)");

    /** A name, a code or a sign elsewhere: nothing only among values that are all of another kind. */
    private static final Set<String> PERHAPS =
            Set.of("NA", "-", "--", "?", ".", "none", "n.a.", "aucun", "ninguno", "keine");

    private NullWordsGuess() {}

    /** Null when there is none. */
    static @Nullable Guess of(List<Column> columns) {
        Map<String, Long> found = new TreeMap<>();
        for (Column column : columns) {
            boolean typed = column.share(cell -> PERHAPS.contains(cell)
                                    || Looks.isNumber(cell)
                                    || Looks.isPhone(cell)
                                    || cell.indexOf('@') > 0
                                    || (Looks.maybeDate(cell) && !cell.matches("[\\p{L} .-]+")))
                            > 0.95
                    && column.share(PERHAPS::contains) < 1;
            for (String cell : column.cells()) {
                if (ALWAYS.contains(cell) || (typed && PERHAPS.contains(cell))) {
                    found.merge(cell, 1L, Long::sum);
                }
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        String why = String.join(
                ", ",
                found.entrySet().stream()
                        .map(word -> word.getValue() + " cells say " + word.getKey())
                        .toList());
        return Guess.proven(String.join(", ", found.keySet()), why);
    }
}
