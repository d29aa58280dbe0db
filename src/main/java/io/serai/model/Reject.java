package io.serai.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one record was not taken. The fields are the error; {@link #message} is made from them last.
 *
 * @param line the physical line where the record starts, from 1, as an editor shows it
 * @param record the record's number in the file, from 1, header and blank lines not counted
 * @param column the partner's own column name; null when the whole record is meant
 * @param reason the stable code
 * @param found what stood there, shortened to 80 characters; null when it says nothing or would show personal data
 * @param expected what would have been right
 * @param raw the record's cells as read, for the rejects file; empty when the record could not be cut into cells
 */
public record Reject(
        long line,
        long record,
        @Nullable String column,
        Reason reason,
        @Nullable String found,
        String expected,
        List<String> raw) {

    private static final int FOUND_CHARS_MAX = 80;

    public Reject {
        if (found != null && found.length() > FOUND_CHARS_MAX) {
            found = found.substring(0, FOUND_CHARS_MAX) + "...";
        }
        raw = List.copyOf(raw);
    }

    /** One sentence without the file's place: {@code quantity "12,5O" is not a decimal number; expected …}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (column != null) {
            text.append(column).append(' ');
        }
        if (found != null) {
            text.append('"').append(found).append("\" ");
        }
        return text.append(reason.says()).append("; expected ").append(expected).toString();
    }

    /** The whole message: {@code acme/lines_0412.csv:5 quantity "12,5O" is not a number; expected …; row rejected (CODE)}. */
    public String message(String partner, String file) {
        return partner + "/" + file + ":" + line + " " + text() + "; row rejected (" + reason.name() + ")";
    }
}
