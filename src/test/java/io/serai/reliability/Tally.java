package io.serai.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Adds up, over all tests of a run, how often what happened: one line per event in {@code target/reliability/counts}. */
final class Tally {

    private static final Path COUNTS = Path.of("target", "reliability", "counts");

    private Tally() {}

    /** @param what kills, faults, rows or losses */
    static void add(String what, long count) {
        try {
            Files.createDirectories(COUNTS.getParent());
            Files.writeString(COUNTS, what + " " + count + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Everything so far, such as {@code kills=5 faults=31 rows=120000 losses=0}. */
    static String line() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        if (Files.exists(COUNTS)) {
            for (String line : Files.readAllLines(COUNTS)) {
                String[] words = line.split(" ", 2);
                sums.merge(words[0], Long.parseLong(words[1]), Long::sum);
            }
        }
        StringBuilder text = new StringBuilder();
        for (String what : new String[] {"kills", "faults", "rows", "losses"}) {
            text.append(what).append('=').append(sums.getOrDefault(what, 0L)).append(' ');
        }
        return text.toString().strip();
    }
}
