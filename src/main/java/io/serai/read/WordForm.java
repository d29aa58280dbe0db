package io.serai.read;

import io.serai.feed.Format;
import io.serai.model.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Closed sets of words: yes and no, genders, languages. Case does not matter. */
final class WordForm implements CellForm {
    private final Map<String, String> words;
    private final Reason reason;
    private final String expected;

    private WordForm(Map<String, String> words, Reason reason, String expected) {
        this.words = words;
        this.reason = reason;
        this.expected = expected;
    }

    static WordForm flag(Format format) {
        Map<String, String> words = new HashMap<>();
        put(words, format.falseWords(), "false");
        put(words, format.trueWords(), "true");
        String expected =
                "one of " + String.join(", ", format.trueWords()) + ", " + String.join(", ", format.falseWords());
        return new WordForm(words, Reason.NOT_A_FLAG, expected);
    }

    /** 1 man, 2 woman, 0 unknown: the destination's numbers. */
    static WordForm gender(Format format) {
        Map<String, String> words = new HashMap<>();
        put(words, format.unknownGenderWords(), "0");
        put(words, format.womanWords(), "2");
        put(words, format.manWords(), "1");
        String expected = "one of " + String.join(", ", format.manWords()) + ", "
                + String.join(", ", format.womanWords()) + ", " + String.join(", ", format.unknownGenderWords());
        return new WordForm(words, Reason.NOT_A_CHOICE, expected);
    }

    static WordForm language(Format format) {
        Map<String, String> words = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            words.put(code, code);
        }
        format.languageWords().forEach((word, code) -> put(words, List.of(word), code.toLowerCase(Locale.ROOT)));
        return new WordForm(words, Reason.NOT_A_LANGUAGE, "a two-letter code such as fr");
    }

    private static void put(Map<String, String> words, List<String> from, String canonical) {
        from.forEach(word -> words.put(word.toLowerCase(Locale.ROOT), canonical));
    }

    @Override
    public String canonical(String cell) throws CellFault {
        String canonical = words.get(cell.toLowerCase(Locale.ROOT));
        if (canonical == null) {
            throw new CellFault(reason, cell, expected);
        }
        return canonical;
    }
}
