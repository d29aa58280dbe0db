package io.serai.settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long files are kept below a folder, by the time of their last change.
 *
 * @param root stays, whatever its age; it need not exist yet
 */
public record Retention(Path root, Duration keep, Clock clock) {

    public Retention(Path root, Duration keep) {
        this(root, keep, Clock.systemUTC());
    }

    /** Deletes older files, and folders that have been empty for as long. Links are deleted, never followed. */
    public void prune() throws IOException {
        if (Files.exists(root)) {
            Files.walkFileTree(root, new Pruning(clock.instant().minus(keep)));
        }
    }

    private final class Pruning extends SimpleFileVisitor<Path> {

        private final Instant limit;

        Pruning(Instant limit) {
            this.limit = limit;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.lastModifiedTime().toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw why;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) throws IOException {
            if (why == null && !folder.equals(root) && isOldAndEmpty(folder)) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isOldAndEmpty(Path folder) throws IOException {
            try (var files = Files.list(folder)) {
                return files.findAny().isEmpty()
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(limit);
            }
        }
    }
}
