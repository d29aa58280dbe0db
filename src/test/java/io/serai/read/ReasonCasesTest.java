package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Each reason that reading a file alone gives has a case folder: the feed, the file, the whole message, and why it is so. More cases of one reason say what they are behind a hyphen. */
class ReasonCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/read");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCaseGivesItsMessages(String name) throws Exception {
        Path folder = CASES.resolve(name);
        assertThat(folder.resolve("why.md")).isNotEmptyFile();
        List<String> messages = messages(folder);
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("cases.write")) {
            Files.write(expected, messages);
        }
        assertThat(messages).isEqualTo(Files.readAllLines(expected));
        assertThat(messages).anyMatch(message -> message.contains("(" + reason(name) + ")"));
    }

    private static String reason(String name) {
        return name.split("-", 2)[0];
    }

    @SuppressWarnings("unchecked")
    private static List<String> messages(Path folder) throws Exception {
        Map<String, Object> declared = new Yaml().load(Files.readString(folder.resolve("feed.yaml")));
        Feed feed = Reading.declaration(declared).feed("acme-case");
        Object settings = declared.getOrDefault("settings", Map.of());
        Path file = input(folder);
        try {
            return Reading.bound(
                            file, feed, Reading.settings((Map<String, ?>) settings), Reading.SEEN.plusSeconds(86_400))
                    .stream()
                    .map(BoundRow::reject)
                    .filter(Objects::nonNull)
                    .map(reject -> reject.message("acme", file.getFileName().toString()))
                    .toList();
        } catch (FileUnusable e) {
            return List.of(e.getMessage());
        }
    }

    private static Path input(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .findFirst()
                    .orElse(folder.resolve("in.absent.csv"));
        }
    }
}
