package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Feed.OrderAmount;
import io.serai.feed.Feed.TicketIds;
import io.serai.feed.Field;
import io.serai.model.Address;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartKey;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import io.serai.model.TicketValues.Returns;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a ticket header must fulfil as a whole. */
final class TicketRules {
    private final Feed feed;
    private final Slots slots;
    private final boolean ownAmounts;

    TicketRules(Feed feed, Slots slots) {
        this.feed = feed;
        this.slots = slots;
        this.ownAmounts = feed.policies().orderAmount() == OrderAmount.HEADER;
    }

    /** The key of a ticket by the feed's policy: (store, ticket), or the ticket alone. */
    static DocumentKey key(Feed feed, @Nullable String store, @Nullable String ticket) {
        boolean global = feed.policies().ticketIds() == TicketIds.GLOBAL;
        return new DocumentKey(
                feed.partner(), Entity.ORDER, global ? "" : CommonRules.present(store), CommonRules.present(ticket));
    }

    BoundPart part(TicketRow row) throws CellFault {
        CommonRules.checkOrder(row.createdAt, row.updatedAt, slots);
        if (ownAmounts) {
            checkSigns(row);
        }
        DocumentKey key = key(feed, row.store, row.ticket);
        return new BoundPart(key, PartKey.HEADER, row.updatedAt, values(row));
    }

    /** Both below zero is a return, and a policy's matter; one alone is an error. */
    private void checkSigns(TicketRow row) throws CellFault {
        boolean net = CommonRules.present(row.amountNet).signum() < 0;
        boolean gross = CommonRules.present(row.amountGross).signum() < 0;
        if (net && gross && feed.policies().returns() == Returns.REJECT) {
            throw negative(Reason.NEGATIVE_RETURN, Field.AMOUNT_GROSS, row.amountGross);
        }
        if (net && CommonRules.present(row.amountGross).signum() > 0) {
            throw negative(Reason.NEGATIVE_AMOUNT, Field.AMOUNT_NET, row.amountNet);
        }
        if (gross && !net) {
            throw negative(Reason.NEGATIVE_AMOUNT, Field.AMOUNT_GROSS, row.amountGross);
        }
    }

    private CellFault negative(Reason reason, Field field, @Nullable BigDecimal amount) {
        return new CellFault(
                reason, slots.column(field), CommonRules.present(amount).toPlainString(), "an amount of 0 or more");
    }

    private TicketValues values(TicketRow row) throws CellFault {
        return new TicketValues(
                CommonRules.present(row.ticket),
                orderId(row),
                shop(row),
                CommonRules.present(row.status),
                row.customer,
                row.customerEmail,
                ownAmounts ? row.amountNet : null,
                ownAmounts ? row.amountGross : null,
                IdsForm.split(CommonRules.orEmpty(row.promoCodes)),
                address(row),
                row.createdAt,
                row.updatedAt,
                feed.policies().returns(),
                feed.policies().returnStatus());
    }

    private String shop(TicketRow row) throws CellFault {
        String shop = row.shop == null ? row.store : row.shop;
        if (shop == null) {
            Field named = slots.of(Field.SHOP) == null ? Field.STORE : Field.SHOP;
            throw new CellFault(Reason.REQUIRED, slots.column(named), null, "a value for " + named.word());
        }
        return shop;
    }

    private String orderId(TicketRow row) {
        String ticket = CommonRules.present(row.ticket);
        String store = CommonRules.orEmpty(row.store);
        String format = feed.policies().orderId();
        if (format == null) {
            return feed.policies().ticketIds() == TicketIds.GLOBAL ? ticket : store + "-" + ticket;
        }
        return filled(format, store, ticket);
    }

    /** One pass, so that an id that looks like a placeholder stays what it is. */
    private String filled(String format, String store, String ticket) {
        StringBuilder id = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            if (format.startsWith("{store}", at)) {
                id.append(store);
                at += "{store}".length();
            } else if (format.startsWith("{ticket}", at)) {
                id.append(ticket);
                at += "{ticket}".length();
            } else if (format.startsWith("{partner}", at)) {
                id.append(feed.partner());
                at += "{partner}".length();
            } else {
                id.append(format.charAt(at++));
            }
        }
        return id.toString();
    }

    private static @Nullable Address address(TicketRow row) {
        Address address =
                new Address(row.address, row.city, row.countryCode, row.country, row.phone, row.postalCode, row.region);
        return address.equals(Address.NONE) ? null : address;
    }
}
