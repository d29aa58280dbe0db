package io.serai.reload;

import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RefusedRoutes;
import io.serai.lint.RouteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lints all route files before any of them is loaded; an error stops the start. What a file says by itself is found out beside the
 * rest of the start.
 */
@Component
@Profile("!command")
class StartLint implements SmartInitializingSingleton {

    private final Lint lint;
    private final CompletableFuture<Map<Path, Version>> reading;
    private final Map<Path, Version> loaded = new TreeMap<>();

    StartLint(RouteFolder folder, Lint lint) {
        this.lint = lint;
        this.reading = CompletableFuture.supplyAsync(() -> versions(folder, lint));
    }

    /** What the hub started with. */
    Map<Path, Version> loaded() {
        return loaded;
    }

    @Override
    public void afterSingletonsInstantiated() {
        loaded.putAll(read());
        List<Finding> errors = new ArrayList<>(
                lint.together(loaded.values().stream().map(Version::parsed).toList()));
        loaded.values().forEach(version -> errors.addAll(version.findings()));
        errors.removeIf(finding -> !finding.isError());
        if (!errors.isEmpty()) {
            throw new RefusedRoutes(errors.stream().distinct().sorted().toList());
        }
    }

    private Map<Path, Version> read() {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Map<Path, Version> versions(RouteFolder folder, Lint lint) {
        Map<Path, Version> versions = new TreeMap<>();
        try {
            for (Path file : folder.files()) {
                versions.put(file, new Version(file, Files.readAllBytes(file), lint));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the route files", e);
        }
        return versions;
    }
}
