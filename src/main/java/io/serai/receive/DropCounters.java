package io.serai.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.model.Outcome;
import java.util.List;

/** The counters of files and rows. A drop makes its own begin at 0: a counter that appears with its first event hides that event. */
public record DropCounters(MeterRegistry meters) {

    private static final List<String> RESULTS = List.of("done", "failed", "repeated", "parked");

    /** Files of a partner that ended in {@code result}: done, failed, repeated, parked. */
    public Counter drops(String partner, String result) {
        return meters.counter("serai_drops", "partner", partner, "result", result);
    }

    public Counter rows(String partner, String feed, Outcome outcome) {
        return meters.counter("serai_rows", "partner", partner, "feed", feed, "outcome", outcome.word());
    }

    /** Files that stopped the reader too often. */
    public Counter quarantined(String partner) {
        return meters.counter("serai_quarantined", "partner", partner);
    }

    void expect(String partner, String feed) {
        RESULTS.forEach(result -> drops(partner, result));
        for (Outcome outcome : Outcome.values()) {
            rows(partner, feed, outcome);
        }
        quarantined(partner);
    }
}
