package io.serai.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a test file says with what was found: numbers by value, everything else as it is written. Lists of things that
 * have a name (items by id, rejects by line) are paired by it, other lists by position.
 */
final class Comparison {

    private final List<Difference> differences = new ArrayList<>();

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Everything: what is found and not expected is a difference too. */
    void exact(String place, @Nullable Yaml expected, JsonNode found) {
        if (expected == null) {
            differ(place, null, found);
        } else if (expected.isMap() && found.isObject()) {
            Map<String, Yaml> map = expected.map();
            Set<String> names = new LinkedHashSet<>(map.keySet());
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> exact(place + " / " + name, map.get(name), found.path(name)));
        } else if (expected.isList() && found.isArray()) {
            List<Yaml> list = expected.list();
            for (int n = 0; n < Math.max(list.size(), found.size()); n++) {
                exact(place + " / " + (n + 1), n < list.size() ? list.get(n) : null, found.path(n));
            }
        } else if (!same(expected, found)) {
            differ(place, expected, found);
        }
    }

    /** Something that the test does not expect. */
    void unexpected(String place, JsonNode found) {
        differ(place, null, found);
    }

    /** Only the keys that the test file names. */
    private void named(String place, Yaml expected, JsonNode found) {
        expected.map().forEach((name, value) -> exact(place + " / " + name, value, found.path(name)));
    }

    /**
     * Lists of things with a name.
     *
     * @param names the keys that make the name
     * @param exact whether all keys of a pair are compared, or only those that the test file names
     */
    void paired(String place, Yaml expected, JsonNode found, List<String> names, boolean exact) {
        Map<String, JsonNode> left = new LinkedHashMap<>();
        found.forEach(one -> left.put(name(names, key -> text(one.path(key))), one));
        for (Yaml one : expected.list()) {
            Map<String, Yaml> keys = one.map();
            String name =
                    name(names, key -> keys.containsKey(key) ? keys.get(key).text() : "");
            JsonNode other = left.remove(name);
            String at = place + " " + name;
            if (other == null) {
                differ(at, one, MissingNode.getInstance());
            } else if (exact) {
                exact(at, one, other);
            } else {
                named(at, one, other);
            }
        }
        left.forEach((name, other) -> differ(place + " " + name, null, other));
    }

    private static String name(List<String> names, java.util.function.UnaryOperator<String> value) {
        return names.stream().map(value).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static boolean same(Yaml expected, JsonNode found) {
        if (!expected.isText() || !found.isValueNode()) {
            return false;
        }
        if (found.isNumber()) {
            try {
                return new BigDecimal(expected.text()).compareTo(found.decimalValue()) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return expected.text().equals(found.asText());
    }

    private void differ(String place, @Nullable Yaml expected, JsonNode found) {
        differences.add(new Difference(
                place,
                expected == null ? Difference.NOTHING : expected.flow(),
                found.isMissingNode() ? Difference.NOTHING : text(found)));
    }

    private static String text(JsonNode found) {
        return found.isTextual() || found.isMissingNode() ? found.asText() : found.toString();
    }
}
