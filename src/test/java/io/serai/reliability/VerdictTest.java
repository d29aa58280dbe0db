package io.serai.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.reliability.Partner.Kind;
import io.serai.reliability.Truth.CustomerRow;
import io.serai.reliability.Truth.Said;
import io.serai.sandbox.KilibaSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge is judged: what it must call a loss. */
class VerdictTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BYTES = "a,b\n".getBytes(UTF_8);
    private static final Dropped FILE =
            new Dropped("ada", Kind.customers, "customers_1.csv", Dropped.sha256(BYTES), 3, 1, 0, true);

    @TempDir
    Path home;

    private final Verdict verdict = new Verdict();

    /** A folder without a server. */
    private static final class Folder extends FolderDoor {
        Folder(Path home) throws IOException {
            super(home);
        }

        @Override
        public String template() {
            return "folder-drop";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void a_file_in_done_that_the_store_does_not_know_as_ended() throws Exception {
        Partner ada = ada();
        put("done", FILE.name(), BYTES);
        verdict.acknowledgedLast(List.of(ada), Set.of("ada customers_1.csv done"));
        assertThat(verdict.losses()).isEmpty();
        verdict.acknowledgedLast(List.of(ada), Set.of("ada customers_1.csv failed"));
        assertThat(verdict.losses()).containsExactly("ada customers_1.csv is in done/, but open");
    }

    @Test
    void a_file_that_is_nowhere_has_other_bytes_or_was_never_dropped() throws Exception {
        Partner ada = ada();
        put("done", FILE.name(), "other".getBytes(UTF_8));
        put("done", "stray.csv", BYTES);
        verdict.files(List.of(ada), List.of(FILE));
        assertThat(verdict.losses())
                .containsExactly(
                        "ada customers_1.csv is not in done/ with its bytes",
                        "done/ holds what nobody dropped: [stray.csv]",
                        "ada customers_1.csv has no receipt");
    }

    @Test
    void sums_that_do_not_close_an_open_drop_and_rows_that_were_read_as_something_else() throws Exception {
        verdict.sums(List.of(drop("done", 3, 1, 1)), List.of(FILE));
        assertThat(verdict.losses()).hasSize(1).allMatch(loss -> loss.contains("3 records, outcomes 2"));
        verdict.sums(List.of(drop("open", 3, 2, 1)), List.of());
        assertThat(verdict.losses()).hasSize(2).last().isEqualTo("ada customers_1.csv is still open");
        verdict.sums(List.of(drop("done", 3, 3, 0)), List.of(FILE));
        assertThat(verdict.losses()).hasSize(3);
        verdict.sums(List.of(drop("done", 3, 2, 1)), List.of(FILE));
        assertThat(verdict.losses()).hasSize(3);
    }

    @Test
    void an_item_that_is_missing_or_went_back() throws Exception {
        Truth truth = new Truth();
        String day = "2026-01-01T00:00:00Z";
        truth.customer(new CustomerRow("c1", "a@example.org", "s", "Ada", day, day), new Said(1, 1, 1));
        Revisions revisions = new Revisions();
        revisions.accept(item("2026-01-02T00:00:00Z"), item(day));
        try (KilibaSandbox sandbox = KilibaSandbox.start(Program.KEY)) {
            verdict.destination(sandbox, truth, revisions);
        }
        assertThat(verdict.losses())
                .hasSize(2)
                .anyMatch(loss -> loss.startsWith("c1: expected"))
                .contains("c1: 2026-01-02T00:00:00Z was replaced by 2026-01-01T00:00:00Z");
    }

    private Partner ada() throws IOException {
        return new Partner("ada", "main", new Folder(home));
    }

    private void put(String folder, String name, byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(home.resolve("in").resolve(folder)).resolve(name), bytes);
    }

    private static JsonNode drop(String result, int records, int accepted, int rejected) throws IOException {
        return JSON.readTree("""
                {"partner": "ada", "name": "customers_1.csv", "sha256": "%s", "result": "%s", "records": %d,
                 "outcomes": {"accepted": %d, "rejected": %d}}""".formatted(FILE.sha256(), result, records, accepted, rejected));
    }

    private static JsonNode item(String updated) throws IOException {
        return JSON.readTree("{\"id\": \"c1\", \"updatedAt\": \"" + updated + "\"}");
    }
}
