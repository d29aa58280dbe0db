package io.serai.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code columns} of a declared feed, as Camel fills them: by our field's name the partner's column name, or for a text in
 * several languages a map of column names by language. Camel finds such a map only behind a getter.
 */
public final class Columns extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    Columns() {}

    /** For {@code name: {fr: nom_fr, en: nom_en}}; made when it is asked for. */
    public Map<String, Object> getName() {
        return languages(Field.NAME);
    }

    /** As {@link #getName}. */
    public Map<String, Object> getDescription() {
        return languages(Field.DESCRIPTION);
    }

    private Map<String, Object> languages(Field field) {
        Map<String, Object> languages = new LinkedHashMap<>();
        Object known = putIfAbsent(field.word(), languages);
        if (known instanceof Map<?, ?> before) {
            before.forEach((language, column) -> languages.put(String.valueOf(language), column));
            put(field.word(), languages);
        }
        return languages;
    }
}
