package io.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

    private Masks() {}

    static String text(String text) {
        return TRACES.matcher(text).replaceAll(HIDDEN);
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
