package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.LineValues;
import io.serai.model.LineValues.More;
import io.serai.state.Resolved;
import java.io.IOException;

/** Contract schemas {@code OrderLine} and {@code CartLine}. */
final class LineItem {

    /** What every line has. */
    static final int BYTES_MIN = "{\"id\":\"\",\"quantity\":0,\"amount\":0,\"amountWithTax\":0}".length();

    private LineItem() {}

    static void write(JsonGenerator json, LineValues line, Resolved resolved) throws IOException {
        json.writeStartObject();
        Resolved.ProductId product = resolved.product(line);
        json.writeStringField("id", product.id());
        Members.text(json, "variantId", product.variant());
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
