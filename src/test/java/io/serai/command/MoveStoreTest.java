package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.servers.PostgresServer;
import io.serai.state.StoredCustomers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveStoreTest {

    private static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");

    private PostgresServer server;
    private Path data;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = PostgresServer.sharedOrSkip();
        data = folder;
    }

    private Run move(String url) {
        Map<String, String> settings =
                Map.of("serai.data-dir", data.toString(), "SERAI_TO_PASSWORD", server.password());
        return Run.of(settings, "move-store", "--to", url, "--user", server.user());
    }

    @Test
    void theStoreIsCopiedAndTheTableOfSumsShowsIt() {
        try (StoredCustomers store = new StoredCustomers(data)) {
            store.receive("main", MORNING, 0, 250, "ann");
        }
        Run run = move(server.newDatabase());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("document +250 +250  ([0-9a-f]{32})  \\1  equal")
                .contains("250 documents = 0 delivered + 250 due + 0 held + 0 refused")
                .contains("All is equal. Set spring.datasource.url to jdbc:postgresql://")
                .doesNotContain("DIFFERENT");
    }

    @Test
    void aDatabaseInUseIsRefusedInOneSentence() {
        try (StoredCustomers store = new StoredCustomers(data)) {
            store.receive("main", MORNING, 0, 1, "ann");
        }
        String url = server.newDatabase();
        assertThat(move(url).exit()).isZero();
        Run run = move(url);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("serai move-store: the store to move to is in use: table ")
                .hasLineCount(1);
    }

    @Test
    void withoutAStoreThereIsNothingToMove() {
        Run run = move(server.newDatabase());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("serai move-store: no store: found no ");
    }
}
