package io.serai.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Where the figures come from. */
final class Machine {

    private static final int FLUSHES = 51;
    private static final int FLUSHED_BYTES = 8192;
    private static final double NANOS_OF_MS = 1e6;

    private Machine() {}

    static String told() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        return "%s, %s, %d cores, Java %s, Linux %s, load %s before the start, %.1f ms until 8 KB are on the disk"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.version"),
                        load,
                        flushMillis());
    }

    /** Median. Two of these are in each request, one after the other: the store commits before it and after its answer. */
    private static double flushMillis() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "flush", null);
        List<Long> nanos = new ArrayList<>();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = 0; n < FLUSHES; n++) {
                out.write(ByteBuffer.allocate(FLUSHED_BYTES));
                long before = System.nanoTime();
                out.force(false);
                nanos.add(System.nanoTime() - before);
            }
        } finally {
            Files.delete(file);
        }
        return Medians.of(nanos, Long::doubleValue) / NANOS_OF_MS;
    }
}
