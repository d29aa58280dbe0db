package io.serai.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data sets that are not part of this project: system property {@code serai.shared}, {@code SERAI_SHARED}, or a neighbour. */
public final class SharedData {

    private SharedData() {}

    public static Path file(String name) {
        String environment = System.getenv().getOrDefault("SERAI_SHARED", "../shared/data");
        Path path = Path.of(System.getProperty("serai.shared", environment)).resolve(name);
        Assumptions.assumeTrue(Files.exists(path), () -> "no shared data: " + path);
        return path;
    }
}
