package io.serai.read;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON record.
 *
 * @param kind the token that it begins with
 * @param text as it was written, escapes resolved; a number keeps its digits; null when it is an object or a list
 */
record JsonCell(JsonToken kind, @Nullable String text) {

    boolean isNested() {
        return text == null;
    }

    /** Half a character, which an escape can write and no charset can. */
    boolean isBroken() {
        return text != null && text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
