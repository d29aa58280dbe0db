package io.serai.receive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The meters of one drop: gauges from its first poll until its route is removed, and counters that begin at 0. */
final class DropMeters {

    private final List<Meter> registered = new ArrayList<>();
    private @Nullable MeterRegistry meters;

    synchronized void register(MeterRegistry registry, Source source) {
        meters = registry;
        new DropCounters(registry).expect(source.partner(), source.feed());
        gauge(
                source,
                "serai_last_poll_seconds",
                "how long ago the drop was last polled well; 0 while a file is in hand",
                Source::secondsSinceGoodPoll);
        gauge(
                source,
                "serai_poll_period_seconds",
                "the time between two polls of the drop",
                drop -> drop.period().toMillis() / 1000.0);
        gauge(
                source,
                "serai_drop_stopped",
                "1 while somebody has paused the drop or stopped its route",
                drop -> drop.heldBy() == null ? 0 : 1);
    }

    private void gauge(Source source, String name, String about, ToDoubleFunction<Source> value) {
        if (meters != null) {
            registered.add(Gauge.builder(name, source, value)
                    .description(about)
                    .tag("partner", source.partner())
                    .tag("feed", source.feed())
                    .tag("source", source.place())
                    .strongReference(true)
                    .register(meters));
        }
    }

    synchronized void remove() {
        if (meters != null) {
            registered.forEach(meters::remove);
        }
        registered.clear();
    }
}
