package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.Outcome;
import io.serai.reload.FileState;
import io.serai.reload.FileState.Status;
import io.serai.reload.RouteStates;
import io.serai.sandbox.KilibaSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Partner files are edited at random, right, broken, half-written, removed, renamed and restored, while files keep coming: no
 * row is lost, the last right version runs, and whatever is broken is told and cleared.
 *
 * <p>{@code -Dserai.reload.minutes=30} goes on for so long; {@code -Dserai.reload.seed=…} repeats a run.
 */
class ReloadUnderLoadTest {

    private static final Duration SHORT = Duration.ofSeconds(25);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int EDITS_MAX = 200;
    private static final int ROWS = 3;
    private static final int STALLS = 3;

    /** A stall and what must run of it: a column's name, or nothing. */
    private static final class Model {
        private final Stall stall;
        private @Nullable String runs;
        private String column = "name";
        private int names;

        Model(Stall stall) {
            this.stall = stall;
            this.runs = "name";
        }
    }

    private final Random random;
    private final long seed = Long.getLong("serai.reload.seed", System.nanoTime());
    private final Map<String, Integer> edits = new HashMap<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    ReloadUnderLoadTest() {
        random = new Random(seed);
    }

    @Test
    void theLastRightVersionRunsAndNoRowIsLost(@TempDir Path home) throws Exception {
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < STALLS; i++) {
            Stall stall = new Stall("stall" + i, home);
            stall.save(stall.text("name"));
            models.add(new Model(stall));
        }
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Hub hub = start(home, sandbox)) {
            int routes = hub.part(CamelContext.class).getRoutesSize();
            Thread load = load(models);
            Instant end = Instant.now().plus(time());
            while (Instant.now().isBefore(end) && (count() < EDITS_MAX || !time().equals(SHORT))) {
                edit(models.get(random.nextInt(STALLS)), models, hub);
            }
            enough.set(true);
            load.join();
            for (Model model : models) {
                right(model, model.column);
                awaitModel(model, hub);
                model.stall.in().awaitAnswered();
            }
            hub.awaitDelivered();
            assertNothingLost(hub, sandbox);
            assertThat(hub.part(CamelContext.class).getRoutesSize())
                    .as("routes, with seed %s after %s", seed, edits)
                    .isEqualTo(routes);
            assertThat(edits.values().stream().mapToInt(count -> count).sum())
                    .as("edits %s", edits)
                    .isGreaterThan(10);
            System.out.println("seed " + seed + ": " + edits + ", files " + dropped);
        }
    }

    private int count() {
        return edits.values().stream().mapToInt(count -> count).sum();
    }

    private static Duration time() {
        long minutes = Long.getLong("serai.reload.minutes", 0);
        return minutes == 0 ? SHORT : Duration.ofMinutes(minutes);
    }

    private static Hub start(Path home, KilibaSandbox sandbox) {
        return Hub.start(
                "file:" + home + "/partners/*.camel.yaml",
                home.resolve("data"),
                sandbox,
                Map.of(
                        "serai.routes.reload-period",
                        "40ms",
                        "serai.deliver.tick",
                        "50",
                        "logging.level.serai.routes",
                        System.getProperty("serai.reload.log", "OFF")));
    }

    private Thread load(List<Model> models) {
        Random own = new Random(seed);
        Thread thread = new Thread(() -> {
            while (!enough.get()) {
                try {
                    Stall stall = models.get(own.nextInt(STALLS)).stall;
                    String name = "f" + dropped.incrementAndGet();
                    stall.in().drop(name + ".csv", Stall.customers(stall.name() + "-" + name, ROWS));
                    // some ten files each second
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(100).toNanos());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        thread.start();
        return thread;
    }

    private void edit(Model model, List<Model> models, Hub hub) throws IOException {
        String kind = List.of(
                        "right",
                        "right",
                        "right by rename",
                        "broken",
                        "half-written",
                        "removed",
                        "renamed",
                        "restored",
                        "secret",
                        "taken name")
                .get(random.nextInt(10));
        edits.merge(kind, 1, Integer::sum);
        Stall stall = model.stall;
        String other = Stall.COLUMNS[random.nextInt(2)];
        switch (kind) {
            case "right" -> right(model, other);
            case "right by rename" -> {
                stall.saveByRename(stall.text(other));
                model.column = other;
                model.runs = other;
            }
            case "half-written" -> {
                String whole = stall.text(other);
                stall.save(whole.substring(0, random.nextInt(whole.length())));
                right(model, other);
            }
            case "removed" -> {
                stall.remove();
                model.runs = null;
            }
            case "renamed" -> {
                stall.rename(stall.name() + "-" + ++model.names);
                right(model, model.column);
            }
            case "restored" -> {
                stall.save("- beans: [");
                right(model, model.column);
            }
            default -> {
                broken(kind, model, models, hub);
                return;
            }
        }
        awaitModel(model, hub);
    }

    /** Saves what cannot run, waits until it is told, and mends it or leaves it so. */
    private void broken(String kind, Model model, List<Model> models, Hub hub) throws IOException {
        Stall stall = model.stall;
        String right = stall.text(Stall.COLUMNS[random.nextInt(2)]);
        String wrong =
                switch (kind) {
                    case "secret" -> right.replace("minAge:", "password: hunter2\n        minAge:");
                    case "taken name" -> {
                        Stall next = models.get((models.indexOf(model) + 1) % STALLS).stall;
                        yield right
                                + next.text("name")
                                        .replaceAll("(?s).*(?=- route:)", "")
                                        .replace(next.name() + "-customers\n", stall.name() + "-customers\n");
                    }
                    default -> right.replace("rows: customers", "rows: customer" + random.nextInt(9));
                };
        boolean taken = kind.equals("taken name");
        Model neighbour = models.get((models.indexOf(model) + 1) % STALLS);
        stall.save(wrong);
        if (taken && neighbour.runs == null) {
            // nobody has the name now: two drops of one feed in two folders are fine
            stall.save(right.replace("rows: customers", "rows: customer"));
        }
        await("seed " + seed + ": " + kind + " told of " + stall.file())
                .atMost(SOON)
                .until(() -> state(hub, stall)
                        .filter(state -> state.status() == Status.REFUSED)
                        .isPresent());
        assertThat(runs(hub, stall))
                .as("seed %s: what runs of %s", seed, stall.file())
                .isEqualTo(model.runs);
        // it would rightly run as soon as the other file is gone
        if (taken || random.nextBoolean()) {
            right(model, model.column);
            awaitModel(model, hub);
        }
    }

    private static void right(Model model, String column) throws IOException {
        model.stall.save(model.stall.text(column));
        model.column = column;
        model.runs = column;
    }

    /** Until what must run runs, and nothing is wrong with it any longer. */
    private void awaitModel(Model model, Hub hub) {
        await("seed " + seed + " after " + edits + ": " + model.stall.file() + " with " + model.runs)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Optional<FileState> state = state(hub, model.stall);
                    boolean settled = model.runs == null
                            ? state.isEmpty()
                            : state.filter(now -> now.status() == Status.RUNNING)
                                    .isPresent();
                    return settled && java.util.Objects.equals(runs(hub, model.stall), model.runs);
                });
    }

    private static @Nullable String runs(Hub hub, Stall stall) {
        return hub.part(Feeds.class).all().stream()
                .filter(feed -> feed.name().equals(stall.feed()))
                .map(Feed::columns)
                .map(columns -> columns.get("first-name"))
                .findFirst()
                .orElse(null);
    }

    private static Optional<FileState> state(Hub hub, Stall stall) {
        return hub.part(RouteStates.class).all().stream()
                .filter(state -> state.file().equals(stall.file().toString()))
                .findFirst();
    }

    private void assertNothingLost(Hub hub, KilibaSandbox sandbox) {
        assertThat(hub.drops())
                .as("seed %s", seed)
                .allMatch(drop -> drop.closes() && drop.result().equals("done"));
        assertThat(hub.drops()).hasSize(dropped.get());
        assertThat(hub.drops().stream()
                        .mapToLong(drop -> drop.outcomes().of(Outcome.ACCEPTED))
                        .sum())
                .isEqualTo((long) ROWS * dropped.get());
        assertThat(sandbox.customers()).hasSize(ROWS * dropped.get());
    }
}
