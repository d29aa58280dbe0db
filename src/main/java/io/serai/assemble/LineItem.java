package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.LineValues;
import io.serai.model.LineValues.More;
import java.io.IOException;

/** Contract schemas {@code OrderLine} and {@code CartLine}. */
final class LineItem {

    private LineItem() {}

    static void write(JsonGenerator json, LineValues line) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", line.product());
        Members.text(json, "variantId", line.variant());
        Members.text(json, "name", line.name());
        json.writeNumberField("quantity", line.quantity());
        json.writeNumberField("amount", line.amountNet());
        json.writeNumberField("amountWithTax", line.amountGross());
        More more = line.more();
        if (more != null) {
            Members.text(json, "manufacturerId", more.manufacturerId());
            Members.text(json, "manufacturerName", more.manufacturerName());
            Members.text(json, "relativeUrl", more.relativeUrl());
            Members.text(json, "absoluteUrl", more.absoluteUrl());
            Members.text(json, "imageUrl", more.imageUrl());
        }
        json.writeEndObject();
    }
}
