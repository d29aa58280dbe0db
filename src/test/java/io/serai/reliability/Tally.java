package io.serai.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Adds up, over all tests of one build, how often what happened; the sums so far are the one line of {@code
 * target/reliability/summary.txt}, such as {@code kills=56 faults=40 rows=1200000 losses=0}.
 */
public final class Tally {

    private static final List<String> WHAT = List.of("kills", "faults", "rows", "losses");
    private static final Path FOLDER = Path.of("target", "reliability");
    private static final String BUILD = System.getProperty("serai.reliability.build", "by-hand");

    private Tally() {}

    /** @param what kills, faults, rows or losses */
    public static synchronized void add(String what, long count) {
        Path counts = FOLDER.resolve(BUILD.replaceAll("\\W", "") + ".counts");
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(counts, what + " " + count + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(FOLDER.resolve("summary.txt"), line(Files.readAllLines(counts)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<String> events) {
        Map<String, Long> sums = new HashMap<>();
        for (String event : events) {
            int space = event.indexOf(' ');
            sums.merge(event.substring(0, space), Long.parseLong(event.substring(space + 1)), Long::sum);
        }
        return WHAT.stream()
                .map(what -> what + "=" + sums.getOrDefault(what, 0L))
                .collect(Collectors.joining(" "));
    }
}
