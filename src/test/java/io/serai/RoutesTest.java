package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.lint.Around;
import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RouteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route file passes the lint that the start and a reload use, and this project's own customs besides. */
class RoutesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Path> files() throws IOException {
        return files(Path.of("routes"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_lint_finds_nothing() throws IOException {
        lintsClean(files());
    }

    /** With these and the files of the road, a hub starts in the containers of {@code docker/compose.yaml}. */
    @Test
    void the_lint_finds_nothing_in_the_partner_file_of_the_containers() throws IOException {
        List<Path> files = new ArrayList<>(files());
        files.removeIf(file -> !Path.of("routes").equals(file.getParent()));
        files.addAll(files(Path.of("docker", "partners")));
        lintsClean(files);
    }

    private static void lintsClean(List<Path> paths) throws IOException {
        List<RouteFile> files = new ArrayList<>();
        for (Path file : paths) {
            files.add(RouteFile.of(file.toString(), Files.readAllBytes(file)));
        }
        Lint lint = new Lint(new Around(Map.of()));
        assertThat(lint.elsewhere().check(files))
                .filteredOn(finding -> !finding.rule().equals("no-value"))
                .extracting(Finding::text)
                .isEmpty();
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
            assertThat(partner || body.has("routeConfigurationId"))
                    .as("%s names a policy", id)
                    .isTrue();
            assertThat(body.has("errorHandler"))
                    .as("%s has an error handler of its own, and then Hawtio draws no diagram at all", id)
                    .isFalse();
        }
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
