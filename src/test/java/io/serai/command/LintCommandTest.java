package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String FEED = """
            - beans:
                - name: acme-customers
                  type: io.serai.feed.FeedDeclaration
                  properties: {partner: acme, rows: customers, colums: {customer-id: id}}
            """;

    @Test
    void theHubsOwnFilesAreClean() {
        Run run = Run.of(Map.of(), "lint");
        assertThat(run.out()).startsWith("files=15 errors=0 warnings=0");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aFileThatTheHubDoesNotLoadIsCheckedAsIfItDid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.camel.yaml"), FEED);
        Run run = Run.of(Map.of(), "lint", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(file + ":4:52: error: a feed has no key \"colums\"; did you mean columns? (unknown-key)")
                .contains("files=1 errors=");
    }

    @Test
    void findingsAreGivenAsJson(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.camel.yaml"), FEED);
        JsonNode findings = new ObjectMapper()
                .readTree(Run.of(Map.of(), "lint", "--json", file.toString()).out());
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path("file").asText()).isEqualTo(file.toString());
            assertThat(finding.path("line").asInt()).isEqualTo(4);
            assertThat(finding.path("column").asInt()).isEqualTo(52);
            assertThat(finding.path("severity").asText()).isEqualTo("error");
            assertThat(finding.path("rule").asText()).isEqualTo("unknown-key");
            assertThat(finding.path("fix").asText()).isEqualTo("did you mean columns?");
        });
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Run run = Run.of(Map.of(), "lint", "routes/partners/nobody.camel.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no file routes/partners/nobody.camel.yaml");
    }
}
