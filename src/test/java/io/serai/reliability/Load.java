package io.serai.reliability;

import io.serai.reliability.Partner.Kind;
import io.serai.reliability.Shop.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Drops files of all partners, in a seeded order, as fast as the hub takes them. */
final class Load implements AutoCloseable {

    private static final int WAITING_MAX = 12;
    private static final int BIG_ROWS = 80_000;
    private static final long GAP_MS = 120;

    private final List<Partner> partners;
    private final int rowsMax;
    private final Random random;
    private final Map<String, Shop> shops = new HashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable Exception broken;

    Load(List<Partner> partners, Truth truth, long seed, int rowsMax) {
        this.partners = partners;
        this.rowsMax = rowsMax;
        this.random = new Random(seed);
        partners.forEach(partner -> shops.put(partner.name(), new Shop(partner.name(), truth, random.nextLong())));
    }

    void start() {
        clock.scheduleWithFixedDelay(this::dropOne, 0, GAP_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void dropOne() {
        Partner partner = partners.get(random.nextInt(partners.size()));
        try {
            if (partner.door().waiting().size() < WAITING_MAX) {
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                drop(partner, kind, 1 + random.nextInt(rowsMax));
            }
        } catch (Exception e) {
            broken = e;
            throw new IllegalStateException(e);
        }
    }

    /** One file that is large enough for several partitions of the store. */
    synchronized void dropBig() throws Exception {
        drop(partners.get(random.nextInt(partners.size())), Kind.lines, BIG_ROWS);
    }

    private void drop(Partner partner, Kind kind, int rows) throws Exception {
        for (Written one : Objects.requireNonNull(shops.get(partner.name())).write(kind, rows)) {
            dropped.add(one.file());
            partner.door().put(one.file().name(), one.bytes());
        }
    }

    /** No more files; what was dropped stays. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES) || broken != null) {
                throw new IllegalStateException("dropping files broke", broken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized List<Dropped> dropped() {
        return List.copyOf(dropped);
    }
}
