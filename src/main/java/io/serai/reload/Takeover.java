package io.serai.reload;

import io.serai.lint.Finding;
import io.serai.lint.Lint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what runs, and brings it as near to what the folder says as can be. Used by one thread. */
final class Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final Lint lint;
    private final Trial trial;
    private final LiveRoutes routes;
    private final Swap swap;
    private final RouteStates states;
    private Map<Path, Version> running;
    private Set<Path> refused = Set.of();

    Takeover(Lint lint, Trial trial, LiveRoutes routes, Swap swap, RouteStates states, Map<Path, Version> running) {
        this.lint = lint;
        this.trial = trial;
        this.routes = routes;
        this.swap = swap;
        this.states = states;
        this.running = running;
        tell(new Verdict());
    }

    @Nullable
    Version running(Path file) {
        return running.get(file);
    }

    /** One step; another is needed while files in hand are waited for, or something stopped has to be tried again. */
    Verdict reach(Map<Path, Version> wanted) {
        Verdict verdict = new Verdict();
        Map<Path, Version> reloaded = new TreeMap<>(wanted);
        takeOutRestarts(reloaded, verdict);
        Choice choice = Choice.of(running, reloaded, ownErrors(reloaded), refused, lint);
        refused = Set.copyOf(choice.refused().keySet());
        verdict.refused.putAll(choice.refused());
        if (!swap.isReady(choice.taken())) {
            verdict.waiting.addAll(choice.taken());
        } else if (!choice.taken().isEmpty()) {
            exchange(reloaded, choice.taken(), verdict);
        }
        tell(verdict);
        return verdict;
    }

    private void takeOutRestarts(Map<Path, Version> reloaded, Verdict verdict) {
        Set<Path> files = new TreeSet<>(running.keySet());
        files.addAll(reloaded.keySet());
        for (Path file : files) {
            Version old = running.get(file);
            Version other = reloaded.get(file);
            if (Choice.isSame(old, other) || (isPartners(old) && isPartners(other))) {
                continue;
            }
            verdict.later.put(file, Restart.why(file, other));
            if (old == null) {
                reloaded.remove(file);
            } else {
                reloaded.put(file, old);
            }
        }
    }

    private static boolean isPartners(@Nullable Version version) {
        return version == null
                || version.parsed().unreadable().isPresent()
                || version.parsed().isPartners();
    }

    /** What the lint says of a file alone; and, when that is nothing, what happens when it is started beside the hub. */
    private Map<Path, List<Finding>> ownErrors(Map<Path, Version> reloaded) {
        Map<Path, List<Finding>> own = new LinkedHashMap<>();
        reloaded.forEach((file, version) -> {
            if (Choice.isSame(running.get(file), version)) {
                return;
            }
            List<Finding> errors = version.errors();
            if (errors.isEmpty() && !version.isTried()) {
                errors = tried(version);
            }
            if (!errors.isEmpty()) {
                own.put(file, errors);
            }
        });
        return own;
    }

    private List<Finding> tried(Version version) {
        try {
            version.tried(trial.of(templates(), version.file(), version.text()));
            return List.of();
        } catch (Exception e) {
            LOG.debug("trying {}", version.file(), e);
            return List.of(version.parsed().cannotStart(Trial.reason(e)));
        }
    }

    private Map<Path, byte[]> templates() {
        Map<Path, byte[]> templates = new TreeMap<>();
        running.forEach((file, version) -> {
            if (version.parsed().hasTemplates()) {
                templates.put(file, version.text());
            }
        });
        return templates;
    }

    private void exchange(Map<Path, Version> reloaded, Set<Path> taken, Verdict verdict) {
        try {
            swap.exchange(running, reloaded, taken);
            running = Choice.world(running, reloaded, taken);
            verdict.swapped.addAll(taken);
        } catch (Swap.Failed e) {
            LOG.debug("exchanging {}", taken, e);
            for (Path file : taken) {
                Version version = reloaded.get(file);
                if (version != null) {
                    String why = e.file().equals(file) ? "" : "together with " + e.file() + ": ";
                    verdict.refused.put(file, List.of(version.parsed().cannotStart(why + e.getMessage())));
                }
            }
            e.stopped().forEach((file, why) -> {
                Version version = running.remove(file);
                verdict.stopped.put(
                        file,
                        version == null ? List.of() : List.of(version.parsed().cannotStart(why)));
            });
        }
    }

    private void tell(Verdict verdict) {
        Map<String, FileState> now = new TreeMap<>();
        Set<Path> files = verdict.files();
        files.addAll(running.keySet());
        List<Finding> together =
                lint.together(running.values().stream().map(Version::parsed).toList());
        for (Path file : files) {
            now.put(file.toString(), verdict.state(file, running.get(file), together, routes.names(file)));
        }
        states.update(now, verdict.swapped.stream().map(Path::toString).collect(Collectors.toSet()));
    }
}
