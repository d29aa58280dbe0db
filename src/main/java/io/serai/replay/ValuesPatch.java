package io.serai.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.PartValues;
import io.serai.state.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A JSON merge patch (RFC 7386) on the values of a part. Strict: unknown names and values of another type are refused. */
final class ValuesPatch {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ValuesPatch() {}

    static JsonNode parsed(String patch) {
        try {
            return object(JSON.readTree(patch));
        } catch (JsonProcessingException e) {
            throw new Refusal("patch: found no JSON (" + e.getOriginalMessage()
                    + "); expected an object such as {\"status\":\"paid\"}");
        }
    }

    private static JsonNode object(JsonNode patch) {
        if (!patch.isObject() || patch.isEmpty()) {
            throw new Refusal("patch: found " + (patch.isObject() ? "nothing in it" : "no object")
                    + "; expected an object such as {\"status\":\"paid\"}");
        }
        return patch;
    }

    /** The values with the patch applied; the same kind of values, not yet checked against the rules. */
    static PartValues applied(PartValues values, JsonNode patch) {
        JsonNode patched = merged(JSON.valueToTree(values), patch);
        try {
            return JSON.treeToValue(patched, values.getClass());
        } catch (JsonMappingException e) {
            throw new Refusal("patch: " + place(e) + ": found something else than expected: " + said(e));
        } catch (JsonProcessingException e) {
            throw new Refusal("patch: " + e.getOriginalMessage());
        }
    }

    static JsonNode tree(Object values) {
        return JSON.valueToTree(values);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a JSON tree", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JSON.createObjectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode before = result.path(change.getKey());
                result.set(change.getKey(), merged(before, change.getValue()));
            }
        });
        return result;
    }

    /** The names whose values differ, nested ones as {@code address.city}. */
    static List<String> differences(JsonNode before, JsonNode after) {
        List<String> names = new ArrayList<>();
        differences("", before, after, names);
        return names;
    }

    private static void differences(String place, JsonNode before, JsonNode after, List<String> names) {
        if (before.isObject() && after.isObject()) {
            TreeSet<String> all = new TreeSet<>();
            before.fieldNames().forEachRemaining(all::add);
            after.fieldNames().forEachRemaining(all::add);
            String prefix = place.isEmpty() ? "" : place + ".";
            all.forEach(name -> differences(prefix + name, before.path(name), after.path(name), names));
        } else if (!before.equals(after)) {
            names.add(place);
        }
    }

    private static String place(JsonMappingException e) {
        StringBuilder place = new StringBuilder();
        e.getPath().forEach(part -> {
            String name = part.getFieldName();
            if (name != null) {
                place.append(place.isEmpty() ? "" : ".").append(name);
            }
        });
        return place.isEmpty() ? "values" : place.toString();
    }

    /** The first line of the library's message, without the value that it could not read. */
    private static String said(JsonMappingException e) {
        if (e instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException unknown) {
            return "an unknown name; expected one of " + new TreeSet<>(known(unknown));
        }
        if (e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException wrong
                && wrong.getTargetType() != null) {
            return "expected a " + wrong.getTargetType().getSimpleName();
        }
        return "a value of another type";
    }

    private static List<String> known(com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
    }
}
