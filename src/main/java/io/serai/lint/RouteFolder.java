package io.serai.lint;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The route files that the hub loads: those that {@code camel.main.routes-include-pattern} names in the file system, without
 * what editors leave beside them.
 */
@Component
public class RouteFolder {
    private static final String SCHEME = "file:";

    private final List<String> patterns;

    RouteFolder(@Value("${camel.main.routes-include-pattern}") String patterns) {
        this.patterns = Stream.of(patterns.split(",", -1))
                .map(String::trim)
                .filter(pattern -> pattern.startsWith(SCHEME))
                .map(pattern -> pattern.substring(SCHEME.length()))
                .toList();
    }

    /** In the order of their paths, as they are now. */
    public SortedSet<Path> files() throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        for (String pattern : patterns) {
            files.addAll(files(pattern));
        }
        return files;
    }

    private static List<Path> files(String pattern) throws IOException {
        int wild = pattern.replaceAll("[*?{\\[].*", "").length();
        if (wild == pattern.length()) {
            Path file = Path.of(pattern);
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        int slash = pattern.lastIndexOf('/', wild);
        Path folder = Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
        String names = pattern.substring(slash + 1);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + names);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.walk(folder, names.contains("/") || names.contains("**") ? 8 : 1)) {
            entries.filter(file -> matcher.matches(folder.relativize(file)))
                    .filter(file -> isRouteFile(file) && Files.isRegularFile(file))
                    .forEach(found::add);
        }
        return found;
    }

    /** Editors' lock and auto-save files begin so. */
    private static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("#");
    }
}
