package io.serai.receive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Files that stay at their source until their feed takes their header: one that was answered so is not fetched again while it
 * looks the same. Kept in memory: after a restart each is fetched and answered once more.
 */
@Component("seraiWaitingLooks")
public class WaitingLooks {

    /** What the road answers: the file waits where it lies. */
    static final String WAIT = "wait";

    private static final int FILES_MAX = 100_000;

    /** A listing may show minutes only; a correction within the same minute must not look like what was answered. */
    private static final Duration TIME_STEP_MAX = Duration.ofMinutes(2);

    private record Answered(long size, long modified, Instant at) {

        boolean isCertain() {
            boolean seconds = modified % 60_000 != 0;
            return seconds || at.isAfter(Instant.ofEpochMilli(modified).plus(TIME_STEP_MAX));
        }
    }

    private final Map<String, Answered> answered = new LinkedHashMap<>();
    private final Clock clock;

    @Autowired
    WaitingLooks() {
        this(Clock.systemUTC());
    }

    WaitingLooks(Clock clock) {
        this.clock = clock;
    }

    /** The receipts of a file lie beside it; takes the headers that the drop templates set. */
    public synchronized void answered(Exchange exchange) {
        Message message = exchange.getMessage();
        if (!message.getHeader("SeraiVerdict", "", String.class).equals(WAIT)) {
            return;
        }
        String file = key(
                message.getHeader("SeraiPartner", String.class) + '/' + message.getHeader("SeraiFeed", String.class),
                message.getHeader("SeraiName", "", String.class));
        answered.remove(file);
        answered.put(
                file,
                new Answered(
                        message.getHeader("SeraiSize", -1L, Long.class),
                        message.getHeader("SeraiModified", Instant.EPOCH, Instant.class)
                                .toEpochMilli(),
                        clock.instant()));
        if (answered.size() > FILES_MAX) {
            answered.remove(answered.keySet().iterator().next());
        }
    }

    /** Whether a listed file is known to wait, by its size and time. */
    synchronized boolean holds(String drop, String name, long size, long modified) {
        Answered known = answered.get(key(drop, name));
        return known != null && known.size() == size && known.modified() == modified && known.isCertain();
    }

    /** Forgets all but those of which this is true; takes {@code partner/feed/name}. */
    public synchronized void retain(Predicate<String> waits) {
        answered.keySet().removeIf(waits.negate());
    }

    private static String key(String drop, String name) {
        return drop + '/' + name;
    }
}
