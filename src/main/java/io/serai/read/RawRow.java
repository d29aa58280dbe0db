package io.serai.read;

import io.serai.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One framed record: its cells as text, not yet understood.
 *
 * @param record from 1, header not counted, blank lines counted
 * @param line the physical line where it starts, from 1; of a JSON record its number, since its lines mean nothing
 * @param cells never null; a blank line has none
 * @param fault why it could not be framed as it stands; null for nearly all
 * @param faultColumn the column that the fault is about; null when it is about the whole row, or there is none
 */
public record RawRow(
        long record,
        long line,
        List<String> cells,
        @Nullable Reason fault,
        @Nullable String faultColumn) {

    public RawRow(long record, long line, List<String> cells) {
        this(record, line, cells, null, null);
    }

    RawRow(long record, long line, List<String> cells, @Nullable Reason fault) {
        this(record, line, cells, fault, null);
    }
}
