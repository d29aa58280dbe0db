package io.serai.console;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many wrong keys may come from one address. Addresses that were not heard of for longest are forgotten first. */
final class Guesses {

    static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int WRONG_PER_PERIOD_MAX = 10;
    private static final int ADDRESSES_MAX = 10_000;

    private final Map<String, Bucket> left = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    /** Whether a key from here is looked at; right ones cost nothing. */
    synchronized boolean mayGuess(String address) {
        Bucket bucket = left.get(address);
        return bucket == null || bucket.getAvailableTokens() > 0;
    }

    synchronized void failed(String address) {
        left.computeIfAbsent(address, unknown -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(WRONG_PER_PERIOD_MAX).refillIntervally(WRONG_PER_PERIOD_MAX, PERIOD))
                        .build())
                .tryConsume(1);
    }
}
