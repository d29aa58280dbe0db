package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a process has cost so far, as Linux counts it. CPU in microseconds, memory in bytes. */
record Cost(long cpuMicros, long wallNanos, long peakBytes) {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MICROS_OF_TICK = 10_000;
    private static final int KILOBYTE = 1024;

    /** What a process has at the moment. */
    record Now(long threads, long bytes) {

        static Now of(long pid) throws IOException {
            return new Now(status(pid, "Threads:"), status(pid, "VmRSS:") * KILOBYTE);
        }
    }

    static Cost of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // the name in parentheses may hold spaces; utime and stime are the 14th and 15th field, children's the next two
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new Cost(ticks * MICROS_OF_TICK, System.nanoTime(), status(pid, "VmHWM:") * KILOBYTE);
    }

    private static long status(long pid, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D+", ""));
            }
        }
        return 0;
    }

    Cost since(Cost before) {
        return new Cost(cpuMicros - before.cpuMicros, wallNanos - before.wallNanos, peakBytes);
    }

    double seconds() {
        return wallNanos / SECOND;
    }
}
