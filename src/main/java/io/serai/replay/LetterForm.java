package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.model.PartValues;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.Refusal;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * One part of a dead letter as a form: its values as fields, and what a filled form means as a merge patch. What is known of a
 * person is not in the form; it can be replaced without being seen.
 */
@Component
public final class LetterForm {

    /** Characters of a list's line ends in a form. */
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    private static final Set<Class<?>> NUMBERS =
            Set.of(BigDecimal.class, Integer.class, int.class, Long.class, long.class);

    private final LetterDesk desk;

    LetterForm(LetterDesk desk) {
        this.desk = desk;
    }

    /** The part's fields, in the order of its values. */
    public record Form(Letter letter, String part, List<Field> fields) {}

    /**
     * One value.
     *
     * @param at its place as a JSON pointer, such as {@code /address/city}
     * @param text as it is; of a list a line for each entry; empty when there is none, or it is hidden
     * @param hidden whether there is a value of a person, which the form does not hold
     */
    public record Field(String at, String text, Kind kind, boolean hidden) {

        /** For people, such as {@code address.city}. */
        public String name() {
            return at.substring(1).replace('/', '.');
        }
    }

    /** How a field is written. */
    public enum Kind {
        /** One line. */
        TEXT,
        /** An entry in each line. */
        LIST,
        /** Yes or no. */
        CHOICE
    }

    /**
     * The form of an open letter.
     *
     * @param part {@code header}, or {@code line 3}
     * @throws Refusal when there is no such letter or part, or it is no longer open
     */
    public Form of(long number, String part) {
        var opened = desk.opened(number);
        if (!opened.letter().open()) {
            throw new Refusal("dead letter " + number + ": it is "
                    + opened.letter().state() + "; expected an open one, since only that can be edited");
        }
        PartValues values = LetterEdits.known(opened, LetterEdits.partKey(part)).values();
        return new Form(desk.masked(opened.letter()), part, fields(values));
    }

    static List<Field> fields(PartValues values) {
        JsonNode known = ValuesPatch.tree(values);
        List<Field> fields = new ArrayList<>();
        collect("", known, Masks.json(known), values.getClass(), fields);
        Set<String> fixed = LetterEdits.fixed(values);
        fields.removeIf(field -> fixed.contains(field.name()));
        return fields;
    }

    private static void collect(String at, JsonNode known, JsonNode masked, Class<?> type, List<Field> fields) {
        for (RecordComponent component : components(type, known)) {
            String name = component.getName();
            collectOne(at + "/" + name, known.path(name), masked.path(name), component.getType(), fields);
        }
    }

    private static RecordComponent[] components(Class<?> type, JsonNode known) {
        return known.isObject() && type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    }

    private static void collectOne(String at, JsonNode known, JsonNode masked, Class<?> type, List<Field> fields) {
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            // what is not there yet, and names that are the partner's own, are for the command and the API
            collect(at, known, masked, type, fields);
            return;
        }
        boolean hidden = !known.equals(masked);
        Kind kind = List.class.isAssignableFrom(type)
                ? Kind.LIST
                : type == boolean.class || type == Boolean.class ? Kind.CHOICE : Kind.TEXT;
        fields.add(new Field(at, hidden ? "" : text(known), kind, hidden));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(entry.asText()));
            return String.join("\n", entries);
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    /**
     * What a filled form changes.
     *
     * @param given texts by the fields' places; a field that is not given, and a hidden one that is left empty, stays as it is
     * @param removed the places of hidden values that are to go
     * @return a JSON merge patch for {@link LetterEdits#edit}
     * @throws Refusal when nothing differs
     */
    public String patch(long number, String part, Map<String, String> given, Set<String> removed) {
        var opened = desk.opened(number);
        PartValues values = LetterEdits.known(opened, LetterEdits.partKey(part)).values();
        ObjectNode patch = ValuesPatch.object();
        for (Field field : fields(values)) {
            String text = given.get(field.at());
            if (field.hidden() && removed.contains(field.at())) {
                put(patch, field.at(), NullNode.instance);
            } else if (text != null && changes(field, text)) {
                put(patch, field.at(), node(field, text.strip(), type(values.getClass(), field.at())));
            }
        }
        if (patch.isEmpty()) {
            throw new Refusal(
                    "the form: found nothing that differs from what is known; expected another value in a field,"
                            + " or use replay");
        }
        return patch.toString();
    }

    private static boolean changes(Field field, String text) {
        String plain = LINE_ENDS.matcher(text.strip()).replaceAll("\n");
        return field.hidden() ? !plain.isEmpty() : !plain.equals(field.text().strip());
    }

    private static JsonNode node(Field field, String text, Class<?> type) {
        if (field.kind() == Kind.LIST) {
            ArrayNode entries = ValuesPatch.object().putArray("entries");
            LINE_ENDS
                    .splitAsStream(text)
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .forEach(entries::add);
            return entries;
        }
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        if (field.kind() == Kind.CHOICE) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return NUMBERS.contains(type) ? number(text) : TextNode.valueOf(text);
    }

    /** What is no number stays text, which the values refuse by the field's name. */
    private static JsonNode number(String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    private static Class<?> type(Class<?> values, String at) {
        Class<?> type = values;
        for (String name : at.substring(1).split("/", -1)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    type = component.getType();
                    break;
                }
            }
        }
        return type;
    }

    private static void put(ObjectNode patch, String at, JsonNode value) {
        String[] names = at.substring(1).split("/", -1);
        ObjectNode into = patch;
        for (int i = 0; i < names.length - 1; i++) {
            into = into.withObject("/" + names[i]);
        }
        into.set(names[names.length - 1], value);
    }
}
