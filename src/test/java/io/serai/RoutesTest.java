package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camel does not refuse at start-up: names that lead nowhere, texts that are missing, secrets that are written out. */
class RoutesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern SECRET = Pattern.compile("(?i)^(password|passphrase|secretKey|apiKey|privateKey)$");

    static List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("routes"))) {
            return tree.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void follows_camels_schema(Path file) throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonSchema camel = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
            assertThat(camel.validate(YAML.readTree(file.toFile()))).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void begins_with_what_takes_gives(Path file) throws IOException {
        assertThat(Files.readAllLines(file).stream().limit(6).toList())
                .anyMatch(line -> line.startsWith("# What:"))
                .anyMatch(line -> line.startsWith("# Takes:"))
                .anyMatch(line -> line.startsWith("# Gives:"));
    }

    @Test
    void every_route_has_an_id_of_its_own_a_description_and_a_policy() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode route : all("route", "routeTemplate")) {
            JsonNode body = route.has("route") ? route.get("route") : route;
            String id = route.path("id").asText();
            assertThat(id).as("id of %s", body).isNotEmpty();
            assertThat(ids.add(id)).as("route id %s is used once", id).isTrue();
            assertThat(body.path("description").asText())
                    .as("description of %s", id)
                    .isNotEmpty();
            boolean partner = body.path("from").path("uri").asText().startsWith("kamelet:");
            assertThat(partner || body.has("routeConfigurationId") || body.has("errorHandler"))
                    .as("%s names a policy or says that it has none", id)
                    .isTrue();
        }
    }

    @Test
    void every_name_leads_somewhere() throws IOException {
        Set<String> policies = new HashSet<>();
        all("routeConfiguration")
                .forEach(policy -> policies.add(policy.path("id").asText()));
        Set<String> consumed = new HashSet<>();
        Set<String> called = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (JsonNode route : all("route", "routeTemplate")) {
            JsonNode body = route.has("route") ? route.get("route") : route;
            consumed.add(body.path("from").path("uri").asText());
            body.findValuesAsText("uri").stream()
                    .filter(uri -> uri.startsWith("direct:"))
                    .forEach(called::add);
            body.findValuesAsText("routeConfigurationId").forEach(named::add);
        }
        assertThat(consumed).containsAll(called);
        assertThat(policies).containsAll(named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void secrets_are_references(Path file) throws IOException {
        List<String> written = new ArrayList<>();
        secrets(YAML.readTree(file.toFile()), written);
        assertThat(written).isEmpty();
    }

    private static void secrets(JsonNode node, List<String> written) {
        node.properties().forEach(entry -> {
            if (SECRET.matcher(entry.getKey()).matches()
                    && entry.getValue().isTextual()
                    && !entry.getValue().asText().contains("{{")) {
                written.add(entry.getKey());
            }
        });
        node.forEach(child -> secrets(child, written));
    }

    private static List<JsonNode> all(String... kinds) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode element : read(file)) {
                for (String kind : kinds) {
                    if (element.has(kind)) {
                        found.add(element.get(kind));
                    }
                }
            }
        }
        return found;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
