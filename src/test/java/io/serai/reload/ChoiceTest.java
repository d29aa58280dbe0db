package io.serai.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.lint.Around;
import io.serai.lint.Finding;
import io.serai.lint.Lint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which of several edits that came at once are taken. */
class ChoiceTest {

    private static final Path ROAD = Path.of("road.camel.yaml");
    private static final Path A = Path.of("a.camel.yaml");
    private static final Path B = Path.of("b.camel.yaml");
    private static final Path C = Path.of("c.camel.yaml");

    private final Lint lint = new Lint(new Around(Map.of()));
    private final Map<Path, Version> running = new TreeMap<>();
    private final Map<Path, Version> wanted = new TreeMap<>();

    ChoiceTest() {
        both(ROAD, """
                - routeTemplate:
                    id: folder-drop
                    parameters: [{name: partner}, {name: feed}, {name: directory}]
                    from: {uri: "file:{{directory}}", steps: [{to: "kamelet:sink"}]}
                """);
    }

    private void both(Path file, String text) {
        runs(file, text);
        wanted.put(file, running.get(file));
    }

    private void runs(Path file, String text) {
        running.put(file, version(file, text));
    }

    private void wants(Path file, String text) {
        wanted.put(file, version(file, text));
    }

    private Version version(Path file, String text) {
        return new Version(file, text.getBytes(StandardCharsets.UTF_8), lint);
    }

    private Choice choice(Path... refusedBefore) {
        return Choice.of(running, wanted, Map.of(), Set.of(refusedBefore), lint);
    }

    private static String feed(String name) {
        return """
                - beans:
                    - name: %s
                      type: io.serai.feed.FeedDeclaration
                      properties: {partner: acme, rows: customers, columns: {customer-id: id}}
                """.formatted(name);
    }

    private static String drop(String id, String feed) {
        return """
                - route:
                    id: %s
                    from:
                      uri: kamelet:folder-drop
                      parameters: {partner: acme, feed: %s, directory: in-%s}
                      steps: [{log: "x"}]
                """.formatted(id, feed, id);
    }

    @Test
    void aRenamedFileIsOneStep() {
        runs(A, feed("f") + drop("d", "f"));
        wants(B, feed("f") + drop("d", "f"));
        assertThat(choice().taken()).containsExactly(A, B);
        assertThat(choice().refused()).isEmpty();
    }

    @Test
    void aFileThatWasRefusedDoesNotGetTheNameOfOneThatMoves() {
        runs(B, feed("f") + drop("d", "f"));
        wants(A, feed("g") + drop("d", "g"));
        wants(C, feed("f") + drop("d", "f"));
        assertThat(choice(A).taken()).containsExactly(B, C);
        assertThat(choice(A).refused()).containsOnlyKeys(A);
    }

    @Test
    void aFeedThatAnotherFilesDropNamesCannotGo() {
        runs(A, feed("f"));
        both(B, drop("d", "f"));
        assertThat(choice().taken()).isEmpty();
        assertThat(choice().refused().get(A))
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .startsWith("b.camel.yaml:5:")
                .contains("names the feed \"f\", which no file declares");
    }

    @Test
    void aFeedMayMoveToAnotherFileInTheSameSave() {
        runs(A, feed("f") + drop("d", "f"));
        wants(A, drop("d", "f"));
        wants(B, feed("f"));
        assertThat(choice().taken()).containsExactly(A, B);
    }

    @Test
    void oneBadEditDoesNotHoldUpTheOthers() {
        both(A, feed("f") + drop("d", "f"));
        wants(B, feed("g") + drop("d", "g"));
        wants(C, feed("h") + drop("e", "h"));
        assertThat(choice().taken()).containsExactly(C);
        assertThat(choice().refused()).containsOnlyKeys(B);
        assertThat(choice().refused().get(B)).allMatch(Finding::isError);
    }

    @Test
    void twoNewFilesWithOneFeedNameAreNotBothTaken() {
        wants(A, feed("f"));
        wants(B, feed("f"));
        assertThat(choice().taken()).containsExactly(A);
        assertThat(choice().refused()).containsOnlyKeys(B);
    }

    @Test
    void nothingIsChosenWhenNothingChanged() {
        both(A, feed("f"));
        assertThat(choice()).isEqualTo(new Choice(Set.of(), Map.<Path, List<Finding>>of()));
    }
}
