package io.serai.read;

import io.serai.feed.Field;
import io.serai.feed.Policies.OrderAmount;
import io.serai.model.CartValues;
import io.serai.model.PartKey;
import io.serai.model.Reason;
import io.serai.read.BoundRow.BoundPart;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cart's header must fulfil as a whole. */
final class CartRules {
    private final FileColumns file;
    private final CompositeIds ids;
    private final boolean ownAmounts;

    CartRules(FileColumns file) {
        this.file = file;
        this.ids = new CompositeIds(file.feed(), file.slots());
        this.ownAmounts = file.feed().policies().orderAmount() == OrderAmount.HEADER;
    }

    BoundPart part(CartRow row, List<String> cells) throws CellFault {
        CommonRules.checkOrder(row.createdAt, row.updatedAt, file.slots());
        CartValues values = new CartValues(
                CommonRules.present(row.cart),
                ids.item(row.store, row.cart),
                ids.shop(row.shop, row.store),
                CommonRules.present(row.language),
                row.customer,
                row.customerEmail,
                ownAmounts ? amount(Field.AMOUNT_NET, row.amountNet) : null,
                ownAmounts ? amount(Field.AMOUNT_GROSS, row.amountGross) : null,
                IdsForm.split(CommonRules.orEmpty(row.promoCodes)),
                CommonRules.address(
                        row.address, row.city, row.countryCode, row.country, row.phone, row.postalCode, row.region),
                row.createdAt,
                row.updatedAt,
                file.metadata().of(cells));
        return new BoundPart(ids.key(row.store, row.cart), PartKey.HEADER, row.updatedAt, values);
    }

    private BigDecimal amount(Field field, @Nullable BigDecimal amount) throws CellFault {
        BigDecimal given = CommonRules.present(amount);
        if (given.signum() < 0) {
            throw new CellFault(
                    Reason.NEGATIVE_AMOUNT,
                    file.slots().column(field),
                    given.toPlainString(),
                    "an amount of 0 or more");
        }
        return given;
    }
}
