package io.serai.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A drop of the running hub: two routes, the partner file's own and the one that its template made, and the watch of its
 * polls. It looks each time it is asked, so it also tells of what was stopped outside of Serai, such as in Hawtio.
 */
public final class Source {

    /** Polls have timeouts of about this length; a drop that polls more often is not late before. */
    private static final Duration LATE_MIN = Duration.ofSeconds(30);

    private static final int PERIODS_MAX = 3;
    private static final Set<ServiceStatus> HALTED = EnumSet.of(
            ServiceStatus.Stopping, ServiceStatus.Stopped, ServiceStatus.Suspending, ServiceStatus.Suspended);

    private final CamelContext camel;
    private final Endpoint endpoint;
    private final PollWatch watch;

    Source(CamelContext camel, Endpoint endpoint, PollWatch watch) {
        this.camel = camel;
        this.endpoint = endpoint;
        this.watch = watch;
    }

    static List<Source> all(CamelContext camel) {
        return camel.getRoutes().stream()
                .flatMap(own -> Stream.ofNullable(
                        own.getEndpoint() instanceof KameletEndpoint drop ? camel.getRoute(drop.getRouteId()) : null))
                .map(Route::getEndpoint)
                .flatMap(endpoint ->
                        Stream.ofNullable(PollWatch.of(endpoint)).map(watch -> new Source(camel, endpoint, watch)))
                .toList();
    }

    /** How a drop stands. */
    public enum Status {
        /** The last poll was well. */
        POLLING,
        /** The last poll failed; the next one is tried. */
        FAILING,
        /** An operator has paused it; it stays so over restarts. */
        PAUSED,
        /** Its route was stopped, such as in Hawtio; a restart or a new version of its file starts it again. */
        STOPPED
    }

    public Status status() {
        if (stopped() != null) {
            return Status.STOPPED;
        }
        if (paused() != null) {
            return Status.PAUSED;
        }
        return watch.failure() == null ? Status.POLLING : Status.FAILING;
    }

    /** Why it takes nothing or fails, for people; null while it polls well. */
    public @Nullable String why() {
        String held = heldBy();
        return held == null ? watch.failure() : held;
    }

    /** Why it must not poll now; null when it may. */
    @Nullable
    String heldBy() {
        String stopped = stopped();
        return stopped == null ? paused() : stopped;
    }

    private @Nullable String stopped() {
        Route poller = poller();
        Route own = own(poller);
        for (Route route : Stream.of(own, poller).filter(Objects::nonNull).toList()) {
            ServiceStatus status = camel.getRouteController().getRouteStatus(route.getRouteId());
            if (status != null && HALTED.contains(status)) {
                return "route " + route.getRouteId() + " is " + status.name().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private @Nullable String paused() {
        PollGate gate = camel.getRegistry().findSingleByType(PollGate.class);
        return gate == null ? null : gate.pausedWhy(route());
    }

    /** The id of its route in the partner file; the poller's own id as long as the other one is being made. */
    public String route() {
        Route poller = poller();
        Route own = own(poller);
        return own != null ? own.getRouteId() : poller == null ? "" : poller.getRouteId();
    }

    private @Nullable Route poller() {
        return camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() == endpoint)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Route own(@Nullable Route poller) {
        return camel.getRoutes().stream()
                .filter(route -> poller != null
                        && route.getEndpoint() instanceof KameletEndpoint drop
                        && poller.getRouteId().equals(drop.getRouteId()))
                .findFirst()
                .orElse(null);
    }

    public String partner() {
        return watch.partner();
    }

    public String feed() {
        return watch.feed();
    }

    /** Where it lies, such as {@code sftp://files.example:22/out}; without a login. */
    public String place() {
        return watch.source();
    }

    public Instant lastGoodPoll() {
        return watch.lastGood();
    }

    /** How many polls have failed since the start. */
    public long failures() {
        return watch.failures();
    }

    /** The time between two polls. */
    public Duration period() {
        return endpoint instanceof ScheduledPollEndpoint polled
                ? Duration.ofMillis(polled.getTimeUnit().toMillis(polled.getDelay()))
                : Duration.ZERO;
    }

    /** Whether a file of it is on the road. */
    public boolean hasFileInHand() {
        Route poller = poller();
        return poller != null && camel.getInflightRepository().size(poller.getRouteId()) > 0;
    }

    /** 0 while a file is in hand: its poll has not ended, however long the file is. */
    public double secondsSinceGoodPoll() {
        return hasFileInHand()
                ? 0
                : Duration.between(watch.lastGood(), Instant.now()).toMillis() / 1000.0;
    }

    /** Whether it should have polled well since: three periods have passed, and half a minute. */
    public boolean isLate() {
        long millisMax =
                Math.max(LATE_MIN.toMillis(), period().multipliedBy(PERIODS_MAX).toMillis());
        return heldBy() == null && secondsSinceGoodPoll() > millisMax / 1000.0;
    }

    /**
     * Polls now, beside the schedule, in a thread of its own.
     *
     * @return false when a poll is going on already
     * @throws IllegalStateException when it is paused or stopped
     */
    public boolean pollNow() {
        String held = heldBy();
        Route poller = poller();
        if (held != null || poller == null || !(poller.getConsumer() instanceof ScheduledPollConsumer polled)) {
            throw new IllegalStateException(route() + " does not poll: " + (held == null ? "it is gone" : held));
        }
        if (!watch.isIdle()) {
            return false;
        }
        camel.getExecutorServiceManager()
                .newThread("poll-now " + route(), polled)
                .start();
        return true;
    }
}
