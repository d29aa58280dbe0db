package io.serai.suggest;

import java.util.ArrayList;
import java.util.List;

/** Which mark begins the decimals and which one groups the thousands, from how marks stand in numbers. */
final class NumbersGuess {
    private static final double NUMBERS_MIN = 0.8;

    private long comma;
    private long point;
    private long unclear;
    private final long[] grouped = new long[4];
    private static final List<String> GROUP_MARKS = List.of(".", ",", "'", "space");

    private NumbersGuess() {}

    static List<Entry> of(List<Column> columns) {
        NumbersGuess guess = new NumbersGuess();
        for (Column column : columns) {
            if (column.share(Looks::isNumber) >= NUMBERS_MIN) {
                column.cells().forEach(guess::take);
            }
        }
        return guess.entries();
    }

    private void take(String cell) {
        if (!Looks.isNumber(cell)) {
            return;
        }
        String number = cell.replaceFirst("^[+-]", "").replaceAll("[\u00a0\u202f ]", " ");
        if (number.indexOf(' ') >= 0 || number.indexOf('\'') >= 0) {
            grouped[number.indexOf(' ') >= 0 ? 3 : 2]++;
            number = number.replaceAll("[ ']", "");
        }
        int lastComma = number.lastIndexOf(',');
        int lastPoint = number.lastIndexOf('.');
        if (lastComma >= 0 && lastPoint >= 0) {
            boolean commaLast = lastComma > lastPoint;
            comma += commaLast ? 1 : 0;
            point += commaLast ? 0 : 1;
            grouped[commaLast ? 0 : 1]++;
        } else if (lastComma >= 0 || lastPoint >= 0) {
            one(number, lastComma >= 0 ? ',' : '.');
        }
    }

    private void one(String number, char mark) {
        int first = number.indexOf(mark);
        if (first != number.lastIndexOf(mark)) {
            grouped[mark == '.' ? 0 : 1]++;
        } else if (number.length() - first - 1 == 3 && first >= 1 && first <= 3 && number.charAt(0) != '0') {
            unclear++;
        } else if (mark == ',') {
            comma++;
        } else {
            point++;
        }
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        boolean isComma = comma > point || (comma == 0 && point == 0 && grouped[0] > 0);
        Guess decimal = decimal(isComma ? "," : ".");
        if (!decimal.why().isEmpty()) {
            entries.add(new Entry("decimal-mark", decimal));
        }
        for (int i = 0; i < grouped.length; i++) {
            if (grouped[i] > 0 && !GROUP_MARKS.get(i).equals(decimal.value())) {
                String why =
                        Guess.count(grouped[i], "number has", "numbers have") + " it between groups of three digits";
                entries.add(new Entry("thousands-mark", Guess.proven(GROUP_MARKS.get(i), why)));
                break;
            }
        }
        return entries;
    }

    private Guess decimal(String mark) {
        long own = mark.equals(",") ? comma : point;
        long other = mark.equals(",") ? point : comma;
        if (own + other + unclear == 0) {
            return Guess.proven(mark, grouped[0] > 0 || grouped[1] > 0 ? "no number has decimals" : "");
        }
        if (own + other == 0) {
            return Guess.chosen(
                    mark,
                    Guess.count(unclear, "number is", "numbers are") + " written like 1.234 or 1,234, and nothing tells"
                            + " thousands from decimals",
                    "decimal-mark: . or , (and thousands-mark: the other one, if these are thousands); ask for one amount"
                            + " as it stands on a ticket");
        }
        String why = Guess.count(own, "number ends", "numbers end") + " in decimals after " + spoken(mark)
                + (other == 0 ? ", none after " + spoken(other(mark)) : "; " + other + " after " + spoken(other(mark)))
                + (unclear == 0 ? "" : "; " + Guess.count(unclear, "has", "have") + " three digits after a mark");
        return other > own / 10
                ? Guess.chosen(mark, why, "decimal-mark: " + mark + " or " + other(mark) + "; the others are rejected")
                : Guess.proven(mark, why);
    }

    private static String other(String mark) {
        return mark.equals(",") ? "." : ",";
    }

    private static String spoken(String mark) {
        return mark.equals(",") ? "a comma" : "a point";
    }
}
