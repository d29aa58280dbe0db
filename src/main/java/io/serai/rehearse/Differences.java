package io.serai.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where two trees differ, leaf by leaf. */
final class Differences {

    private static final String NOTHING = "nothing";

    private final To to;

    private Differences(To to) {
        this.to = to;
    }

    /** Told of each difference. */
    interface To {
        /**
         * One leaf that differs.
         *
         * @param member without positions, such as {@code products[].quantity}
         * @param at with positions, such as {@code products[2].quantity}
         */
        void differs(String member, String at, String before, String after);
    }

    static void of(JsonNode before, JsonNode after, To to) {
        new Differences(to).node("", "", before, after);
    }

    private void node(String member, String at, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            members(member, at, before, after);
        } else if (ofThings(before) && ofThings(after) && before.size() == after.size()) {
            for (int n = 0; n < before.size(); n++) {
                node(member + "[]", at + "[" + (n + 1) + "]", before.path(n), after.path(n));
            }
        } else if (!text(before).equals(text(after))) {
            boolean counts = ofThings(before) && ofThings(after);
            to.differs(member, at, counts ? count(before) : text(before), counts ? count(after) : text(after));
        }
    }

    private void members(String member, String at, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        String dot = member.isEmpty() ? "" : ".";
        for (String name : names) {
            node(member + dot + name, at + dot + name, before.path(name), after.path(name));
        }
    }

    private static boolean ofThings(JsonNode node) {
        return node.isArray() && (node.isEmpty() || node.path(0).isObject());
    }

    private static String count(JsonNode list) {
        return list.size() + (list.size() == 1 ? " entry" : " entries");
    }

    private static String text(JsonNode node) {
        if (node instanceof MissingNode || node.isNull()) {
            return NOTHING;
        }
        return node.isTextual() ? '"' + node.asText() + '"' : node.toString();
    }
}
