package io.serai.receive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a drop's polls visible: when the last good one was, and one WARN when they begin to fail. Polling goes on by itself.
 * One instance per drop, made by the drop's template.
 */
public class PollWatch implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger("serai.receive");

    private String partner = "";
    private String feed = "";
    private volatile Instant lastGood = Instant.now();
    private volatile @Nullable String failure;
    private @Nullable Gauge gauge;

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public void setFeed(String feed) {
        this.feed = feed;
    }

    /** Where {@code serai_last_poll_seconds} is published. */
    public void setMeters(MeterRegistry meters) {
        gauge = Gauge.builder("serai_last_poll_seconds", this, PollWatch::secondsSinceLastGood)
                .tags("partner", partner, "feed", feed)
                .register(meters);
    }

    /** Why polls fail now; null while they work. */
    public @Nullable String failure() {
        return failure;
    }

    private double secondsSinceLastGood() {
        return Duration.between(lastGood, Instant.now()).toSeconds();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        lastGood = Instant.now();
        if (failure != null) {
            failure = null;
            LOG.info("{}/{} polls again", partner, feed);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (failure == null) {
            LOG.warn("{}/{} cannot poll, and goes on trying: {}", partner, feed, why);
        }
        failure = why;
        return false;
    }
}
