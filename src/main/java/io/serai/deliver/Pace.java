package io.serai.deliver;

import io.github.bucket4j.Bucket;
import io.serai.deliver.KilibaSettings.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a lane may send: the account's rate, and its pauses. No thread ever sleeps here: a lane that may not send ends its
 * tick. After trouble, one request alone tries first. Thread-safe.
 */
public final class Pace {

    private static final int DOUBLINGS_MAX = 30;

    private final Account settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final Bucket tokens;
    private final Duration longest;
    private final AtomicBoolean stopped;
    private @Nullable Pause pause;
    private int busyInARow;
    private boolean lockedOut;
    private int underWay;

    public Pace(Account settings, Clock clock, RandomGenerator random) {
        this(settings, clock, random, tokens(settings), new AtomicBoolean());
    }

    private Pace(Account settings, Clock clock, RandomGenerator random, Bucket tokens, AtomicBoolean stopped) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.tokens = tokens;
        this.stopped = stopped;
        this.longest = Stream.of(settings.backOffMax(), settings.retryAfterMax(), settings.lockedOutPause())
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static Bucket tokens(Account settings) {
        long capacity = Math.max(1, (long) Math.ceil(settings.requestsPerSecond() / 2));
        Duration each = Duration.ofNanos((long) (1_000_000_000 / settings.requestsPerSecond()));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, each))
                .build();
    }

    /** Another one with the same rate, and pauses of its own. */
    Pace beside() {
        return new Pace(settings, clock, random, tokens, stopped);
    }

    /** The hub ends: nothing is sent any more, here and beside; what is under way has its answer. */
    void stop() {
        stopped.set(true);
    }

    boolean isStopped() {
        return stopped.get();
    }

    /** Takes the right to one request; false when the lane must wait. */
    public synchronized boolean take() {
        boolean oneIsTrying = (busyInARow > 0 || lockedOut) && underWay > 0;
        if (isStopped() || paused().isPresent() || oneIsTrying || !tokens.tryConsume(1)) {
            return false;
        }
        underWay++;
        return true;
    }

    /** The request that was taken was not sent. */
    public synchronized void giveBack() {
        underWay--;
        tokens.addTokens(1);
    }

    /** A new tick begins, so nothing is under way any more. */
    public synchronized void begin() {
        underWay = 0;
    }

    /** The request was answered, or will never be. */
    public synchronized void ended() {
        underWay = Math.max(0, underWay - 1);
    }

    /** A pause that would end later than any pause can was begun before the clock was set back: it is over. */
    public synchronized Optional<Pause> paused() {
        Instant now = clock.instant();
        Instant latest = now.plus(longest);
        return Optional.ofNullable(pause)
                .filter(p -> p.until().isAfter(now) && !p.until().isAfter(latest));
    }

    /** A success. One that was under way while another met trouble does not end that pause. */
    public synchronized void succeeded() {
        if (paused().isEmpty()) {
            pause = null;
            busyInARow = 0;
            lockedOut = false;
        }
    }

    /**
     * Backs off. Answers of parallel requests count once.
     *
     * @return whether the longest back-off is now reached for the first time
     */
    public synchronized boolean busy(String why, @Nullable String retryAfter) {
        Duration before = backOff();
        boolean longest = false;
        if (paused().isEmpty()) {
            busyInARow++;
            longest = backOff().equals(settings.backOffMax()) && !before.equals(settings.backOffMax());
        }
        long millis = backOff().toMillis();
        Duration jittered = Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
        Duration asked = RetryAfter.of(retryAfter, clock.instant(), settings.retryAfterMax());
        pause(asked.compareTo(jittered) > 0 ? asked : jittered, why);
        return longest;
    }

    /** Pauses the account; says whether it was not known to be locked out. */
    public synchronized boolean lockedOut(String why) {
        boolean first = !lockedOut;
        lockedOut = true;
        pause(settings.lockedOutPause(), why);
        return first;
    }

    public synchronized boolean isLockedOut() {
        return lockedOut;
    }

    private Duration backOff() {
        Duration wait =
                settings.backOffFirst().multipliedBy(1L << Math.min(Math.max(0, busyInARow - 1), DOUBLINGS_MAX));
        return wait.compareTo(settings.backOffMax()) > 0 ? settings.backOffMax() : wait;
    }

    private void pause(Duration wait, String why) {
        Instant until = clock.instant().plus(wait);
        if (paused().map(p -> p.until().isBefore(until)).orElse(true)) {
            pause = new Pause(until, why);
        }
    }

    /** Why a lane sends nothing, and until when. */
    public record Pause(Instant until, String why) {}
}
