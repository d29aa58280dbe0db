package io.serai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReasonsPageTest {

    @Test
    void thePageListsExactlyTheReasons() throws Exception {
        assertThat(Files.readAllLines(Path.of("docs/reasons.md")).stream()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4)))
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }
}
