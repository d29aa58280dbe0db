package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.LineValues;
import io.serai.model.TicketValues;
import io.serai.state.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Contract schema {@code Order}. */
final class OrderItem {

    private OrderItem() {}

    static void write(JsonGenerator json, TicketValues values, Totals totals, Document document) throws IOException {
        boolean isReturn = totals.isReturn();
        json.writeStringField("id", values.orderId());
        json.writeStringField("reference", values.ticket());
        json.writeStringField("status", isReturn ? values.returnStatus() : values.status());
        Members.text(json, "cartId", values.cartId());
        PartyItem.write(
                json,
                values.customerId(),
                values.customerEmail(),
                document.resolved().customer());
        json.writeStringField("shopId", document.resolved().shop(values.shopId()));
        Members.address(json, "billingAddress", values.billingAddress());
        json.writeNumberField("amount", isReturn ? BigDecimal.ZERO : totals.net());
        json.writeNumberField("amountWithTax", isReturn ? BigDecimal.ZERO : totals.gross());
        json.writeArrayFieldStart("products");
        for (LineValues line : document.lines(LineValues.class)) {
            LineItem.write(json, line, document.resolved());
        }
        json.writeEndArray();
        Members.texts(json, "promoCodes", values.promoCodes());
        Members.times(
                json,
                values.createdAt(),
                values.updatedAt(),
                Objects.requireNonNull(document.header()).version());
        Members.fields(json, "metadata", isReturn ? withRealTotals(values.metadata(), totals) : values.metadata());
    }

    private static Map<String, Object> withRealTotals(Map<String, Object> metadata, Totals totals) {
        Map<String, Object> more = new TreeMap<>(metadata);
        more.put("returnAmount", totals.net());
        more.put("returnAmountWithTax", totals.gross());
        return more;
    }
}
