package io.serai.lint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.serai.feed.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Camel's own schema of the YAML DSL, which Kaoto and editors go by; the loader alone accepts more. */
final class CamelSchema {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";
    private static final int SHOWN_MAX = 80;

    private final JsonNode text;
    private final JsonSchema schema;

    private CamelSchema() {
        try (InputStream in = CamelSchema.class.getResourceAsStream(RESOURCE)) {
            text = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading Camel's schema", e);
        }
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                // else every reference is followed to its end before it is used: 300 MB
                .preloadJsonSchema(false)
                .build();
        schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(text, config);
    }

    private static final class Loaded {
        private static final CamelSchema SCHEMA = new CamelSchema();
    }

    /** Loaded when it is first asked for. */
    static CamelSchema get() {
        return Loaded.SCHEMA;
    }

    List<Finding> check(RouteFile file) {
        Set<ValidationMessage> messages = schema.validate(file.tree());
        List<Finding> findings = new ArrayList<>();
        for (ValidationMessage message : messages) {
            if (!isEcho(message, messages)) {
                findings.add(finding(file, message));
            }
        }
        return findings;
    }

    /** An alternative that failed only because another one was meant. */
    private static boolean isEcho(ValidationMessage message, Set<ValidationMessage> all) {
        if (!Set.of("type", "oneOf", "anyOf", "not", "allOf").contains(message.getType())) {
            return false;
        }
        String at = message.getInstanceLocation().toString();
        return all.stream()
                .filter(other ->
                        !other.getType().equals("oneOf") && !other.getType().equals("anyOf"))
                .filter(other -> !other.equals(message))
                .map(other -> other.getInstanceLocation().toString())
                .anyMatch(other -> other.startsWith(at + "/")
                        || (other.equals(at) && !message.getType().equals("type")));
    }

    private Finding finding(RouteFile file, ValidationMessage message) {
        Spot at = spot(file, message.getInstanceLocation().toString());
        return switch (message.getType()) {
            case "additionalProperties" -> unknownKey(at, message);
            case "required" ->
                at.error(
                        "missing-key",
                        named(at) + " lacks the key " + message.getProperty(),
                        "write " + message.getProperty() + ":");
            case "type" -> at.error("camel-schema", named(at) + " is " + shown(at), "write " + expected(message));
            default ->
                at.error("camel-schema", named(at) + ": " + message.getMessage(), "write what Camel's schema expects");
        };
    }

    private Finding unknownKey(Spot at, ValidationMessage message) {
        String key = String.valueOf(message.getProperty());
        List<String> known = known(message);
        String fix = Words.nearest(key, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("take it out; known: "
                        + String.join(", ", known.stream().sorted().toList()));
        return at.at(key).error("unknown-key", named(at) + " has the unknown key \"" + key + '"', fix);
    }

    private List<String> known(ValidationMessage message) {
        String pointer = message.getSchemaLocation().getFragment().toString();
        JsonNode properties = text.at(JsonPointer.compile(pointer.substring(0, pointer.lastIndexOf('/'))))
                .path("properties");
        return properties.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static String named(Spot at) {
        String key = at.key();
        return key.isEmpty() || key.matches("\\d+") ? "this element" : key;
    }

    private static String shown(Spot at) {
        if (at.node().isContainerNode()) {
            return at.node().isArray() ? "a list" : "a group of keys";
        }
        String text = at.text();
        String kind = at.node().isTextual() ? "the text " : "";
        String cut = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
        return at.node().isNull() ? "empty" : kind + (at.node().isTextual() ? '"' + cut + '"' : cut);
    }

    private static String expected(ValidationMessage message) {
        String word = Stream.of(message.getArguments())
                .skip(1)
                .findFirst()
                .map(String::valueOf)
                .orElse("another kind");
        return switch (word) {
            case "string" -> "a text, in quotes";
            case "object" -> "a group of keys";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            default -> "a value of the kind " + word;
        };
    }

    private static Spot spot(RouteFile file, String pointer) {
        return new Spot(file, pointer, file.tree().at(JsonPointer.compile(pointer)));
    }
}
