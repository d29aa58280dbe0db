package io.serai.bench;

import io.serai.bench.Bench.Place;
import io.serai.bench.Destination.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A destination that answers after 50 ms, eight connections, ten items a request: the road waits for it, and for nothing else. */
record Slow(Place place) {

    private static final long ANSWER_MS = 50;
    private static final int CONNECTIONS = 8;
    private static final double POSSIBLE = CONNECTIONS * 1000.0 / ANSWER_MS;
    private static final double MS_OF_SECOND = 1000;
    private static final double MICROS_OF_MS = 1000;
    private static final String[] TUNED = {"connections=" + CONNECTIONS, "items-max=10"};
    /** A down account is knocked at as often as can be. */
    private static final String[] HASTY = {"connections=" + CONNECTIONS, "items-max=10", "back-off-first=100ms", "back-off-max=1s"};

    private static final String BEING_KEPT =
            "select min(changed_at) / 1000 from document where partner = 'bench' and lane = 0 and state <> 'held'";
    private static final String KEPT = "select max(closed_at) / 1000 from drop_ledger where partner = 'bench'";
    private static final String DUE = "select count(*) from document where account = ? and entity = 'order' and state = 'due'";

    void tell(long lines) throws Exception {
        Load load = Load.of(lines);
        double alone = alone(load);
        place.out().printf("RATIO slow/possible requests_per_second %.2f%n", alone / POSSIBLE);
        place.out().printf("RATIO beside-a-down-account/alone requests_per_second %.2f%n", besideDown(load) / alone);
        besideHistory(load);
    }

    private double alone(Load load) throws Exception {
        try (Destination slow = Destination.start(place.errors(), ANSWER_MS, 200);
                Hub hub = Hub.start(
                        place.fresh("slow"), place.errors(), "bench:main:daily", Hub.account("main", slow, TUNED))) {
            hub.drop("bench", load.write(place.fresh("load")));
            hub.until(() -> hub.closed("bench") == 2);
            Waiting waiting = new Waiting(hub, slow.arrived().requests());
            hub.until(() -> waiting.look() && hub.isIdle("main"));
            slow.prove("the hub with a slow destination", load.tickets(), load.allLines());
            double rate = rate(slow.requests());
            place.out()
                    .printf(
                            "%nSLOW %.0f requests a second of %.0f possible, %.1f ms of CPU each; %s%n",
                            rate, POSSIBLE, waiting.cpuMillis(slow.arrived().requests()), waiting);
            return rate;
        }
    }

    /** The other account's load is there first and never gets away. */
    private double besideDown(Load load) throws Exception {
        List<String> settings = new ArrayList<>();
        try (Destination slow = Destination.start(place.errors(), ANSWER_MS, 200);
                Destination down = Destination.start(place.errors(), 0, 503)) {
            settings.addAll(Hub.account("main", slow, TUNED));
            settings.addAll(Hub.account("other", down, HASTY));
            try (Hub hub = Hub.start(place.fresh("slow"), place.errors(), "bench:main:daily,down:other:daily", settings)) {
                hub.drop("down", load.write(place.fresh("load")));
                hub.until(() -> hub.closed("down") == 2);
                hub.drop("bench", load.write(place.fresh("load")));
                hub.until(() -> hub.closed("bench") == 2 && hub.isIdle("main"));
                slow.prove("the hub beside an account that is down", load.tickets(), load.allLines());
                double rate = rate(slow.requests());
                place.out()
                        .printf(
                                "SLOW %.0f requests a second beside an account that answered 503 to %d requests; %d items due there%n",
                                rate, down.arrived().requests(), hub.number(DUE, "other"));
                return rate;
            }
        }
    }

    /** How many requests of a running history load began before a day's first item was sent: since it was kept, and since its rows were on their way. */
    private void besideHistory(Load load) throws Exception {
        Load day = Load.of(4000).of("D");
        try (Destination slow = Destination.start(place.errors(), ANSWER_MS, 200);
                Hub hub = Hub.start(
                        place.fresh("slow"),
                        place.errors(),
                        "bench:main:daily,years:main:history",
                        Hub.account("main", slow, TUNED))) {
            hub.drop("years", load.write(place.fresh("load")));
            hub.until(() -> hub.closed("years") == 2);
            hub.drop("bench", day.write(place.fresh("load")));
            hub.until(() -> hub.closed("bench") == 2 && hub.isIdle("main"));
            slow.prove("the hub with a day and years", load.tickets() + day.tickets(), load.allLines() + day.allLines());
            place.out()
                    .printf(
                            "SLOW daily items waited for %d history requests once they were kept, %d with those that began while they were being kept%n",
                            waited(slow.requests(), hub.number(KEPT)), waited(slow.requests(), hub.number(BEING_KEPT)));
        }
    }

    private static long waited(List<Request> requests, long due) {
        long first = requests.stream()
                .filter(request -> request.letter().equals("D"))
                .mapToLong(Request::began)
                .min()
                .orElseThrow();
        return requests.stream()
                .filter(request -> request.began() > due && request.began() < first)
                .count();
    }

    /** A second, in the middle half of all: neither what came while the rows were being kept, nor the last few. */
    private static double rate(List<Request> requests) {
        List<Request> sorted =
                requests.stream().sorted(Comparator.comparingLong(Request::began)).toList();
        int from = sorted.size() / 4;
        int to = sorted.size() * 3 / 4;
        return (to - from) * MS_OF_SECOND / (sorted.get(to).began() - sorted.get(from).began());
    }

    /** Threads and memory while requests wait: when the last row is kept, and the most from then on. */
    private static final class Waiting {
        private final Hub hub;
        private final long requests;
        private final Cost cost;
        private final Cost.Now first;
        private Cost.Now most;

        Waiting(Hub hub, long requests) throws IOException {
            this.hub = hub;
            this.requests = requests;
            this.cost = hub.cost();
            this.first = Cost.Now.of(hub.pid());
            this.most = first;
        }

        /** Always true. */
        boolean look() throws IOException {
            Cost.Now now = Cost.Now.of(hub.pid());
            most = new Cost.Now(Math.max(most.threads(), now.threads()), Math.max(most.bytes(), now.bytes()));
            return true;
        }

        /** CPU of each request since then, of so many in all. */
        double cpuMillis(long all) throws IOException {
            return hub.cost().since(cost).cpuMicros() / MICROS_OF_MS / (all - requests);
        }

        @Override
        public String toString() {
            return "threads %d when all was kept, at most %d while it waited; RSS %d MB, at most %d MB"
                    .formatted(first.threads(), most.threads(), first.bytes() >> 20, most.bytes() >> 20);
        }
    }
}
