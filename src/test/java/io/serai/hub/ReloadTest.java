package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.feed.Feeds;
import io.serai.reload.FileState;
import io.serai.reload.FileState.Status;
import io.serai.reload.RouteStates;
import io.serai.sandbox.KilibaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees who edits partner files while the hub runs. */
class ReloadTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void editsAreTakenOrToldWhileTheHubRuns(@TempDir Path home) throws Exception {
        Stall stall = new Stall("acme", home);
        stall.save(stall.text("name"));
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Hub hub = start(home, sandbox)) {
            arrivesBy("name", "one", stall, hub, sandbox);

            stall.save(stall.text("nick"));
            await().atMost(SOON).until(() -> "nick".equals(column(hub, stall)));
            arrivesBy("nick", "two", stall, hub, sandbox);

            stall.saveByRename(stall.text("name").replace("rows: customers", "rows: customer"));
            FileState refused = awaitStatus(hub, stall, Status.REFUSED);
            assertThat(refused.findings()).first().satisfies(why -> assertThat(why.text())
                    .contains("acme.camel.yaml:7:9: error: feed acme-customers: rows", "perhaps customers"));
            arrivesBy("nick", "three", stall, hub, sandbox);

            stall.save(stall.text("name"));
            awaitStatus(hub, stall, Status.RUNNING);
            arrivesBy("name", "four", stall, hub, sandbox);

            stall.remove();
            await().atMost(SOON).until(() -> state(hub, stall).isEmpty());
            assertThat(hub.part(Feeds.class).all()).isEmpty();
            stall.in().drop("five.csv", Stall.customers("five", 2));
            stall.saveByRename(stall.text("nick"));
            awaitStatus(hub, stall, Status.RUNNING);
            stall.in().awaitAnswered();

            Stall other = new Stall("bravo", home);
            other.save(other.text("name"));
            awaitStatus(hub, other, Status.RUNNING);
            arrivesBy("name", "six", other, hub, sandbox);
            hub.awaitDelivered();
            assertThat(hub.drops())
                    .allMatch(drop -> drop.closes() && drop.result().equals("done"));
            assertThat(sandbox.customers()).hasSize(12);
        }
    }

    private static Hub start(Path home, KilibaSandbox sandbox) {
        return Hub.start(
                "file:" + home + "/partners/*.camel.yaml",
                home.resolve("data"),
                sandbox,
                Map.of(
                        "serai.routes.reload-period",
                        "100ms",
                        "serai.deliver.tick",
                        "50",
                        "logging.level.serai.routes",
                        "INFO"));
    }

    private static void arrivesBy(String column, String prefix, Stall stall, Hub hub, KilibaSandbox sandbox)
            throws Exception {
        stall.in().drop(prefix + ".csv", Stall.customers(prefix, 2));
        stall.in().awaitAnswered();
        hub.awaitDelivered();
        assertThat(Objects.requireNonNull(sandbox.customers().get(prefix + "-1"))
                        .path("firstName")
                        .asText())
                .isEqualTo("by-" + column);
    }

    private static @Nullable String column(Hub hub, Stall stall) {
        return hub.part(Feeds.class).named(stall.feed()).columns().get("first-name");
    }

    private static Optional<FileState> state(Hub hub, Stall stall) {
        return hub.part(RouteStates.class).all().stream()
                .filter(state -> state.file().equals(stall.file().toString()))
                .findFirst();
    }

    private static FileState awaitStatus(Hub hub, Stall stall, Status status) {
        return await("status of " + stall.file())
                .atMost(SOON)
                .until(
                        () -> state(hub, stall),
                        state -> state.isPresent() && state.get().status() == status)
                .orElseThrow();
    }
}
