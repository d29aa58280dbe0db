package io.serai.read;

import io.serai.feed.Field;
import io.serai.model.Entity;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the rows of each ticket, cart or product of a file, from 1, in file order; a rejected row keeps its number. Costs some 100 bytes for
 * each ticket, so {@code serai.read.tickets-max} bounds it: a file with more tickets fails.
 */
final class LinePositions {
    private final Slots slots;
    private final Field within;
    private final Field id;
    private final int ticketsMax;
    private final String many;
    private final Map<Ticket, Integer> counts = new HashMap<>();

    private record Ticket(String store, String ticket) {}

    LinePositions(Entity entity, Slots slots, ReadSettings settings) {
        this.slots = slots;
        this.within = entity == Entity.PRODUCT ? Field.VARIANT : Field.STORE;
        this.id = switch (entity) {
            case PRODUCT -> Field.PRODUCT;
            case CART -> Field.CART;
            default -> Field.TICKET;
        };
        this.ticketsMax = settings.ticketsMax();
        this.many = entity == Entity.ORDER ? "tickets" : entity.plural();
    }

    String next(List<String> cells) {
        Ticket ticket = new Ticket(slots.raw(within, cells), slots.raw(id, cells));
        int position = counts.merge(ticket, 1, Integer::sum);
        if (counts.size() > ticketsMax) {
            throw new OpenFile.Unusable(new FileUnusable(
                    Reason.TOO_LARGE,
                    "more than " + ticketsMax + " " + many,
                    "at most so many for line-ids: position"));
        }
        return Integer.toString(position);
    }
}
