package io.serai.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Runs Serai and the baselines in turn on the same load and tells what each cost.
 *
 * <p>Arguments, each {@code name=value}: {@code lines} (200,000), {@code rounds} (1), {@code programs} (all, or words separated
 * by commas), {@code sizes} (further loads for Serai alone, to compare its memory; none).
 */
public final class Bench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path HOME = Path.of("target", "bench").toAbsolutePath();

    private final Map<Contestant, List<Result>> results = new EnumMap<>(Contestant.class);

    private Bench() {}

    /** What a program took for a load. */
    record Result(long lines, Cost cost) {
        double micros() {
            return cost.cpuMicros() / (double) lines;
        }
    }

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.of(args);
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        OUT.println(Machine.told());
        Bench bench = new Bench();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Contestant contestant : settings.contestants()) {
                bench.run(contestant, Load.of(settings.lines()));
            }
        }
        Report report = new Report(bench.results, OUT);
        report.table();
        report.ratios();
        for (long lines : settings.sizes()) {
            Result result = once(Contestant.SERAI, Load.of(lines));
            OUT.printf("RSS serai %,d lines: %d MB, %.2f CPU-us a line%n", lines, result.cost().peakBytes() >> 20, result.micros());
        }
        if (settings.again()) {
            new Days(OUT, HOME).tell(settings.lines());
        }
    }

    private void run(Contestant contestant, Load load) throws Exception {
        Result result = once(contestant, load);
        OUT.printf(
                "%-13s %,d lines: %.2f CPU-us a line, %.1f s, peak %d MB%n",
                contestant.word(), result.lines(), result.micros(), result.cost().seconds(), result.cost().peakBytes() >> 20);
        results.computeIfAbsent(contestant, key -> new ArrayList<>()).add(result);
    }

    private static Result once(Contestant contestant, Load load) throws Exception {
        Path home = HOME.resolve(contestant.word());
        FileSystemUtils.deleteRecursively(home);
        Files.createDirectories(home);
        Path errors = HOME.resolve("errors.txt");
        Path headers = home.resolve("headers.csv");
        Path lines = home.resolve("lines.csv");
        load.write(headers, lines);
        try (Program sink = Program.start(Program.java(List.of("-XX:+UseSerialGC"), Sink.class, List.of()), errors)) {
            String address = "http://127.0.0.1:" + sink.await("PORT") + "/";
            try (Program program = Program.start(contestant.command(home, address), errors)) {
                program.await("READY");
                Cost cost = program.work(headers + " " + lines + " " + load.tickets() + " " + address);
                proven(contestant, load, address);
                return new Result(load.allLines(), cost);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    /** A program that lost or doubled anything is no contestant. */
    private static void proven(Contestant contestant, Load load, String sink) throws IOException, InterruptedException {
        String said = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(sink)).build(), BodyHandlers.ofString())
                .body();
        String[] counts = said.split(" ", -1);
        if (Long.parseLong(counts[0]) != load.tickets() || Long.parseLong(counts[1]) != load.allLines()) {
            throw new IllegalStateException("%s delivered %s items and %s lines; expected %d and %d"
                    .formatted(contestant.word(), counts[0], counts[1], load.tickets(), load.allLines()));
        }
    }
}
