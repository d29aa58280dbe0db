package io.serai.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hub that was just installed. */
class FirstRunTest {

    @Test
    void anEmptyHubSaysWhatToDoNext(@TempDir Path home) throws Exception {
        try (ConsoleHub hub = ConsoleHub.empty(home)) {
            assertThat(hub.get("operator", "/").body())
                    .contains("No partner is declared yet", "routes/partners/", "Nothing. Everything moves by itself.")
                    .contains("Nothing in this span.");
            for (String path : new String[] {
                "/drops", "/rejects", "/held", "/due", "/dead-letters", "/parked", "/drift", "/trace", "/audit"
            }) {
                assertThat(hub.get("operator", path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }
}
