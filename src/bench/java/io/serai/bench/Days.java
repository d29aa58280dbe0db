package io.serai.bench;

import io.serai.bench.Bench.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Serai's next days on one store: the same content again, then one of a hundred tickets changed; and that alone, for comparison. */
record Days(Place place) {

    private static final int WARMING_PART = 20;

    /**
     * CPU microseconds of each.
     *
     * @param againRequests requests of the second time: none, when nothing changed
     */
    record Cpu(long first, long again, long againRequests, long daily, long alone) {}

    Cpu measured(long lines) throws Exception {
        Load load = Load.of(lines);
        Load changed = load.changed(1);
        Path home = place.fresh("days");
        try (Destination destination = Destination.start(place.errors())) {
            long alone = alone(changed, destination);
            try (Hub hub = Hub.start(home, place.errors(), destination)) {
                long first = hub.load(load.write(home)).cpuMicros();
                long requests = destination.arrived().requests();
                long again = hub.load(touched(load.write(home))).cpuMicros();
                long more = destination.arrived().requests() - requests;
                long daily = hub.load(changed.write(home)).cpuMicros();
                return new Cpu(first, again, more, daily, alone);
            }
        }
    }

    /** Other tickets first, so that both days are measured in a program that has compiled itself. */
    private long alone(Load changed, Destination destination) throws Exception {
        Path home = place.fresh("alone");
        try (Hub hub = Hub.start(home, place.errors(), destination)) {
            hub.load(Load.of(changed.lines() / WARMING_PART).of("W").write(home));
            return hub.load(changed.write(home)).cpuMicros();
        }
    }

    /** A blank line at the end makes other bytes of the same content. */
    private static Load.Files touched(Load.Files files) throws IOException {
        Files.writeString(files.headers(), "\n", StandardOpenOption.APPEND);
        Files.writeString(files.lines(), "\n", StandardOpenOption.APPEND);
        return files;
    }
}
