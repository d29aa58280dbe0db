package io.serai.reliability;

import io.serai.reliability.Partner.Kind;
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

    private final Rig rig;
    private final int rowsMax;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable Exception broken;

    Load(Rig rig, long seed, int rowsMax) {
        this.rig = rig;
        this.rowsMax = rowsMax;
        this.random = new Random(seed);
        clock.scheduleWithFixedDelay(this::dropOne, 0, GAP_MS, TimeUnit.MILLISECONDS);
    }

    private void dropOne() {
        Partner partner = rig.partners().get(random.nextInt(rig.partners().size()));
        try {
            if (partner.door().waiting().size() < WAITING_MAX) {
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                rig.drop(partner, kind, 1 + random.nextInt(rowsMax));
            }
        } catch (Exception e) {
            broken = e;
            throw new IllegalStateException(e);
        }
    }

    /** One file that is large enough for several partitions of the store. */
    void dropBig(Partner partner) throws Exception {
        rig.drop(partner, Kind.lines, BIG_ROWS);
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
}
