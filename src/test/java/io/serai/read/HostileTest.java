package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no honest partner sends is answered clearly, in bounded memory: a JVM of 100 MB reads files of 100 MB and more. */
@SuppressWarnings("NullAway.Init")
class HostileTest {
    private static final int HEAP_MB = 100;

    @TempDir
    Path temp;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void each_attack_has_its_answer() throws Exception {
        Path said = temp.resolve("said.txt");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hostile.class.getName(),
                        temp.resolve("attack").toString())
                .redirectError(temp.resolve("errors.txt").toFile())
                .redirectOutput(said.toFile())
                .start();
        int exit = reader.waitFor();
        assertThat(answers(said))
                .containsExactly(
                        "a first line of 100 MB.csv: the file is larger than the limit: found a first line of more than"
                                + " 1000000 characters or 2000 cells; expected a first line within both limits (TOO_LARGE)",
                        "a row of 100 MB.csv: {ROW_TOO_LARGE=1, good=1}",
                        "a cell of 30 MB.csv: {ROW_TOO_LARGE=1, good=1}",
                        "a quote for 30 MB.csv: the file ends in the middle of a record: found a quote that is never closed"
                                + " and swallows the rest of the file; expected a closed quote (UNFINISHED)",
                        "30 MB of quotes.csv: {ROW_TOO_LARGE=1, good=1}",
                        "a million columns.csv: the file is larger than the limit: found a first line of more than"
                                + " 1000000 characters or 2000 cells; expected a first line within both limits (TOO_LARGE)",
                        "a row of a million cells.csv: {ROW_TOO_LARGE=1, good=1}",
                        "3000 rows of 1999 empty cells.csv: {blank=3000}",
                        "3 MB of line ends.csv: {blank=3000000}",
                        "30 MB of zeros.csv: the file is larger than the limit: found a first line of more than"
                                + " 1000000 characters or 2000 cells; expected a first line within both limits (TOO_LARGE)",
                        "a bomb.csv.gz: RATIO",
                        "a bomb.zip: RATIO",
                        "100000 members.zip: MEMBERS");
        assertThat(exit).as(Files.readString(temp.resolve("errors.txt"))).isZero();
    }

    /** Without the numbers that depend on how well this JDK compresses. */
    private static List<String> answers(Path said) throws Exception {
        return Files.readAllLines(said).stream()
                .map(line -> line.replaceFirst(": the file unpacks to far more than it should: .*", ": RATIO")
                        .replaceFirst(
                                ": the file does not hold exactly one file: found a list of files of .*", ": MEMBERS"))
                .toList();
    }
}
