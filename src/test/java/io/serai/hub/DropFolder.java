package io.serai.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** A partner's folder: files appear in it whole, and leave it when they are answered. */
final class DropFolder {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Path folder;
    private final Set<String> dropped = new LinkedHashSet<>();

    DropFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void drop(String name, byte[] bytes) throws IOException {
        drop(name, bytes, Instant.now());
    }

    void drop(String name, byte[] bytes, Instant modified) throws IOException {
        Path part = Files.write(folder.resolveSibling(name + ".part"), bytes);
        Files.setLastModifiedTime(part, FileTime.from(modified));
        dropped.add(name);
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    Path path() {
        return folder;
    }

    /** Waits until every dropped file was moved away by the hub. */
    void awaitAnswered() {
        await("the drops in " + folder)
                .atMost(Hub.WAIT_MAX)
                .pollInterval(LOOK_EVERY)
                .until(() -> dropped.stream().noneMatch(name -> Files.exists(folder.resolve(name))));
    }
}
