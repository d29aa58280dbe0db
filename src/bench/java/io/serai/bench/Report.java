package io.serai.bench;

import io.serai.bench.Bench.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Medians, ratios of medians, and charts. */
record Report(PrintStream out, Path charts) {

    private static final double MICROS_OF_SECOND = 1_000_000;
    private static final double MEGABYTE = 1 << 20;

    void programs(Map<Contestant, List<Result>> results) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        out.println();
        out.println("| program | lines per CPU-second | CPU-us a line | seconds | peak MB |");
        out.println("|---|---:|---:|---:|---:|");
        List<Chart.Bar> cpu = new ArrayList<>();
        List<Chart.Bar> memory = new ArrayList<>();
        results.forEach((one, runs) -> {
            double micros = Medians.of(runs, Result::micros);
            double peak = Medians.of(runs, run -> run.cost().peakBytes() / MEGABYTE);
            double seconds = Medians.of(runs, run -> run.cost().seconds());
            out.printf("| %s | %,.0f | %.1f | %.1f | %.0f |%n", one.word(), MICROS_OF_SECOND / micros, micros, seconds, peak);
            cpu.add(new Chart.Bar(one.word(), micros));
            memory.add(new Chart.Bar(one.word(), peak));
        });
        out.println();
        ratios(results);
        chart("cpu", "CPU microseconds a line; less is better", cpu);
        chart("peak", "Peak memory in MB; less is better", memory);
    }

    private void ratios(Map<Contestant, List<Result>> results) {
        List<Result> ours = results.getOrDefault(Contestant.SERAI, List.of());
        results.forEach((other, runs) -> {
            if (other != Contestant.SERAI && !ours.isEmpty()) {
                double ratio = Medians.of(runs, Result::micros) / Medians.of(ours, Result::micros);
                out.printf("RATIO serai/%s lines_per_cpu_second %.2f%n", other.word(), ratio);
            }
        });
    }

    void days(List<Days.Cpu> days) throws IOException {
        if (days.isEmpty()) {
            return;
        }
        double first = Medians.of(days, Days.Cpu::first);
        double again = Medians.of(days, Days.Cpu::again);
        double daily = Medians.of(days, Days.Cpu::daily);
        double alone = Medians.of(days, Days.Cpu::alone);
        long requests = days.stream().mapToLong(Days.Cpu::againRequests).max().orElse(0);
        out.printf("%nfirst load %.2f s of CPU; the same again %d requests%n", first / MICROS_OF_SECOND, requests);
        out.printf("RATIO first/unchanged-again cpu %.2f%n", first / again);
        out.printf("RATIO daily/alone cpu %.2f%n", daily / alone);
        chart(
                "days",
                "CPU seconds of serai's days; less is better",
                List.of(
                        new Chart.Bar("first load", first / MICROS_OF_SECOND),
                        new Chart.Bar("same again", again / MICROS_OF_SECOND),
                        new Chart.Bar("1 % changed", daily / MICROS_OF_SECOND),
                        new Chart.Bar("1 % alone", alone / MICROS_OF_SECOND)));
    }

    void sizes(Map<String, Long> peaks) throws IOException {
        if (peaks.isEmpty()) {
            return;
        }
        long least = peaks.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long most = peaks.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        out.printf("SPREAD serai peak_rss %.1f percent%n", (most - least) * 100.0 / least);
        List<Chart.Bar> bars = new ArrayList<>();
        peaks.forEach((load, bytes) -> bars.add(new Chart.Bar(load, bytes / MEGABYTE)));
        chart("sizes", "Peak memory of serai in MB", bars);
    }

    void starts(Map<String, Start.Ready> starts) throws IOException {
        List<Chart.Bar> bars = new ArrayList<>();
        starts.forEach((way, ready) -> bars.add(new Chart.Bar(way, ready.cpuSeconds())));
        chart("start", "CPU seconds until serai is ready; less is better", bars);
    }

    private void chart(String name, String title, List<Chart.Bar> bars) throws IOException {
        Files.writeString(charts.resolve(name + ".svg"), Chart.svg(title, bars));
    }
}
