package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.CartValues;
import io.serai.model.LineValues;
import io.serai.state.Document;
import java.io.IOException;
import java.util.Objects;

/** Contract schema {@code Cart}. */
final class CartItem {

    private CartItem() {}

    static void write(JsonGenerator json, CartValues values, Totals totals, Document document) throws IOException {
        json.writeStringField("id", values.cartId());
        PartyItem.write(
                json,
                values.customerId(),
                values.customerEmail(),
                document.resolved().customer());
        json.writeStringField("shopId", document.resolved().shop(values.shopId()));
        json.writeStringField("langIsoCode", values.language());
        json.writeNumberField("amount", totals.net());
        json.writeNumberField("amountWithTax", totals.gross());
        json.writeArrayFieldStart("products");
        for (LineValues line : document.lines(LineValues.class)) {
            LineItem.write(json, line, document.resolved());
        }
        json.writeEndArray();
        Members.texts(json, "promoCodes", values.promoCodes());
        Members.address(json, "billingAddress", values.billingAddress());
        Members.times(
                json,
                values.createdAt(),
                values.updatedAt(),
                Objects.requireNonNull(document.header()).version());
        Members.fields(json, "metadata", values.metadata());
    }
}
