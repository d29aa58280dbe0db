package io.serai.cases;

import java.util.ArrayList;
import java.util.List;

/** Differences as lines for a person: expected and found side by side, or below each other when they are long. */
public final class CaseText {

    private static final int SIDE_CHARS_MAX = 40;
    private static final int PLACE_CHARS_MAX = 80;

    private CaseText() {}

    public static List<String> of(List<Difference> differences) {
        int place = width(differences.stream().map(Difference::place).toList(), PLACE_CHARS_MAX);
        int expected = width(differences.stream().map(Difference::expected).toList(), SIDE_CHARS_MAX);
        List<String> lines = new ArrayList<>();
        String row = "%-" + place + "s  %-" + expected + "s  %s";
        lines.add(row.formatted("", "expected", "found").stripTrailing());
        for (Difference one : differences) {
            if (one.expected().length() <= SIDE_CHARS_MAX && one.found().length() <= SIDE_CHARS_MAX) {
                lines.add(row.formatted(one.place(), one.expected(), one.found()));
            } else {
                lines.add(one.place());
                lines.add("    expected  " + one.expected());
                lines.add("    found     " + one.found());
            }
        }
        return lines;
    }

    private static int width(List<String> texts, int charsMax) {
        int longest = texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= charsMax)
                .max()
                .orElse(0);
        return Math.max("expected".length(), longest);
    }
}
