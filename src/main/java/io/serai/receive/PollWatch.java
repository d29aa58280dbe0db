package io.serai.receive;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows when a drop was last polled well; says once that it began to fail and once that it works again. */
public class PollWatch implements PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);
    /** The global option of a Camel context in which drops start but never poll. */
    public static final String HELD = "serai.polls-held";

    /** The header of an exchange without a file, which carries what goes beside the drop. */
    static final String LATER = "SeraiLater";

    private static final Map<String, PollWatch> ALL = new ConcurrentHashMap<>();

    private String partner = "";
    private String feed = "";
    private String source = "";
    private String knownHostsFile = "";
    private @Nullable MeterRegistry meters;
    private volatile Instant lastGood = Instant.now();
    private volatile @Nullable String failure;
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Source self;
    private boolean paused;
    private @Nullable Thread poller;
    private final DropMeters gauges = new DropMeters();

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (endpoint.getCamelContext().getGlobalOption(HELD) != null) {
            return false;
        }
        Source drop = self;
        if (drop == null) {
            drop = new Source(endpoint.getCamelContext(), endpoint, this);
            self = drop;
            ALL.put(key(partner, feed, source), this);
            if (meters == null) {
                meters = endpoint.getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);
            }
            if (meters != null) {
                gauges.register(meters, drop);
            }
        }
        return drop.heldBy() == null && enter();
    }

    /** One poll at a time. A poll that an error of Java ended has told nobody: its thread comes again, or has died. */
    private synchronized boolean enter() {
        Thread me = Thread.currentThread();
        boolean busy = poller != null && poller != me && poller.isAlive();
        if (paused || busy) {
            return false;
        }
        poller = me;
        return true;
    }

    private synchronized void leave() {
        poller = null;
    }

    /** No further file is taken; the one in hand is finished. */
    public synchronized void pause() {
        paused = true;
    }

    /** Files are taken again. */
    public synchronized void resume() {
        paused = false;
    }

    /** Whether no further file may be begun: for a new version of its declaration, or because somebody stopped the drop. */
    boolean isHeld() {
        Source drop = self;
        return isPaused() || (drop != null && drop.heldBy() != null);
    }

    private synchronized boolean isPaused() {
        return paused;
    }

    /** Whether no poll is going on, and so no file is in hand. */
    public synchronized boolean isIdle() {
        return poller == null;
    }

    /** The drop is gone: nothing tells of it any longer. */
    public synchronized void retire() {
        paused = true;
        ALL.remove(key(partner, feed, source), this);
        gauges.remove();
    }

    /** The watch of a drop's endpoint; null when it is no drop of ours. */
    public static @Nullable PollWatch of(Endpoint endpoint) {
        return endpoint instanceof ScheduledPollEndpoint polled && polled.getPollStrategy() instanceof PollWatch watch
                ? watch
                : null;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        place(consumer);
        leave();
        lastGood = Instant.now();
        if (failure != null) {
            failure = null;
            LOG.info("{}/{}: polling {} works again", partner, feed, source);
        }
    }

    /** Puts beside the drop what its partner is told later, by the template's own steps; what fails is tried at the next poll. */
    private void place(Consumer consumer) {
        CamelContext camel = consumer.getEndpoint().getCamelContext();
        LaterAnswers later = camel.getRegistry().findSingleByType(LaterAnswers.class);
        List<LaterAnswers.Answer> answers = later == null ? List.of() : later.waiting(partner, feed, source);
        if (answers.isEmpty()) {
            return;
        }
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setHeader(LATER, true);
        exchange.getMessage()
                .setHeader(
                        "SeraiReceipts",
                        answers.stream().map(LaterAnswers.Answer::file).toList());
        try {
            consumer.getProcessor().process(exchange);
            if (exchange.getException() == null && exchange.getMessage().getHeader("SeraiVerdict") == null) {
                answers.forEach(answer -> answer.placed().run());
            }
        } catch (Exception e) {
            LOG.debug("{}/{}: putting a later answer beside {}", partner, feed, source, e);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        leave();
        String text = Why.of(cause) + hint();
        if (failure == null) {
            LOG.warn("{}/{}: cannot poll {}: {}; tried again at every poll", partner, feed, source, text);
            LOG.debug("the whole of it", cause);
        }
        failure = text;
        failures.incrementAndGet();
        return false;
    }

    /** The SFTP client says no more than that the host's key is unknown. */
    private String hint() {
        return knownHostsFile.isEmpty() || Files.isReadable(Path.of(knownHostsFile))
                ? ""
                : "; knownHostsFile " + knownHostsFile + " cannot be read: expected a file with the server's key";
    }

    /** The watch of a drop that has polled at least once. */
    public static @Nullable PollWatch of(String partner, String feed, String source) {
        return ALL.get(key(partner, feed, source));
    }

    public String partner() {
        return partner;
    }

    public String feed() {
        return feed;
    }

    public String source() {
        return source;
    }

    private static String key(String partner, String feed, String source) {
        return partner + '/' + feed + ' ' + source;
    }

    /** The last failure's text; null while polling works. */
    public @Nullable String failure() {
        return failure;
    }

    /** How many polls have failed since the start. */
    public long failures() {
        return failures.get();
    }

    public Instant lastGood() {
        return lastGood;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public void setFeed(String feed) {
        this.feed = feed;
    }

    /** Where the drop lies; it tells two drops of one feed apart. */
    public void setSource(String source) {
        this.source = source;
    }

    /** Empty for drops without one. */
    public void setKnownHostsFile(String knownHostsFile) {
        this.knownHostsFile = knownHostsFile;
    }

    public void setMeters(MeterRegistry meters) {
        this.meters = meters;
    }
}
