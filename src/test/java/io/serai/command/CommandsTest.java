package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final Map<String, String> SAMPLES =
            Map.of("camel.main.routes-include-pattern", "file:routes/*.camel.yaml,file:routes/samples/*.camel.yaml");

    @Test
    void feedsAreReadFromThePartnerFilesWithoutStartingARoute() {
        Run run = Run.of(SAMPLES, "feeds");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("modeline-sales: partner modeline, account main, rows tickets-with-lines")
                .hasLineCount(7);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearestOne() {
        Run run = Run.of(Map.of(), "feedz");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Unmatched argument at index 0: 'feedz'", "Did you mean: serai feeds");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Run run = Run.of(Map.of(), "feeds", "--loud");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--loud'", "Usage: serai feeds");
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        Run run = Run.of(Map.of(), "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: java -jar serai.jar", "Commands:", "Exit codes:");
    }

    @Test
    void aFeedThatCannotBeUsedIsOneSentence(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("acme.camel.yaml"), """
                - beans:
                    - name: acme-customers
                      type: io.serai.feed.FeedDeclaration
                      properties: {partner: acme, rows: customer}
                """);
        Run run = Run.of(Map.of("camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml"), "feeds");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "serai feeds: feed acme-customers: rows: found \"customer\"; expected perhaps customers; known:")
                .hasLineCount(1);
    }
}
