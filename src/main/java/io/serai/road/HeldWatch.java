package io.serai.road;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.feed.Feeds;
import io.serai.state.HeldTickets;
import io.serai.state.HeldTickets.Counts;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks through the tickets that wait for a part; {@code 30-assemble} tells when. */
@Component("seraiHeld")
public class HeldWatch {

    private static final Logger LOG = LoggerFactory.getLogger("serai.held");

    private final HeldTickets tickets;
    private final Feeds feeds;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong overdue = new AtomicLong();

    HeldWatch(HeldTickets tickets, Feeds feeds, MeterRegistry meters) {
        this.tickets = tickets;
        this.feeds = feeds;
        Gauge.builder("serai_held", held, AtomicLong::get)
                .description("tickets that wait for their header or their lines")
                .register(meters);
        Gauge.builder("serai_held_overdue", overdue, AtomicLong::get)
                .description("tickets that wait longer than their feed allows")
                .register(meters);
    }

    /** Reports each ticket once; the partner's next receipt tells it. */
    public void report() {
        Counts counts = tickets.report(feeds::heldDeadline);
        held.set(counts.held());
        overdue.set(counts.overdue());
        if (counts.newlyOverdue() > 0) {
            LOG.warn(
                    "{} more tickets wait longer for a part than their feed allows ({} in all); see /api/held?overdue=true",
                    counts.newlyOverdue(),
                    counts.overdue());
        }
    }
}
