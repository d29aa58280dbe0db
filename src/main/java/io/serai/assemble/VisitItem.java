package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.VisitValues;
import java.io.IOException;

/** Contract schemas {@code ProductVisit} and {@code CategoryVisit}. */
final class VisitItem {

    private VisitItem() {}

    static void write(JsonGenerator json, VisitValues values) throws IOException {
        Members.text(json, "customerId", values.customerId());
        Members.text(json, "email", values.email());
        json.writeStringField("url", values.url());
        Members.time(json, "date", values.date());
        Members.fields(json, "metadata", values.metadata());
        Members.text(json, "productId", values.productId());
        Members.text(json, "variantId", values.productId() == null ? null : values.variantId());
        Members.text(json, "categoryId", values.categoryId());
    }
}
