package io.serai.forget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bytes in the archive that no drop refers to: files that were still arriving when they were looked at, our own reject files, rows of
 * reconciliations.
 * Nothing is proved by them, so one that mentions the person is deleted; it is fetched again if it is still at its source.
 *
 * @param known the SHA-256 of all drops: the names of the files that are referred to
 */
record UnclaimedFiles(Path archive, Set<String> known, Mentions mentions) {

    /** A younger one may be about to become a drop. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    /** What is found, in two kinds. */
    record Found(List<Path> old, List<Path> young) {}

    Found found() throws IOException {
        if (!Files.isDirectory(archive)) {
            return new Found(List.of(), List.of());
        }
        Instant limit = Instant.now().minus(YOUNG);
        try (Stream<Path> files = Files.walk(archive)) {
            List<Path> unclaimed = files.filter(file -> isUnclaimed(file) && mentionsThem(file))
                    .toList();
            return new Found(
                    unclaimed.stream()
                            .filter(file -> changedAt(file).isBefore(limit))
                            .toList(),
                    unclaimed.stream()
                            .filter(file -> !changedAt(file).isBefore(limit))
                            .toList());
        }
    }

    private boolean isUnclaimed(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean isOfAReconciliation =
                name.endsWith(".csv") && String.valueOf(file.getParent()).endsWith("reconcile");
        return (isOfAReconciliation || (name.matches("[0-9a-f]{64}") && !known.contains(name)))
                && Files.isRegularFile(file);
    }

    private boolean mentionsThem(Path file) {
        try {
            return mentions.in(file);
        } catch (IOException e) {
            return false; // pruned meanwhile
        }
    }

    private static Instant changedAt(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }
}
