package io.serai.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says once that a file had to be left at its source, and once that it is taken after all, however often it is tried in
 * between. A failed poll is {@link PollWatch}'s to tell.
 */
@Component("seraiLeftFiles")
public class LeftFiles implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger("serai.drops");
    private static final int FILES_MAX = 10_000;

    /** A file that its partner took away is not tried again: it is not counted for longer. */
    private static final Duration TRIED_WITHIN = Duration.ofHours(1);

    private record Left(Class<?> reason, Instant tried) {}

    private final Map<String, Left> reasons = new LinkedHashMap<>();

    /** A step of the road failed; takes the headers that the drop templates set. */
    public void left(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        left(exchange, cause == null ? new IllegalStateException("no reason is known") : cause);
    }

    /** The file has left its source. */
    public synchronized void taken(Exchange exchange) {
        String file = name(exchange);
        if (reasons.remove(file) != null) {
            LOG.info("{} is taken now", file);
        }
    }

    /** A poll failed. */
    @Override
    public void handleException(Throwable exception) {
        LOG.debug("polling", exception);
    }

    /** A poll failed. */
    @Override
    public void handleException(String message, Throwable exception) {
        LOG.debug(message, exception);
    }

    /** The file could not be fetched, or not be moved afterwards. */
    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        if (exchange == null) {
            handleException(message, exception);
        } else {
            left(exchange, exception);
        }
    }

    /** How many files stay at their sources, of those that were tried within the last hour. */
    public synchronized long count() {
        Instant from = Instant.now().minus(TRIED_WITHIN);
        return reasons.values().stream()
                .filter(left -> left.tried().isAfter(from))
                .count();
    }

    private synchronized void left(Exchange exchange, Throwable cause) {
        String file = name(exchange);
        Left before = reasons.put(file, new Left(Why.kind(cause), Instant.now()));
        if (before != null && before.reason() == Why.kind(cause)) {
            LOG.debug("{} is still left at its source", file, cause);
            return;
        }
        LOG.warn("{} is left at its source: {}; tried again at every poll", file, Why.of(cause));
        LOG.debug("the whole of it", cause);
        if (reasons.size() > FILES_MAX) {
            reasons.remove(reasons.keySet().iterator().next());
        }
    }

    private static String name(Exchange exchange) {
        String name = exchange.getMessage().getHeader("SeraiName", String.class);
        return name == null
                ? "what " + exchange.getFromRouteId() + " does"
                : exchange.getMessage().getHeader("SeraiPartner", String.class) + '/'
                        + exchange.getMessage().getHeader("SeraiFeed", String.class) + ": file \""
                        + PlainName.printable(name) + '"';
    }
}
