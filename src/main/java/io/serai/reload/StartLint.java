package io.serai.reload;

import io.serai.lint.Finding;
import io.serai.lint.Lint;
import io.serai.lint.RefusedRoutes;
import io.serai.lint.RouteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lints all route files before any of them is loaded; an error stops the start. */
@Component
@Profile("!command")
class StartLint implements SmartInitializingSingleton {

    private final RouteFolder folder;
    private final Lint lint;
    private final Map<Path, Version> loaded = new TreeMap<>();

    StartLint(RouteFolder folder, Lint lint) {
        this.folder = folder;
        this.lint = lint;
    }

    /** What the hub started with. */
    Map<Path, Version> loaded() {
        return loaded;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Path file : folder.files()) {
                loaded.put(file, new Version(file, Files.readAllBytes(file), lint));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the route files", e);
        }
        List<Finding> errors = new java.util.ArrayList<>(
                lint.together(loaded.values().stream().map(Version::parsed).toList()));
        loaded.values().forEach(version -> errors.addAll(version.findings()));
        errors.removeIf(finding -> !finding.isError());
        if (!errors.isEmpty()) {
            throw new RefusedRoutes(errors.stream().distinct().sorted().toList());
        }
    }
}
