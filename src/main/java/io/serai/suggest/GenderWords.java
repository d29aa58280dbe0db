package io.serai.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a column of genders or titles calls men, women and the rest. */
final class GenderWords {
    private static final Set<String> MEN = Set.of(
            "m",
            "mr",
            "mr.",
            "m.",
            "monsieur",
            "male",
            "man",
            "h",
            "homme",
            "herr",
            "hr",
            "hr.",
            "mann",
            "m\u00e4nnlich",
            "maennlich",
            "sr",
            "sr.",
            "se\u00f1or",
            "hombre",
            "var\u00f3n",
            "sig",
            "sig.",
            "signore",
            "signor",
            "uomo",
            "maschio",
            "masculin",
            "masculino",
            "1");
    private static final Set<String> WOMEN = Set.of(
            "f",
            "w",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
            "miss",
            "mme",
            "mme.",
            "mlle",
            "mlle.",
            "madame",
            "mademoiselle",
            "female",
            "woman",
            "femme",
            "frau",
            "fr",
            "fr.",
            "weiblich",
            "sra",
            "sra.",
            "se\u00f1ora",
            "mujer",
            "sig.ra",
            "signora",
            "donna",
            "femmina",
            "f\u00e9minin",
            "femenino",
            "femminile",
            "2");
    private static final Set<String> UNKNOWN = Set.of(
            "u", "x", "0", "unknown", "inconnu", "d", "divers", "n", "autre", "other", "altro", "otro", "3", "9");

    private GenderWords() {}

    static boolean isOne(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return MEN.contains(word) || WOMEN.contains(word) || UNKNOWN.contains(word);
    }

    /** The words that the format has to say beside its own, as {@code man-words} and the like. */
    static List<Entry> of(Column column) {
        Set<String> words = new TreeSet<>(column.words());
        words.removeIf(word -> !isOne(word));
        boolean spanish = words.contains("h") && words.contains("m") && !words.contains("f");
        List<String> man = new ArrayList<>(List.of("m", "mr", "male", "1", "homme"));
        List<String> woman = new ArrayList<>(List.of("f", "w", "mrs", "ms", "mme", "female", "2", "femme"));
        List<String> unknown = new ArrayList<>(List.of("u", "x", "0", "unknown"));
        List<Entry> entries = new ArrayList<>();
        if (spanish) {
            man.remove("m");
            woman.add("m");
        }
        String why = spanish ? "H and M stand beside each other: hombre and mujer" : "words of " + column.name();
        boolean moreMen = add(man, words, MEN, spanish ? "m" : "");
        boolean moreWomen = add(woman, words, WOMEN, "");
        if (moreMen || spanish) {
            entries.add(new Entry("man-words", Guess.proven(String.join(", ", man), why)));
        }
        if (moreWomen || spanish) {
            entries.add(new Entry("woman-words", Guess.proven(String.join(", ", woman), why)));
        }
        if (add(unknown, words, UNKNOWN, "")) {
            entries.add(new Entry("unknown-gender-words", Guess.proven(String.join(", ", unknown), why)));
        }
        return entries;
    }

    private static boolean add(List<String> known, Set<String> words, Set<String> of, String but) {
        boolean added = false;
        for (String word : words) {
            if (of.contains(word) && !known.contains(word) && !word.equals(but)) {
                known.add(word);
                added = true;
            }
        }
        return added;
    }
}
