package io.serai.console;

import io.serai.feed.Feeds;
import io.serai.state.HeldTickets;
import io.serai.state.HeldTickets.Held;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, carts and products that wait for a part. */
@RestController
@RequestMapping("/api/held")
class HeldApi {

    private static final int TICKETS_MAX = 1000;

    private final HeldTickets tickets;
    private final Feeds feeds;

    HeldApi(HeldTickets tickets, Feeds feeds) {
        this.tickets = tickets;
        this.feeds = feeds;
    }

    /** In the store's order; {@code afterEntity}, {@code afterStore} and {@code afterTicket} (its id) are those of the last one of
     * the page before. */
    @GetMapping
    List<Held> held(
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String afterPartner,
            @RequestParam(defaultValue = "order") String afterEntity,
            @RequestParam(defaultValue = "") String afterStore,
            @RequestParam(required = false) @Nullable String afterTicket) {
        return tickets.list(
                new HeldTickets.Page(
                        partner,
                        overdue,
                        HeldTickets.place(
                                afterPartner == null ? partner : afterPartner, afterEntity, afterStore, afterTicket),
                        Math.max(1, Math.min(limit, TICKETS_MAX))),
                feeds::heldDeadline);
    }
}
