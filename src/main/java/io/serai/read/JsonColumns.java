package io.serai.read;

import com.fasterxml.jackson.core.JsonToken;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the members of JSON records stand among a file's columns. A column is every name that occurs in the file; where records use
 * different names of one column, the one that its feed names first gets the value.
 *
 * <p>Numbers and flags of JSON are not written as the feed's text is, and mean the same whatever the feed says: they are put into
 * the feed's words, so that the same rules read both.
 */
final class JsonColumns {

    private final Feed feed;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, List<Integer>> others = new LinkedHashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    /** @param names as they occur in the file, each once */
    JsonColumns(List<String> names, Feed feed) {
        this.feed = feed;
        for (String name : names) {
            places.putIfAbsent(Header.key(name), places.size());
        }
        Stream.concat(feed.columns().values().stream(), feed.customFields().values().stream())
                .forEach(this::alias);
        for (Field field : Field.of(feed.rows())) {
            Optional.ofNullable(feed.columns().get(field.word()))
                    .ifPresent(column -> names(column).forEach(name -> fields.putIfAbsent(name, field)));
        }
    }

    private static List<String> names(String column) {
        return Stream.of(column.split("\\|", -1)).map(Header::key).toList();
    }

    private void alias(String column) {
        List<Integer> known = names(column).stream()
                .filter(places::containsKey)
                .map(places::get)
                .toList();
        if (known.size() > 1) {
            others.put(known.get(0), known.subList(1, known.size()));
        }
    }

    /** One cell for each column, empty where the record says nothing. */
    List<String> cells(JsonRecord record) {
        List<String> cells = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            cells.add("");
        }
        record.members().forEach((name, cell) -> {
            Integer place = places.get(name);
            if (place != null) {
                cells.set(place, text(name, cell));
            }
        });
        others.forEach((first, more) -> {
            if (cells.get(first).isEmpty()) {
                more.stream()
                        .map(cells::get)
                        .filter(cell -> !cell.isEmpty())
                        .findFirst()
                        .ifPresent(cell -> cells.set(first, cell));
            }
        });
        return cells;
    }

    private String text(String name, JsonCell cell) {
        String text = cell.text();
        if (text == null) {
            return "";
        }
        Field field = fields.get(name);
        Field.Form form = field == null ? Field.Form.TEXT : field.form();
        Format format = feed.format();
        if (cell.kind() == JsonToken.VALUE_NUMBER_FLOAT && form == Field.Form.DECIMAL) {
            String quantityMark = field == Field.QUANTITY ? format.quantityDecimalMark() : null;
            return text.replace(".", quantityMark == null ? format.decimalMark() : quantityMark);
        }
        if (cell.kind().isBoolean() && form == Field.Form.FLAG) {
            return (cell.kind() == JsonToken.VALUE_TRUE ? format.trueWords() : format.falseWords()).get(0);
        }
        return cell.isBroken() ? broken(text) : text;
    }

    private static String broken(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
