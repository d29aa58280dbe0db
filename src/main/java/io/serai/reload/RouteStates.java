package io.serai.reload;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.lint.Finding;
import io.serai.reload.FileState.Status;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How every route file stands, for health, metrics and the console; one log line when that changes. */
@Component
@Profile("!command")
public class RouteStates {

    private static final Logger LOG = LoggerFactory.getLogger("serai.routes");

    private final MeterRegistry meters;
    private volatile Map<String, FileState> states = Map.of();

    RouteStates(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("serai.routes.refused", this, RouteStates::refused);
    }

    /** By path, as they stand now. */
    public Collection<FileState> all() {
        return states.values();
    }

    /**
     * Replaces all states and tells what changed.
     *
     * @param swapped the files whose routes were exchanged or removed just now
     */
    void update(Map<String, FileState> now, Set<String> swapped) {
        Map<String, FileState> before = states;
        Map<String, FileState> next = new TreeMap<>();
        now.forEach((file, state) -> next.put(file, kept(before.get(file), state)));
        states = next;
        next.forEach((file, state) -> tell(before.get(file), state, swapped.contains(file)));
        before.forEach((file, state) -> {
            if (!next.containsKey(file)) {
                LOG.info("{} is gone{}", file, swapped.contains(file) ? ": its drops are stopped" : "");
            }
        });
        swapped.forEach(file -> count("reloaded"));
    }

    private static FileState kept(@Nullable FileState before, FileState now) {
        return before != null && isSame(before, now)
                ? new FileState(now.file(), now.status(), before.since(), now.findings(), now.routes())
                : now;
    }

    private static boolean isSame(FileState before, FileState now) {
        return before.status() == now.status() && before.findings().equals(now.findings());
    }

    private void tell(@Nullable FileState before, FileState now, boolean swapped) {
        if (!swapped && before != null && isSame(before, now)) {
            return;
        }
        switch (now.status()) {
            case REFUSED -> {
                count("refused");
                LOG.warn("{} is not taken, what ran before goes on: {}", now.file(), why(now));
            }
            case RESTART_NEEDED -> LOG.warn("{} was changed: {}", now.file(), why(now));
            case STOPPED -> {
                count("stopped");
                LOG.error("{} is stopped, nothing of it runs: {}", now.file(), why(now));
            }
            case WAITING -> LOG.debug("{} waits for the files in hand", now.file());
            case RUNNING -> running(before, now, swapped);
        }
    }

    private static void running(@Nullable FileState before, FileState now, boolean swapped) {
        boolean mended =
                before != null && (before.status() == Status.REFUSED || before.status() == Status.RESTART_NEEDED);
        if (swapped) {
            String routes = now.routes().isEmpty() ? "no drop of its own" : String.join(", ", now.routes());
            String how = before == null ? "new" : mended ? "mended" : "reloaded";
            LOG.info("{} is {} and runs: {}", now.file(), how, routes);
        } else if (mended) {
            LOG.info("{} is right again: what it says is what runs", now.file());
        }
        now.findings().forEach(finding -> LOG.warn("{}", finding.text()));
    }

    private static String why(FileState state) {
        int others = state.findings().size() - 1;
        return state.first().map(Finding::text).orElse("no reason is known")
                + (others > 0 ? " (and " + others + " more: run lint)" : "");
    }

    private double refused() {
        return states.values().stream()
                .filter(state -> state.status() == Status.REFUSED || state.status() == Status.STOPPED)
                .count();
    }

    private void count(String result) {
        meters.counter("serai_route_files", "result", result).increment();
    }
}
