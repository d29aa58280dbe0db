package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where the figures come from. */
final class Machine {

    private Machine() {}

    static String told() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        return "%s, %s, %d cores, Java %s, Linux %s, load %s before the start"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.version"),
                        load);
    }
}
