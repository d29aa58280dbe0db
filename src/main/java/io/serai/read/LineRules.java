package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.Policies.LineAmount;
import io.serai.feed.Policies.ProductMatch;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.LineValues.More;
import io.serai.model.PartKey;
import io.serai.model.Reason;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's or a cart's line must fulfil as a whole. A tax amount stands in for the net amount. Lines keep their signs: a return's line is below zero. A unit price times the
 * quantity, less the discount, is rounded half up to the unit price's scale, but to two decimals at least.
 */
final class LineRules {
    private static final int SCALE_MIN = 2;
    private static final More NO_MORE = new More(null, null, null, null, null, null);

    private final Feed feed;
    private final Slots slots;
    private final CompositeIds ids;
    private final @Nullable String match;

    LineRules(Feed feed, Slots slots) {
        this.feed = feed;
        this.slots = slots;
        this.ids = new CompositeIds(feed, slots);
        ProductMatch by = feed.policies().productMatch();
        this.match = by == ProductMatch.ID ? null : by.word();
    }

    BoundPart part(LineRow row) throws CellFault {
        LineValues values = new LineValues(
                CommonRules.present(row.product),
                row.variant,
                row.productName,
                CommonRules.present(row.quantity),
                total(net(row), row),
                total(CommonRules.present(row.amountGross), row),
                more(row));
        String document = feed.rows().entity() == Entity.CART ? row.cart : row.ticket;
        return new BoundPart(ids.key(row.store, document), new PartKey(CommonRules.present(row.line)), null, values);
    }

    private @Nullable More more(LineRow row) {
        More more =
                new More(match, row.manufacturer, row.manufacturerName, row.relativeUrl, row.absoluteUrl, row.imageUrl);
        return more.equals(NO_MORE) ? null : more;
    }

    private static BigDecimal net(LineRow row) {
        return row.taxAmount == null
                ? CommonRules.present(row.amountNet)
                : CommonRules.present(row.amountGross).subtract(row.taxAmount);
    }

    private BigDecimal total(BigDecimal amount, LineRow row) throws CellFault {
        if (feed.policies().lineAmount() == LineAmount.TOTAL) {
            return amount;
        }
        BigDecimal kept = BigDecimal.ONE.subtract(discount(row));
        return amount.multiply(CommonRules.present(row.quantity))
                .multiply(kept)
                .setScale(Math.max(SCALE_MIN, amount.scale()), RoundingMode.HALF_UP);
    }

    private BigDecimal discount(LineRow row) throws CellFault {
        BigDecimal rate = row.discountRate;
        if (rate == null) {
            return BigDecimal.ZERO;
        }
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            String column = slots.column(Field.DISCOUNT_RATE);
            throw new CellFault(Reason.NUMBER_OUT_OF_RANGE, column, rate.toPlainString(), "a share from 0 to 1");
        }
        return rate;
    }
}
