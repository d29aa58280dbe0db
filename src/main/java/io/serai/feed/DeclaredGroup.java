package io.serai.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A group of a declared feed's keys, as Camel fills it. What stands below a key, such as {@code columns: {name: {fr: nom_fr}}}, is
 * a map of its own: Camel finds it only behind a getter, and the getter makes it.
 */
public final class DeclaredGroup extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    DeclaredGroup() {}

    /** Of {@code columns}: a column for each language. */
    public Map<String, Object> getName() {
        return below("name");
    }

    /** Of {@code columns}: a column for each language. */
    public Map<String, Object> getDescription() {
        return below("description");
    }

    /** Of {@code format}: the partner's words with what they mean. */
    public Map<String, Object> getLanguageWords() {
        return below("languageWords");
    }

    /** Of {@code format}: the partner's words with what they mean. */
    public Map<String, Object> getStatusWords() {
        return below("statusWords");
    }

    private Map<String, Object> below(String key) {
        Map<String, Object> below = new LinkedHashMap<>();
        if (get(key) instanceof Map<?, ?> known) {
            known.forEach((word, meant) -> below.put(String.valueOf(word), meant));
        }
        put(key, below);
        return below;
    }
}
