package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what is known of a person; ids, amounts and times stay, since repairing needs them. */
public final class Masks {

    private static final String HIDDEN = "***";
    private static final Set<String> PERSONAL = Set.of(
            "email",
            "customerEmail",
            "firstName",
            "lastName",
            "birthday",
            "gender",
            "phone",
            "address",
            "city",
            "zipcode",
            "region");
    private static final Set<String> WHOLLY_PERSONAL = Set.of("customFields", "billingAddress");
    /** What may be an e-mail address or a phone number in free text. */
    private static final Pattern TRACES =
            Pattern.compile("[^\\s\"'<>,;:]+@[^\\s\"'<>,;:]+|\\+?[0-9][0-9 ().-]{7,}[0-9]");

    /** A member of an item that is quoted as JSON; the text may end within it. */
    private static final Pattern MEMBERS = Pattern.compile(
            "(\"(?:" + String.join("|", PERSONAL) + ")\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|[^\"{\\[\\s,}][^,}]*)");

    private static final Pattern FURTHER_FIELDS = Pattern.compile("(\"customFields\"\\s*:\\s*)\\{[^}]*}?");

    /** Shorter values would hide parts of other words. */
    private static final int PERSONAL_CHARS_MIN = 3;

    private Masks() {}

    /**
     * Hides in free text what may be an e-mail address or a phone number, what a quoted item says of a person, and the values of
     * persons who are known to be meant.
     */
    static String text(String text, Set<String> persons) {
        String masked = MEMBERS.matcher(text).replaceAll("$1\"" + HIDDEN + '"');
        masked = FURTHER_FIELDS.matcher(masked).replaceAll("$1{}");
        List<String> longestFirst = persons.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String person : longestFirst) {
            masked = Pattern.compile(Pattern.quote(person), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(masked)
                    .replaceAll(HIDDEN);
        }
        return TRACES.matcher(masked).replaceAll(HIDDEN);
    }

    /** The values that {@link #json} hides, without those too short to be told from other text. */
    static Set<String> personal(JsonNode node) {
        Set<String> values = new HashSet<>();
        hidden(node, json(node), values);
        return values;
    }

    private static void hidden(JsonNode node, JsonNode masked, Set<String> values) {
        if (node.isObject()) {
            node.properties().forEach(member -> hidden(member.getValue(), masked.path(member.getKey()), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                hidden(node.get(i), masked.path(i), values);
            }
        } else if (!node.equals(masked) && node.asText().length() >= PERSONAL_CHARS_MIN) {
            values.add(node.asText());
        }
    }

    /** A copy with what is known of a person hidden, in an item of any entity. */
    public static JsonNode json(JsonNode node) {
        return masked(node.deepCopy(), false);
    }

    private static JsonNode masked(JsonNode node, boolean all) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                boolean container = member.getValue().isContainerNode();
                boolean hides = all
                        || (PERSONAL.contains(name) && !container)
                        || WHOLLY_PERSONAL.contains(name)
                        || (name.equals("address") && container);
                member.setValue(masked(member.getValue(), hides));
            }
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), all));
            }
            return array;
        }
        return all && !node.isNull() ? TextNode.valueOf(HIDDEN) : node;
    }
}
