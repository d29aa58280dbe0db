package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.state.Document;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Contract schemas {@code Product} and {@code DeletedProduct}. */
final class ProductItem {

    private ProductItem() {}

    static void deleted(JsonGenerator json, ProductValues values) throws IOException {
        json.writeStringField("id", values.id());
        Members.text(json, "variantId", values.variantId());
        json.writeBooleanField("deleted", true);
    }

    static void write(JsonGenerator json, ProductValues values, Document document) throws IOException {
        json.writeStringField("id", values.id());
        Members.text(json, "variantId", values.variantId());
        Members.text(json, "sku", values.sku());
        languages(json, "name", values.name());
        languages(json, "description", values.description());
        json.writeNumberField("price", Objects.requireNonNull(values.price()));
        json.writeNumberField("priceWithTax", Objects.requireNonNull(values.priceWithTax()));
        promotions(json, document.lines(PromotionValues.class));
        flag(json, "canBeRecommended", values.recommendable());
        json.writeNumberField("quantity", Objects.requireNonNull(values.quantity()));
        flag(json, "inStock", values.inStock());
        flag(json, "recommendIfOutOfStock", values.recommendableOutOfStock());
        Members.text(json, "imageUrl", values.imageUrl());
        Members.text(json, "relativeUrl", values.relativeUrl());
        Members.text(json, "absoluteUrl", values.absoluteUrl());
        flag(json, "isDefaultVariant", values.defaultVariant());
        categories(json, values, document);
        Members.fields(json, "metadata", values.metadata());
        Members.times(
                json,
                values.createdAt(),
                values.updatedAt(),
                Objects.requireNonNull(document.header()).version());
    }

    private static void languages(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    private static void flag(JsonGenerator json, String name, @Nullable Boolean flag) throws IOException {
        if (flag != null) {
            json.writeBooleanField(name, flag);
        }
    }

    private static void promotions(JsonGenerator json, List<PromotionValues> promotions) throws IOException {
        if (promotions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("promotions");
        for (PromotionValues promotion : promotions) {
            json.writeStartObject();
            json.writeNumberField("price", promotion.price());
            json.writeNumberField("priceWithTax", promotion.priceWithTax());
            if (promotion.startDate() != null) {
                Members.time(json, "startDate", promotion.startDate());
            }
            if (promotion.endDate() != null) {
                Members.time(json, "endDate", promotion.endDate());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Those of the product's own row first, then those of rows of their own. */
    private static void categories(JsonGenerator json, ProductValues values, Document document) throws IOException {
        Set<String> all = new LinkedHashSet<>(values.categories());
        document.lines(PlacementValues.class).forEach(placement -> all.add(placement.category()));
        List<String> categories = List.copyOf(all);
        Members.texts(json, "categories", categories);
        json.writeStringField(
                "defaultCategoryId", values.defaultCategory() == null ? categories.get(0) : values.defaultCategory());
    }
}
