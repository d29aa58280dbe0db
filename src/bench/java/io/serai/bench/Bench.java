package io.serai.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Runs Serai and the baselines in turn on the same load and tells what each cost; then the scenarios that are asked for.
 *
 * <p>Arguments, each {@code name=value}: {@code lines} (200,000), {@code rounds} (1), {@code programs} (all; or words separated
 * by commas, or none), {@code days} (true: {@link Days} in each round). Scenarios of Serai alone, none of which runs unless it
 * is named: {@code sizes} (loads of so many lines, separated by commas) and {@code giants} (percent) for {@link Sizes}, {@code
 * restart} (lines) for {@link Restart}, {@code slow} (lines) for {@link Slow}, {@code start} (how often) for {@link Start}.
 * {@code charts} is the folder for charts (target/bench).
 */
public final class Bench {

    private static final Path HOME = Path.of("target", "bench").toAbsolutePath();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Settings settings;
    private final Place place = new Place(out, HOME);
    private final Map<Contestant, List<Result>> results = new EnumMap<>(Contestant.class);

    private Bench(Settings settings) {
        this.settings = settings;
    }

    /** Where a scenario tells, and where it works. */
    record Place(PrintStream out, Path home) {

        Path errors() {
            return home.resolve("errors.txt");
        }

        /** An empty folder of this name. */
        Path fresh(String name) throws IOException {
            Path folder = home.resolve(name);
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder);
        }
    }

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
        Files.createDirectories(settings.charts());
        new Bench(settings).run();
    }

    private void run() throws Exception {
        out.println(Machine.told());
        List<Days.Cpu> days = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Contestant contestant : settings.contestants()) {
                run(contestant, Load.of(settings.lines()));
            }
            if (settings.days()) {
                days.add(new Days(place).measured(settings.lines()));
            }
        }
        Report report = new Report(out, settings.charts());
        report.programs(results);
        report.days(days);
        scenarios(report);
    }

    private void scenarios(Report report) throws Exception {
        report.sizes(new Sizes(place).measured(settings));
        if (settings.restart() > 0) {
            new Restart(place).tell(settings.restart());
        }
        if (settings.slow() > 0) {
            new Slow(place).tell(settings.slow());
        }
        if (settings.starts() > 0) {
            report.starts(new Start(place).measured(settings.starts()));
        }
    }

    private void run(Contestant contestant, Load load) throws Exception {
        Result result = once(contestant, load, place);
        out.printf(
                "%-13s %,d lines: %.2f CPU-us a line, %.1f s, peak %d MB%n",
                contestant.word(),
                result.lines(),
                result.micros(),
                result.cost().seconds(),
                result.cost().peakBytes() >> 20);
        results.computeIfAbsent(contestant, key -> new ArrayList<>()).add(result);
    }

    /** A program that lost or doubled anything is no contestant. */
    static Result once(Contestant contestant, Load load, Place place) throws Exception {
        Path home = place.fresh(contestant.word());
        try (Destination destination = Destination.start(place.errors())) {
            Cost cost = contestant.cost(load, home, place.errors(), destination);
            destination.prove(contestant.word(), load.sentTickets(), load.sentLines());
            return new Result(load.allLines(), cost);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
