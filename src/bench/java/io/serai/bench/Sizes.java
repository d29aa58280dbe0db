package io.serai.bench;

import io.serai.bench.Bench.Place;
import io.serai.bench.Bench.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** Serai alone on loads of different sizes and shapes: its peak memory should not know which. */
record Sizes(Place place) {

    private static final int GIANTS = 1000;
    private static final int LINES_OF_GREATEST = 300_000;

    /** Peak bytes by what the load was; empty when none is asked for. */
    Map<String, Long> measured(Settings settings) throws Exception {
        Map<String, Long> peaks = new LinkedHashMap<>();
        for (long lines : settings.sizes()) {
            peaks.put("%,d lines".formatted(lines), peak(Load.of(lines)));
        }
        if (settings.giantsPercent() > 0) {
            int giants = GIANTS * settings.giantsPercent() / 100;
            Load load = Load.of(settings.lines()).with(giants, LINES_OF_GREATEST);
            peaks.put("giants", peak(load));
        }
        return peaks;
    }

    private long peak(Load load) throws Exception {
        Result result = Bench.once(Contestant.SERAI, load, place);
        place.out()
                .printf(
                        "RSS serai %,d lines, %,d tickets of 10,000 and one of %,d: %d MB, %.2f CPU-us a line%n",
                        load.allLines(), load.giants(), load.giant(), result.cost().peakBytes() >> 20, result.micros());
        return result.cost().peakBytes();
    }
}
