package io.serai.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Format;
import io.serai.suggest.SuggestOptions.Drop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A suggestion, with its feeds as the hub would load them. */
record Suggested(Suggestion suggestion, Map<String, Feed> feeds, JsonNode yaml) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema CAMEL = schema();

    static Suggested of(Path... files) throws IOException {
        return of(options(Drop.SFTP, null), files);
    }

    static SuggestOptions options(Drop drop, @Nullable String zone) {
        return new SuggestOptions("acme", "main", drop, zone, 100_000, DataSize.ofMegabytes(16));
    }

    /** Fails when Camel's schema or the hub's feed rules refuse what was written. */
    static Suggested of(SuggestOptions options, Path... files) throws IOException {
        Suggestion suggestion = Suggestion.of(List.of(files), options);
        JsonNode yaml = YAML.readTree(suggestion.yaml());
        if (!CAMEL.validate(yaml).isEmpty()) {
            throw new AssertionError(CAMEL.validate(yaml) + "\n" + suggestion.yaml());
        }
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (JsonNode bean : yaml.path(0).path("beans")) {
            String name = bean.path("name").asText();
            feeds.put(name, declared(bean.path("properties")).feed(name));
        }
        return new Suggested(suggestion, feeds, yaml);
    }

    private static FeedDeclaration declared(JsonNode properties) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner(properties.path("partner").asText());
        declaration.setAccount(properties.path("account").asText());
        declaration.setRows(properties.path("rows").asText());
        put(properties.path("format"), declaration.getFormat());
        put(properties.path("columns"), declaration.getColumns());
        put(properties.path("defaults"), declaration.getDefaults());
        put(properties.path("policies"), declaration.getPolicies());
        return declaration;
    }

    private static void put(JsonNode from, Map<String, Object> to) {
        from.properties()
                .forEach(entry -> to.put(entry.getKey(), entry.getValue().asText()));
    }

    private static JsonSchema schema() {
        try (InputStream schema =
                Objects.requireNonNull(Suggested.class.getResourceAsStream("/schema/camelYamlDsl.json"))) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Feed feed(String name) {
        return Objects.requireNonNull(feeds.get(name), () -> name + " of " + feeds.keySet());
    }

    Format format(String name) {
        return feed(name).format();
    }

    /** The only feed's format. */
    Format format() {
        return feeds.values().iterator().next().format();
    }

    String text() {
        return suggestion.yaml();
    }

    /** The text with its comments unwrapped. */
    String comments() {
        return text().replaceAll("\\n *# +", " ");
    }

    /** What is marked, without the lines' numbers. */
    List<String> choices() {
        return suggestion.choices().stream()
                .map(choice -> choice.substring(choice.indexOf(": ") + 2))
                .toList();
    }

    /** The keys that choices are about. */
    List<String> chosenKeys() {
        List<String> keys = new ArrayList<>();
        choices().forEach(choice -> keys.add(choice.replaceFirst("[:,].*", "")));
        return keys;
    }

    static Path file(Path folder, String name, String text) throws IOException {
        return file(folder, name, text, StandardCharsets.UTF_8);
    }

    static Path file(Path folder, String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }
}
