package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ticket may have any number of lines, and any number of tickets may have many: a JVM of 160 MB keeps them and reads them. */
class GiantTicketsTest {

    private static final int HEAP_MB = 160;

    @Test
    @Timeout(120)
    void tickets_of_many_lines_are_kept_changed_and_read_in_bounded_memory(@TempDir Path temp) throws Exception {
        Path said = temp.resolve("said.txt");
        Path errors = temp.resolve("errors.txt");
        Process keeper = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GiantTickets.class.getName(),
                        Files.createDirectory(temp.resolve("store")).toString())
                .redirectError(errors.toFile())
                .redirectOutput(said.toFile())
                .start();
        assertThat(keeper.waitFor())
                .as(Files.readString(errors) + Files.readString(said))
                .isZero();
        List<String> expected = new ArrayList<>(List.of("360000 of 360000 rows accepted", "7 of 7 rows accepted"));
        for (int giant = 0; giant < 6; giant++) {
            expected.add("t" + giant + " revision 2 10000 lines");
        }
        expected.addAll(List.of("t6 revision 2 too large", "6 pages"));
        assertThat(Files.readAllLines(said).stream().filter(line -> !line.contains("DEBUG") && !line.contains("INFO")))
                .containsExactlyElementsOf(expected);
    }
}
