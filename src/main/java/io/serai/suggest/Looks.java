package io.serai.suggest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a single cell looks like. */
public final class Looks {
    static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+|\\d{1,3}(?:[.,' \u00a0\u202f]\\d{3})+)(?:[.,]\\d+)?");
    private static final Pattern MONEY =
            Pattern.compile("(?:[\u20ac$\u00a3]|EUR|USD|CHF)\\s?\\S+|\\S+\\s?(?:[\u20ac$\u00a3]|EUR|USD|CHF)");
    private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d ()./-]{5,22}\\d");
    private static final Pattern EAN = Pattern.compile("\\d{8}|\\d{12,14}");
    private static final Pattern DATE = Pattern.compile("(?=.*\\d)[\\d\\p{L}/.:,+ -]{6,35}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    static final Set<String> YES = Set.of(
            "true",
            "1",
            "yes",
            "y",
            "oui",
            "o",
            "ja",
            "j",
            "si",
            "s\u00ed",
            "s",
            "vero",
            "verdadero",
            "vrai",
            "wahr",
            "on",
            "x");
    static final Set<String> NO = Set.of("false", "0", "no", "n", "non", "nein", "falso", "faux", "falsch", "off");

    private static final Map<String, String> LANGUAGE_NAMES = Map.ofEntries(
            Map.entry("french", "fr"),
            Map.entry("fran\u00e7ais", "fr"),
            Map.entry("francais", "fr"),
            Map.entry("english", "en"),
            Map.entry("anglais", "en"),
            Map.entry("german", "de"),
            Map.entry("deutsch", "de"),
            Map.entry("allemand", "de"),
            Map.entry("spanish", "es"),
            Map.entry("espa\u00f1ol", "es"),
            Map.entry("espagnol", "es"),
            Map.entry("italian", "it"),
            Map.entry("italiano", "it"),
            Map.entry("italien", "it"),
            Map.entry("dutch", "nl"),
            Map.entry("nederlands", "nl"));

    private Looks() {}

    static boolean isNumber(String cell) {
        return cell.length() <= 30 && NUMBER.matcher(cell).matches();
    }

    static boolean isWhole(String cell) {
        return !cell.isEmpty() && cell.length() <= 18 && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A number with the sign or the code of a currency. */
    static boolean isMoney(String cell) {
        return cell.length() <= 40
                && MONEY.matcher(cell).matches()
                && cell.chars().anyMatch(Character::isDigit);
    }

    /** Digits with a plus, a leading zero or the signs that people put between them. */
    static boolean isPhone(String cell) {
        if (cell.length() > 26 || !PHONE.matcher(cell).matches()) {
            return false;
        }
        long digits = cell.chars().filter(Character::isDigit).count();
        return digits >= 8 && digits <= 15 && (!isWhole(cell) || cell.charAt(0) == '0');
    }

    /** 8, 12, 13 or 14 digits of which the last one checks the others. */
    public static boolean isEan(String cell) {
        if (!EAN.matcher(cell).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < cell.length(); i++) {
            int weight = (cell.length() - i) % 2 == 0 ? 3 : 1;
            sum += weight * (cell.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }

    static boolean maybeDate(String cell) {
        return DATE.matcher(cell).matches();
    }

    static boolean isCountryCode(String cell) {
        return cell.length() == 2 && COUNTRIES.contains(cell.toUpperCase(Locale.ROOT));
    }

    static boolean isLanguageCode(String cell) {
        return LANGUAGES.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The code of a language's name or of a locale such as {@code fr_FR}; empty for anything else. */
    static String languageOf(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        String named = LANGUAGE_NAMES.getOrDefault(word, "");
        boolean locale = word.matches("[a-z]{2}[-_][a-z]{2}") && LANGUAGES.contains(word.substring(0, 2));
        return locale ? word.substring(0, 2) : named;
    }

    static boolean isFlag(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word);
    }

    /** The cell's shape without what it says: letters are {@code x}, digits {@code 9}; long runs are cut. */
    public static String mask(String cell) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < cell.length() && shape.length() < 24; i++) {
            char c = cell.charAt(i);
            char sign = Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '9' : Character.isISOControl(c) ? ' ' : c;
            int end = shape.length();
            boolean run = end >= 4
                    && shape.charAt(end - 1) == sign
                    && shape.charAt(end - 2) == sign
                    && shape.charAt(end - 3) == sign
                    && shape.charAt(end - 4) == sign
                    && (sign == 'x' || sign == '9');
            if (!run) {
                shape.append(sign);
            }
        }
        return shape.toString();
    }
}
