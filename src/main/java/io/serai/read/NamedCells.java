package io.serai.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells that an item carries under names of the feed's own: text as it stands, empty cells left out, bounded as JSON. */
final class NamedCells {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String what;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final NullWords nullWords;
    private final long bytesMax;
    private final CellForm text = TextForm.text();

    /**
     * @param what what they are called in a reject
     * @param columns the names in the item, with the partner's column names
     */
    NamedCells(String what, Map<String, String> columns, Header header, NullWords nullWords, ReadSettings settings) {
        this.what = what;
        columns.forEach((name, column) -> {
            int index = header.indexOf(column);
            if (index >= 0) {
                indexes.put(name, index);
            }
        });
        this.nullWords = nullWords;
        this.bytesMax = settings.customFieldBytesMax().toBytes();
    }

    Map<String, Object> of(List<String> cells) throws CellFault {
        if (indexes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> index : indexes.entrySet()) {
            String cell = cells.get(index.getValue()).strip();
            if (!cell.isEmpty() && !nullWords.contains(cell)) {
                fields.put(index.getKey(), text.canonical(cell));
            }
        }
        int bytes = bytes(fields);
        if (bytes > bytesMax) {
            throw new CellFault(Reason.METADATA_TOO_LARGE, what, bytes + " bytes", "at most " + bytesMax + " bytes");
        }
        return fields;
    }

    static int bytes(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsBytes(fields).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text can always be written as JSON", e);
        }
    }
}
