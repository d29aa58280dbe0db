package io.serai.suggest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which charset the bytes are in. UTF-8 proves itself by strict decoding. Of the charsets with one byte to a character, that one
 * wins in which bytes beyond ASCII are letters where letters stand, and signs where signs stand.
 */
final class CharsetGuess {
    /** In the order of preference when two read a file equally well. */
    private static final List<String> ONE_BYTE = List.of(
            "windows-1252", "ISO-8859-15", "windows-1250", "ISO-8859-2", "windows-1254", "IBM850", "x-MacRoman");

    /** The bytes in which ISO-8859-15 differs from windows-1252, above the range that only windows-1252 uses. */
    private static final List<Integer> EURO_BYTES = List.of(0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE);

    private static final String USUAL_SIGNS =
            "\u20ac\u00a3\u00ab\u00bb\u00b0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00a0\u00a9\u00ae\u2122\u00b2\u00ba\u00aa";

    private static final String FRACTIONS = "\u00bc\u00bd\u00be";

    private CharsetGuess() {}

    static Guess of(ByteLook look) {
        if (look.starts(0xEF, 0xBB, 0xBF)) {
            return Guess.proven("UTF-8", "the file begins with the byte order mark of UTF-8");
        }
        if (look.starts(0xFF, 0xFE) || look.starts(0xFE, 0xFF)) {
            String name = look.starts(0xFF, 0xFE) ? "UTF-16LE" : "UTF-16BE";
            return Guess.proven(name, "the file begins with the byte order mark of " + name);
        }
        if (look.zeros(0) + look.zeros(1) > look.bytes() / 4) {
            String name = look.zeros(1) > look.zeros(0) ? "UTF-16LE" : "UTF-16BE";
            return Guess.proven(name, "every other byte is zero, as in " + name);
        }
        if (look.high() == 0) {
            return Guess.proven(
                    "UTF-8",
                    "all " + look.bytes() + " bytes are ASCII, which every charset reads alike; a later file in another"
                            + " one than UTF-8 fails whole, and is never misread");
        }
        if (look.isUtf8()) {
            return Guess.proven("UTF-8", "valid UTF-8, with " + look.utf8Chars() + " characters beyond ASCII");
        }
        return oneByte(look);
    }

    private record Scored(String name, long score) {}

    private static Guess oneByte(ByteLook look) {
        List<Scored> scored = new ArrayList<>();
        for (String name : ONE_BYTE) {
            if (Charset.isSupported(name)) {
                score(look.contexts(), Charset.forName(name)).ifPresent(score -> scored.add(new Scored(name, score)));
            }
        }
        if (scored.isEmpty()) {
            return Guess.chosen(
                    "windows-1252", "not UTF-8, and no known charset reads every byte", ask("windows-1252"));
        }
        scored.sort(Comparator.comparingLong(Scored::score).reversed()); // stable: equals stay in order of preference
        Scored best = scored.get(0);
        String why = "not UTF-8; " + look.high() + " bytes beyond ASCII read best as " + best.name() + told(best, look);
        boolean sure = best.score() > 0
                && (best.name().equals("windows-1252") || best.name().equals("ISO-8859-15"));
        return sure ? Guess.proven(best.name(), why) : Guess.chosen(best.name(), why, ask(best.name()));
    }

    private static String told(Scored best, ByteLook look) {
        if (!best.name().equals("windows-1252") && !best.name().equals("ISO-8859-15")) {
            return "";
        }
        boolean windowsOnly = look.contexts().keySet().stream().anyMatch(context -> (context >> 8 & 0xff) < 0xA0);
        boolean euro = look.contexts().keySet().stream().anyMatch(context -> EURO_BYTES.contains(context >> 8 & 0xff));
        if (windowsOnly) {
            return "; some of them are none in ISO-8859-15";
        }
        return euro
                ? "; they are signs or letters that ISO-8859-15 and windows-1252 tell apart"
                : "; ISO-8859-15 reads these the same";
    }

    private static String ask(String best) {
        return "charset: " + best + " or another; ask the partner, and look whether accented names read right";
    }

    /** Nothing when some byte is no character of the charset. */
    private static OptionalLong score(Map<Integer, Long> contexts, Charset charset) {
        long score = 0;
        for (Map.Entry<Integer, Long> context : contexts.entrySet()) {
            int bytes = context.getKey();
            String text;
            try {
                text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(new byte[] {(byte) (bytes >> 8)}))
                        .toString();
            } catch (CharacterCodingException e) {
                return OptionalLong.empty();
            }
            char before = new String(new byte[] {(byte) (bytes >> 16)}, charset).charAt(0);
            char after = new String(new byte[] {(byte) bytes}, charset).charAt(0);
            score += context.getValue() * score(before, text.charAt(0), after);
        }
        return OptionalLong.of(score);
    }

    private static int score(char before, char c, char after) {
        if (Character.isISOControl(c)) {
            return -20;
        }
        if (USUAL_SIGNS.indexOf(c) >= 0) {
            return 1;
        }
        boolean letters = Character.isLetter(before) || Character.isLetter(after);
        if (Character.isLetter(c)) {
            boolean counted = Character.isDigit(before) || Character.isDigit(after);
            return Character.isUpperCase(c) && Character.isLowerCase(before) ? -4 : letters ? 2 : counted ? -2 : 0;
        }
        if (FRACTIONS.indexOf(c) >= 0) {
            return letters ? -6 : 1;
        }
        return letters ? -6 : -2;
    }
}
