package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.LineValues;
import io.serai.model.TicketValues;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** Contract schema {@code Order}. */
final class OrderItem {

    private OrderItem() {}

    static void write(JsonGenerator json, TicketValues values, Totals totals, Document document) throws IOException {
        boolean isReturn = totals.isReturn();
        json.writeStringField("id", values.orderId());
        json.writeStringField("reference", values.ticket());
        json.writeStringField("status", isReturn ? values.returnStatus() : values.status());
        customer(json, values);
        json.writeStringField("shopId", values.shopId());
        Members.address(json, "billingAddress", values.billingAddress());
        json.writeNumberField("amount", isReturn ? BigDecimal.ZERO : totals.net());
        json.writeNumberField("amountWithTax", isReturn ? BigDecimal.ZERO : totals.gross());
        json.writeArrayFieldStart("products");
        for (Part<LineValues> line : document.lines().values()) {
            line(json, line.values());
        }
        json.writeEndArray();
        Members.texts(json, "promoCodes", values.promoCodes());
        times(json, values, Objects.requireNonNull(document.header()).version());
        if (isReturn) {
            realTotals(json, totals);
        }
    }

    private static void customer(JsonGenerator json, TicketValues values) throws IOException {
        if (values.customerId() == null) {
            return;
        }
        json.writeObjectFieldStart("customer");
        json.writeStringField("id", values.customerId());
        Members.text(json, "email", values.customerEmail());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, LineValues line) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", line.product());
        Members.text(json, "variantId", line.variant());
        Members.text(json, "name", line.name());
        json.writeNumberField("quantity", line.quantity());
        json.writeNumberField("amount", line.amountNet());
        json.writeNumberField("amountWithTax", line.amountGross());
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, TicketValues values, Instant version) throws IOException {
        Instant updatedAt = values.updatedAt() == null ? version : values.updatedAt();
        Members.time(json, "createdAt", values.createdAt() == null ? updatedAt : values.createdAt());
        Members.time(json, "updatedAt", updatedAt);
    }

    private static void realTotals(JsonGenerator json, Totals totals) throws IOException {
        json.writeObjectFieldStart("metadata");
        json.writeNumberField("returnAmount", totals.net());
        json.writeNumberField("returnAmountWithTax", totals.gross());
        json.writeEndObject();
    }
}
