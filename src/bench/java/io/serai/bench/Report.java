package io.serai.bench;

import io.serai.bench.Bench.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Medians, ratios and a chart. */
record Report(Map<Contestant, List<Result>> results, PrintStream out) {

    private static final double MICROS_OF_SECOND = 1_000_000;

    void table() {
        out.println();
        out.println("| program | lines per CPU-second | CPU-us a line | seconds | peak MB |");
        out.println("|---|---:|---:|---:|---:|");
        for (Contestant one : results.keySet()) {
            out.printf(
                    "| %s | %,.0f | %.1f | %.1f | %.0f |%n",
                    one.word(),
                    MICROS_OF_SECOND / micros(one),
                    micros(one),
                    median(one, result -> result.cost().seconds()),
                    median(one, result -> result.cost().peakBytes() / (double) (1 << 20)));
        }
    }

    void ratios() throws IOException {
        out.println();
        if (!results.containsKey(Contestant.SERAI)) {
            return;
        }
        for (Contestant other : results.keySet()) {
            if (other != Contestant.SERAI) {
                out.printf(
                        "RATIO serai/%s lines_per_cpu_second %.2f%n",
                        other.word(), micros(other) / micros(Contestant.SERAI));
            }
        }
        List<Chart.Bar> bars = new ArrayList<>();
        results.keySet().forEach(one -> bars.add(new Chart.Bar(one.word(), micros(one))));
        Files.writeString(Path.of("target", "bench", "cpu.svg"), Chart.svg("CPU microseconds a line, lower is better", bars));
    }

    private double micros(Contestant one) {
        return median(one, Result::micros);
    }

    private double median(Contestant one, ToDoubleFunction<Result> figure) {
        double[] sorted =
                results.get(one).stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
