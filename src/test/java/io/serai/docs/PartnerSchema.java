package io.serai.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.feed.Expected;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Field;
import io.serai.feed.Format;
import io.serai.feed.Policies;
import io.serai.feed.Relaying;
import io.serai.feed.RowKind;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/schema/}: JSON Schemas for editors, of a feed and of a whole partner file, from the code and the templates. */
final class PartnerSchema {

    static final Path FEED = Path.of("docs/schema/feed.schema.json");
    static final Path PARTNER = Path.of("docs/schema/partner.schema.json");

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PartnerSchema() {}

    /** The text of both files. */
    static Map<Path, String> texts() throws IOException {
        return Map.of(FEED, text(feed()), PARTNER, text(partner()));
    }

    private static String text(JsonNode schema) throws IOException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    static ObjectNode feed() {
        ObjectNode feed = JSON.objectNode().put("$schema", DRAFT);
        feed.setAll(object("A feed: what one kind of file of one partner means."));
        feed.putArray("required").add("partner").add("rows");
        Map<String, String> texts = texts(Feed.class);
        ObjectNode keys = feed.putObject("properties");
        keys.set("partner", described(scalar(String.class), texts.get("partner")));
        keys.set("account", described(scalar(String.class), texts.get("account")));
        keys.set("rows", described(scalar(RowKind.class), texts.get("rows")));
        keys.set("format", group(Format.class, "How the bytes become cells and the cells become values."));
        ObjectNode columns = fields(texts.get("columns"));
        for (Field translated : List.of(Field.NAME, Field.DESCRIPTION)) {
            columns.withObject("/properties").set(translated.word(), translated());
        }
        keys.set("columns", columns);
        keys.set("defaults", fields(texts.get("defaults")));
        spelled(feed, "custom-fields", words(texts.get("custom-fields")));
        keys.set("metadata", words(texts.get("metadata")));
        keys.set("policies", group(Policies.class, "What rows mean where partners differ."));
        keys.set("expected", expected());
        keys.set("relay", group(Relaying.class, "How files are passed on as they are, with rows: file."));
        ArrayNode kinds = feed.putArray("allOf");
        for (RowKind kind : RowKind.values()) {
            kinds.add(kind == RowKind.FILE ? withoutRows(kind) : only(kind));
        }
        return feed;
    }

    private static ObjectNode expected() {
        ObjectNode expected = object("When files are expected. A feed without this group is never missed.");
        Map<String, String> texts = texts(Expected.class);
        for (RecordComponent key : Expected.class.getRecordComponents()) {
            String word = Documented.kebab(key.getName());
            if (!List.of("feed", "partner").contains(word)) {
                Class<?> type = key.getType().isPrimitive() ? key.getType() : String.class;
                spelled(expected, word, described(scalar(type), texts.get(word)));
            }
        }
        return expected;
    }

    /** Files without rows have no columns; all others need some. */
    private static ObjectNode withoutRows(RowKind kind) {
        ObjectNode rule = JSON.objectNode();
        ObjectNode when = rule.putObject("if");
        when.putArray("required").add("rows");
        when.putObject("properties").putObject("rows").put("const", word(kind));
        ObjectNode then = rule.putObject("then");
        then.putArray("required").add("relay");
        ObjectNode none = then.putObject("properties");
        List.of("columns", "defaults", "policies")
                .forEach(group -> none.putObject(group).put("maxProperties", 0));
        rule.putObject("else").putArray("required").add("columns");
        return rule;
    }

    /** Rows of this kind have these fields only. */
    private static ObjectNode only(RowKind kind) {
        ObjectNode rule = JSON.objectNode();
        ObjectNode when = rule.putObject("if");
        when.putArray("required").add("rows");
        when.putObject("properties").putObject("rows").put("const", word(kind));
        ObjectNode then = rule.putObject("then").putObject("properties");
        for (String group : List.of("columns", "defaults")) {
            ArrayNode names = then.putObject(group).putObject("propertyNames").putArray("enum");
            Field.of(kind).forEach(field -> names.add(field.word()));
            Field.of(kind).stream()
                    .map(field -> camel(field.word()))
                    .filter(word -> !has(names, word))
                    .forEach(names::add);
        }
        return rule;
    }

    private static boolean has(ArrayNode names, String word) {
        for (JsonNode name : names) {
            if (name.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode group(Class<?> type, String description) {
        ObjectNode group = object(description);
        Map<String, String> texts = texts(type);
        for (RecordComponent key : type.getRecordComponents()) {
            String word = Documented.kebab(key.getName());
            spelled(group, word, described(scalar(key.getType()), texts.get(word)));
        }
        return group;
    }

    private static ObjectNode fields(@Nullable String description) {
        ObjectNode fields = object(description);
        for (Field field : Field.values()) {
            spelled(
                    fields,
                    field.word(),
                    described(scalar(String.class), field.form().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return fields;
    }

    /** One column, or one for each language. */
    private static ObjectNode translated() {
        ObjectNode either = JSON.objectNode();
        ArrayNode ways = either.putArray("anyOf");
        ways.add(scalar(String.class));
        ways.add(words("A column for each language, by its ISO 639-1 code."));
        return described(either, "text; of a product also {fr: nom_fr, en: nom_en}");
    }

    private static ObjectNode words(@Nullable String description) {
        ObjectNode words = described(JSON.objectNode().put("type", "object"), description);
        words.set("additionalProperties", scalar(String.class));
        return words;
    }

    /** The kebab spelling is proposed by editors; the other one is only not refused. */
    private static void spelled(ObjectNode group, String word, ObjectNode schema) {
        group.withObject("/properties").set(word, schema);
        if (!camel(word).equals(word)) {
            group.withObject("/patternProperties").set("^" + camel(word) + "$", schema.deepCopy());
        }
    }

    private static ObjectNode scalar(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type.isEnum()) {
            ArrayNode choice = schema.putArray("anyOf");
            ArrayNode words = choice.addObject().putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(word -> words.add(word((Enum<?>) word)));
            choice.addObject().put("pattern", "\\{\\{.*}}").put("type", "string");
        } else if (Map.class.isAssignableFrom(type)) {
            schema.putArray("type").add("string").add("object");
        } else if (type == int.class) {
            schema.putArray("type").add("integer").add("string");
        } else if (type == boolean.class) {
            schema.putArray("type").add("boolean").add("string");
        } else {
            schema.putArray("type").add("string").add("number").add("boolean");
        }
        return schema;
    }

    static ObjectNode partner() throws IOException {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", DRAFT).put("title", "A partner's file: its feeds as beans, its drops as routes.");
        schema.put("type", "array");
        ObjectNode element = schema.putObject("items")
                .put("type", "object")
                .put("minProperties", 1)
                .put("maxProperties", 1);
        ObjectNode keys = element.putObject("properties");
        keys.putObject("beans").put("type", "array").set("items", bean());
        keys.set("route", route());
        return schema;
    }

    private static ObjectNode bean() {
        ObjectNode bean = JSON.objectNode().put("type", "object");
        bean.putArray("required").add("name").add("type");
        ObjectNode keys = bean.putObject("properties");
        keys.putObject("name")
                .put("type", "string")
                .put("description", texts(Feed.class).get("name"));
        keys.putObject("type").put("type", "string").putArray("examples").add(FeedDeclaration.class.getName());
        ObjectNode when = bean.putObject("if");
        when.putObject("properties").putObject("type").put("const", FeedDeclaration.class.getName());
        ObjectNode then = bean.putObject("then");
        then.putArray("required").add("properties");
        then.putObject("properties")
                .putObject("properties")
                .put("$ref", FEED.getFileName().toString());
        return bean;
    }

    private static ObjectNode route() throws IOException {
        ObjectNode route = JSON.objectNode().put("type", "object");
        route.putArray("required").add("id").add("from");
        ObjectNode keys = route.putObject("properties");
        keys.putObject("id").put("type", "string").put("description", "unique over all files");
        keys.putObject("description").put("type", "string");
        ObjectNode from = keys.putObject("from").put("type", "object");
        from.putArray("required").add("uri").add("steps");
        ObjectNode parts = from.putObject("properties");
        ArrayNode uris = parts.putObject("uri").put("type", "string").putArray("examples");
        parts.putObject("parameters").put("type", "object");
        parts.putObject("steps").put("type", "array");
        ArrayNode drops = from.putArray("allOf");
        for (JsonNode template : templates()) {
            String uri = "kamelet:" + template.path("id").asText();
            uris.add(uri);
            drops.add(drop(uri, template));
        }
        return route;
    }

    private static ObjectNode drop(String uri, JsonNode template) {
        ObjectNode rule = JSON.objectNode();
        rule.putObject("if").putObject("properties").putObject("uri").put("const", uri);
        ObjectNode then = rule.putObject("then");
        then.putArray("required").add("parameters");
        ObjectNode parameters = object(template.path("description").asText());
        ArrayNode required = parameters.putArray("required");
        for (JsonNode parameter : template.path("parameters")) {
            String name = parameter.path("name").asText();
            ObjectNode value = described(
                    scalar(String.class), parameter.path("description").asText());
            if (parameter.has("defaultValue")) {
                value.put("default", parameter.path("defaultValue").asText());
            } else if (parameter.path("required").asBoolean()) {
                required.add(name);
            }
            parameters.withObject("/properties").set(name, value);
        }
        then.putObject("properties").set("parameters", parameters);
        return rule;
    }

    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> templates = new java.util.ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(one -> one.toString().contains("10-receive-"))
                    .sorted()
                    .toList()) {
                templates.addAll(YAML.readTree(file.toFile()).findValues("routeTemplate"));
            }
        }
        return templates;
    }

    private static ObjectNode object(@Nullable String description) {
        return described(JSON.objectNode().put("type", "object").put("additionalProperties", false), description);
    }

    private static ObjectNode described(ObjectNode schema, @Nullable String description) {
        String text = Objects.requireNonNull(description, "a key without its @param");
        return schema.put("description", text.replace("`", ""));
    }

    private static Map<String, String> texts(Class<?> type) {
        return Documented.of(type).stream()
                .collect(Collectors.toMap(Documented::name, Documented::text, (one, other) -> one));
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String camel(String kebab) {
        String[] words = kebab.split("-", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
