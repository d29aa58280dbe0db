package io.serai.bench;

import io.serai.bench.Bench.Place;
import io.serai.bench.Destination.Arrived;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * kill -9 of the hub at about half of the load, once while rows are kept and once while items are delivered, and what the
 * next start has to do. It must deliver what an undisturbed run delivers, byte for byte.
 */
record Restart(Place place) {

    private static final String ROWS = "select coalesce(sum(accepted + unchanged + duplicate + stale), 0) from drop_partition";
    private static final String PARTITIONS =
            "select drop_id || ' ' || number || ' ' || accepted || ' ' || unchanged || ' ' || duplicate || ' ' || stale"
                    + " from drop_partition";
    /** Its rows are what may be done again: the store takes a partition whole or not at all. */
    private static final String LARGEST = "select coalesce(max(accepted + unchanged + duplicate + stale), 0) from drop_partition";

    private static final String UNDER_WAY = "select coalesce(sum(items), 0) from request where result = 'sending'";

    /** An undisturbed run: what a start with nothing to do and the load cost, in microseconds, and what arrived. */
    private record Whole(long start, long load, Arrived arrived) {}

    /** What is half done at the kill. */
    private interface Half {
        boolean reached(Hub hub, Destination destination) throws IOException, InterruptedException;
    }

    void tell(long lines) throws Exception {
        Load load = Load.of(lines);
        Whole whole = whole(load);
        long rows = load.tickets() + load.allLines();
        killed("keeping", load, whole, (hub, destination) -> hub.number(ROWS) >= rows / 2);
        killed(
                "delivering",
                load,
                whole,
                (hub, destination) -> destination.arrived().items() >= load.tickets() / 2);
    }

    private Whole whole(Load load) throws Exception {
        Path home = place.fresh("restart");
        try (Destination destination = Destination.start(place.errors())) {
            long cpu = undisturbed(load, home, destination);
            destination.prove("the undisturbed run", load.tickets(), load.allLines());
            try (Hub hub = Hub.start(home, place.errors(), destination)) {
                return new Whole(hub.cost().cpuMicros(), cpu, destination.arrived());
            }
        }
    }

    private long undisturbed(Load load, Path home, Destination destination) throws Exception {
        try (Hub hub = Hub.start(home, place.errors(), destination)) {
            return hub.load(load.write(home)).cpuMicros();
        }
    }

    private void killed(String when, Load load, Whole whole, Half half) throws Exception {
        Path home = place.fresh("restart");
        try (Destination destination = Destination.start(place.errors())) {
            Before before = before(when, load, half, home, destination);
            try (Hub hub = Hub.start(home, place.errors(), destination)) {
                hub.until(() -> hub.closed("bench") == 2 && hub.isIdle("main"));
                check(when, whole.arrived(), destination.arrived());
                long rest = hub.cost().cpuMicros() - whole.start();
                tell(when, before, hub, destination.arrived());
                place.out().printf("RATIO restart-%s/half cpu %.2f%n", when, rest / (whole.load() / 2.0));
            }
        }
    }

    /** What stood in the store when the hub was killed; the items of the requests under way are in no answer. */
    private record Before(List<String> partitions, long rows, long underWay, long sent) {}

    private Before before(String when, Load load, Half half, Path home, Destination destination) throws Exception {
        try (Hub hub = Hub.start(home, place.errors(), destination)) {
            hub.drop("bench", load.write(home));
            hub.until(() -> half.reached(hub, destination));
            hub.kill();
            long rows = hub.number(ROWS);
            Before before =
                    new Before(hub.texts(PARTITIONS), rows, hub.number(UNDER_WAY), destination.arrived().items());
            place.out()
                    .printf(
                            "%nRESTART %s: killed with %,d of %,d rows kept in %d partitions, %,d of %,d items sent%n",
                            when,
                            rows,
                            load.tickets() + load.allLines(),
                            before.partitions().size(),
                            before.sent(),
                            load.tickets());
            return before;
        }
    }

    private static void check(String when, Arrived expected, Arrived found) {
        if (found.distinct() != expected.distinct() || found.content() != expected.content()) {
            throw new IllegalStateException("killed while %s, the hub delivered %s; undisturbed it delivers %s"
                    .formatted(when, found, expected));
        }
    }

    private void tell(String when, Before before, Hub hub, Arrived arrived) {
        Set<String> after = new HashSet<>(hub.texts(PARTITIONS));
        long again = before.partitions().stream().filter(one -> !after.contains(one)).count();
        place.out()
                .printf(
                        "RESTART %s: partitions kept again %d, besides the one under way (at most %,d rows);"
                                + " items sent twice %,d, under way at the kill %,d%n",
                        when, again, hub.number(LARGEST), arrived.items() - arrived.distinct(), before.underWay());
    }
}
