package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How well a partner's column name says one of our fields, by the names of {@code suggest/columns.txt}. */
public final class Names {
    /** The name of the list, or the same without its signs. */
    static final int SAME = 100;
    /** One letter away from a long name. */
    private static final int NEAR = 75;
    /** A name of the list among words that say nothing else. */
    private static final int WITHIN = 70;
    /** A name of the list among any words. */
    private static final int AMONG = 45;

    private static final int NEAR_CHARS_MIN = 6;

    /** Later names of a field's list are weaker, so that the best of two columns wins. */
    private static final double PER_PLACE = 0.1;

    private static final Names LISTED = read();

    private final Map<RowKind, Map<Field, List<List<String>>>> names = new EnumMap<>(RowKind.class);
    private final Set<String> neutral = new HashSet<>();
    private final Set<String> generic = new HashSet<>();

    private Names() {}

    /** From 0, which is nothing alike, to 100. */
    public static double score(RowKind kind, Field field, String column) {
        List<String> words = words(column);
        List<List<String>> known = LISTED.names.getOrDefault(kind, Map.of()).getOrDefault(field, List.of());
        double best = 0;
        for (int i = 0; i < known.size(); i++) {
            best = Math.max(best, alike(words, known.get(i), field) - PER_PLACE * i);
        }
        return best;
    }

    /** Whether any field of any kind of row is called so. */
    static boolean isKnown(String column) {
        for (RowKind kind : KindGuess.GUESSED) {
            for (Field field : Field.of(kind)) {
                if (score(kind, field, column) >= WITHIN) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double alike(List<String> words, List<String> name, Field field) {
        String joined = String.join("", words);
        String named = String.join("", name);
        if (joined.equals(named)) {
            return SAME;
        }
        if (named.length() >= NEAR_CHARS_MIN && isOneLetterAway(joined, named)) {
            return NEAR;
        }
        int at = Collections.indexOfSubList(words, name);
        if (at < 0) {
            return 0;
        }
        List<String> others = new ArrayList<>(words);
        others.subList(at, at + name.size()).clear();
        if (isInLanguage(others, field)) {
            return WITHIN;
        }
        if (name.size() == 1 && LISTED.generic.contains(named)) {
            return 0;
        }
        if (LISTED.neutral.containsAll(others)) {
            return WITHIN;
        }
        boolean typed = field.form() == Field.Form.EMAIL || field.form() == Field.Form.TIME || field == Field.PHONE;
        return typed ? AMONG : 0;
    }

    /** Texts may have a column for each language: {@code name_fr}. */
    private static boolean isInLanguage(List<String> others, Field field) {
        boolean text = field == Field.NAME || field == Field.DESCRIPTION;
        return text && others.size() == 1 && Looks.isLanguageCode(others.get(0));
    }

    private static boolean isOneLetterAway(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return Math.max(a.length(), b.length()) - start - end <= 1;
    }

    /** In lower case, without accents and signs: {@code N° ClientID} is no, client, id. */
    public static List<String> words(String column) {
        String spaced = column.replaceAll("(?i)\\bn[\u00b0\u00ba]|\u2116|#", " no ")
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .replace("\u00df", "ss")
                .replace("\u0153", "oe");
        String plain = Normalizer.normalize(spaced, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(Arrays.asList(plain.split("[^a-z0-9]+", -1)));
        words.removeIf(String::isEmpty);
        if (words.size() > 1 && words.get(0).equals("n")) {
            words.set(0, "no");
        }
        return words;
    }

    private static Names read() {
        Names names = new Names();
        InputStream list = Objects.requireNonNull(Names.class.getResourceAsStream("/suggest/columns.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(names::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        String head = line.substring(0, colon).replace(",", "");
        List<String> said = Arrays.asList(head.split(" ", -1));
        if (head.equals("beside") || head.equals("alone")) {
            Set<String> words = head.equals("beside") ? neutral : generic;
            words.addAll(words(line.substring(colon + 1)));
            return;
        }
        Field field = Field.valueOf(said.get(0).toUpperCase(Locale.ROOT).replace('-', '_'));
        List<List<String>> list = new ArrayList<>();
        for (String name : line.substring(colon + 1).split(",", -1)) {
            list.add(words(name));
        }
        for (RowKind kind : RowKind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (field.isOf(kind) && (said.size() == 1 || said.contains(word))) {
                names.computeIfAbsent(kind, any -> new EnumMap<>(Field.class))
                        .computeIfAbsent(field, any -> new ArrayList<>())
                        .addAll(list);
            }
        }
    }
}
