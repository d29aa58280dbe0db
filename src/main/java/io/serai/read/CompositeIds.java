package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Policies.TicketIds;
import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import org.jspecify.annotations.Nullable;

/** What tickets and carts are known by: here by (store, id), at the destination by one id that the feed's format makes of both. */
final class CompositeIds {
    private final Feed feed;
    private final Slots slots;
    private final boolean global;

    CompositeIds(Feed feed, Slots slots) {
        this.feed = feed;
        this.slots = slots;
        this.global = feed.policies().ticketIds() == TicketIds.GLOBAL;
    }

    /** The key by the feed's policy: (store, id), or the id alone. */
    DocumentKey key(@Nullable String store, @Nullable String id) {
        return new DocumentKey(
                feed.partner(),
                feed.rows().entity(),
                global ? "" : CommonRules.present(store),
                CommonRules.present(id));
    }

    /** The destination's id of it. */
    String item(@Nullable String storeOrNone, @Nullable String given) {
        String id = CommonRules.present(given);
        String store = CommonRules.orEmpty(storeOrNone);
        String format = feed.policies().orderId();
        return format == null ? plain(store, id) : filled(format, store, id);
    }

    /** The destination's id of the cart that a ticket was, as a feed of carts makes it that names no format of its own. */
    @Nullable
    String cart(@Nullable String store, @Nullable String cart) {
        return cart == null ? null : plain(CommonRules.orEmpty(store), cart);
    }

    private String plain(String store, String id) {
        return global ? id : store + "-" + id;
    }

    /** One pass, so that an id that looks like a placeholder stays what it is. */
    private String filled(String format, String store, String id) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            int end = format.charAt(at) == '{' ? format.indexOf('}', at) + 1 : 0;
            String value =
                    switch (end == 0 ? "" : format.substring(at, end)) {
                        case "{store}" -> store;
                        case "{ticket}", "{cart}" -> id;
                        case "{partner}" -> feed.partner();
                        default -> null;
                    };
            filled.append(value == null ? format.substring(at, at + 1) : value);
            at = value == null ? at + 1 : end;
        }
        return filled.toString();
    }

    /** What the destination calls the shop. */
    String shop(@Nullable String shop, @Nullable String store) throws CellFault {
        String found = shop == null ? store : shop;
        if (found == null) {
            Field named = slots.of(Field.SHOP) == null ? Field.STORE : Field.SHOP;
            throw new CellFault(Reason.REQUIRED, slots.column(named), null, "a value for " + named.word());
        }
        return found;
    }
}
