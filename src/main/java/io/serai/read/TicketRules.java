package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Policies.OrderAmount;
import io.serai.model.PartKey;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import io.serai.model.TicketValues.Returns;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ticket header must fulfil as a whole. */
final class TicketRules {
    private final Feed feed;
    private final Slots slots;
    private final CompositeIds ids;
    private final NamedCells metadata;
    private final boolean ownAmounts;

    TicketRules(FileColumns file) {
        this.feed = file.feed();
        this.slots = file.slots();
        this.ids = new CompositeIds(feed, slots);
        this.metadata = file.metadata();
        this.ownAmounts = feed.policies().orderAmount() == OrderAmount.HEADER;
    }

    BoundPart part(TicketRow row, List<String> cells) throws CellFault {
        CommonRules.checkOrder(row.createdAt, row.updatedAt, slots);
        if (ownAmounts) {
            checkSigns(row);
        }
        return new BoundPart(ids.key(row.store, row.ticket), PartKey.HEADER, row.updatedAt, values(row, cells));
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

    private TicketValues values(TicketRow row, List<String> cells) throws CellFault {
        return new TicketValues(
                CommonRules.present(row.ticket),
                ids.item(row.store, row.ticket),
                ids.shop(row.shop, row.store),
                CommonRules.present(row.status),
                row.customer,
                row.customerEmail,
                ownAmounts ? row.amountNet : null,
                ownAmounts ? row.amountGross : null,
                IdsForm.split(CommonRules.orEmpty(row.promoCodes)),
                CommonRules.address(
                        row.address, row.city, row.countryCode, row.country, row.phone, row.postalCode, row.region),
                row.createdAt,
                row.updatedAt,
                feed.policies().returns(),
                feed.policies().returnStatus(),
                ids.cart(row.store, row.cart),
                metadata.of(cells));
    }
}
