package io.serai.read;

import io.serai.feed.Format;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A ticket's status: the partner's words that have a meaning agreed on, in any case of letters; other words as they are. */
final class StatusForm implements CellForm {
    private final Map<String, String> words;
    private final CellForm text;

    private StatusForm(Map<String, String> words, CellForm text) {
        this.words = words;
        this.text = text;
    }

    static CellForm of(Format format) {
        CellForm text = TextForm.text();
        Map<String, String> words = new HashMap<>();
        format.statusWords().forEach((word, meant) -> words.put(word.toLowerCase(Locale.ROOT), meant));
        return words.isEmpty() ? text : new StatusForm(words, text);
    }

    @Override
    public String canonical(String cell) throws CellFault {
        String meant = words.get(cell.toLowerCase(Locale.ROOT));
        return meant == null ? text.canonical(cell) : meant;
    }
}
