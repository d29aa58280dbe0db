package io.serai.suggest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Whether the first record names the columns. */
final class HeaderGuess {

    private HeaderGuess() {}

    static Entry of(Table table) {
        List<String> first = table.first();
        long data = first.stream().filter(HeaderGuess::isData).count();
        long known = first.stream().filter(Names::isKnown).count();
        boolean twice = new HashSet<>(first.stream()
                                .map(cell -> cell.toLowerCase(Locale.ROOT))
                                .filter(cell -> !cell.isEmpty())
                                .toList())
                        .size()
                < first.stream().filter(cell -> !cell.isEmpty()).count();
        String why = known + " of " + first.size() + " cells of the first row are column names that Serai knows, "
                + Guess.count(data, "cell looks", "cells look") + " like values";
        if (known >= 2 && known > data) {
            return new Entry("header", Guess.proven("true", why));
        }
        if (data > 0 || twice) {
            return new Entry(
                    "header",
                    known == 0
                            ? Guess.proven("false", why + "; columns are counted from 1")
                            : Guess.chosen("false", why, "header: false, or true if the first row names the columns"));
        }
        return new Entry(
                "header", Guess.chosen("true", why, "header: true, or false if the first row is one like the others"));
    }

    private static boolean isData(String cell) {
        return Looks.isNumber(cell)
                || cell.indexOf('@') > 0
                || Looks.isPhone(cell)
                || cell.matches("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");
    }
}
