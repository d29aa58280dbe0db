package io.serai.read;

import io.serai.feed.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts by language: from a column for each, or from the field's one column in the row's language. */
final class Translations {
    private final Map<String, Integer> indexes = new TreeMap<>();
    private final NullWords nullWords;
    private final CellForm text = TextForm.text();

    /** @param columns field, point and language, such as {@code name.fr}, with the partner's column names */
    Translations(Map<String, String> columns, Header header, NullWords nullWords) {
        columns.forEach((name, column) -> {
            int index = header.indexOf(column);
            if (index >= 0) {
                indexes.put(name, index);
            }
        });
        this.nullWords = nullWords;
    }

    /**
     * The texts of a field by language; empty when there is none.
     *
     * @param plain the text of the field's one column
     * @param language the row's language
     */
    Map<String, String> of(Field field, List<String> cells, @Nullable String plain, @Nullable String language)
            throws CellFault {
        Map<String, String> texts = new TreeMap<>();
        String prefix = field.word() + ".";
        for (Map.Entry<String, Integer> index : indexes.entrySet()) {
            if (index.getKey().startsWith(prefix)) {
                String cell = cells.get(index.getValue()).strip();
                if (!cell.isEmpty() && !nullWords.contains(cell)) {
                    texts.put(index.getKey().substring(prefix.length()), text.canonical(cell));
                }
            }
        }
        if (plain != null && language != null) {
            texts.putIfAbsent(language, plain);
        }
        return texts;
    }
}
