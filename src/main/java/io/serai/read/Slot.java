package io.serai.read;

import io.serai.feed.Field;
import io.serai.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of a row comes from.
 *
 * @param index the cell, from 0; -1 when the file has no such column
 * @param column the partner's name of it, or our word when there is none
 * @param fallback the canonical default; empty for the file's time; null when there is no default
 */
record Slot(
        Field field,
        int index,
        String column,
        CellForm form,
        @Nullable String fallback,
        boolean required) {

    /** The canonical text; empty when the cell is, and there is no default. */
    String read(List<String> cells, NullWords nullWords) throws CellFault {
        String cell = raw(cells, nullWords);
        if (!cell.isEmpty()) {
            return form.canonical(cell);
        }
        if (fallback != null) {
            return fallback;
        }
        if (required) {
            throw missing();
        }
        return "";
    }

    /** The cell as it stands, stripped, null words as nothing. */
    String raw(List<String> cells, NullWords nullWords) {
        if (index < 0) {
            return "";
        }
        String cell = cells.get(index).strip();
        return nullWords.contains(cell) ? "" : cell;
    }

    CellFault missing() {
        return new CellFault(Reason.REQUIRED, column, null, "a value for " + field.word());
    }
}
