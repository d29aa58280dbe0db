package io.serai.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a Java with the serial collector and 64 MB, where what is made grows old before it is garbage. */
class EarlyCollectionTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int LIVE = 8;
    private static final int LOOK_MS = 10;

    @Test
    @Timeout(60)
    void the_old_part_of_the_heap_is_collected_before_it_is_full() throws Exception {
        assertThat(said("with", 20_000)).isEqualTo("collected");
        assertThat(said("without", 1_000)).isEqualTo("lies there");
    }

    private static String said(String how, int waitMillis) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EarlyCollectionTest.class.getName(),
                        how,
                        Integer.toString(waitMillis))
                .redirectErrorStream(true)
                .start();
        return new String(java.getInputStream().readAllBytes(), US_ASCII).strip();
    }

    /** Fills the old part up to the mark, and says what became of the garbage there. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("with")) {
            new EarlyCollection();
        }
        MemoryPoolMXBean old = EarlyCollection.old().orElseThrow();
        long mark = old.getUsage().getMax() / 100 * EarlyCollection.PERCENT;
        BooleanSupplier isOver = () -> old.getUsage().getUsed() > mark;
        byte[][] live = new byte[LIVE][];
        for (int made = 0; !isOver.getAsBoolean(); made++) {
            live[made % LIVE] = new byte[MEGABYTE];
        }
        int left = Integer.parseInt(arguments[1]);
        while (isOver.getAsBoolean() && left > 0) {
            Thread.sleep(LOOK_MS);
            left -= LOOK_MS;
        }
        System.out.println(isOver.getAsBoolean() ? "lies there" : "collected");
    }
}
