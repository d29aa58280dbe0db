package io.serai.read;

import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.ConsentValues;
import io.serai.model.GroupValues;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.Reason;
import io.serai.model.StoreValues;
import io.serai.model.VisitValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link ValueRules} for everything but customers and tickets. */
final class CatalogueValueRules {
    private final CellForm id;
    private final CellForm text = TextForm.text();
    private final CellForm url = new UrlForm();
    private final CellForm email;
    private final CellForm language;
    private final long metadataBytesMax;

    CatalogueValueRules(CellForm id, CellForm email, CellForm language, long metadataBytesMax) {
        this.id = id;
        this.email = email;
        this.language = language;
        this.metadataBytesMax = metadataBytesMax;
    }

    void check(PartValues values) throws CellFault {
        if (values instanceof CategoryValues category) {
            named(category.id(), category.name(), category.metadata());
            ValueRules.formed("parentId", category.parentId(), id);
            if (category.id().equals(category.parentId())) {
                throw new CellFault(
                        Reason.NOT_A_CHOICE, "parentId", category.parentId(), "another category, or nothing");
            }
        } else if (values instanceof GroupValues group) {
            named(group.id(), group.name(), group.metadata());
        } else if (values instanceof ProductValues product) {
            check(product);
        } else if (values instanceof PromotionValues promotion) {
            check(promotion);
        } else if (values instanceof PlacementValues placement) {
            ValueRules.required("category", placement.category(), id);
        } else if (values instanceof CartValues cart) {
            check(cart);
        } else if (values instanceof VisitValues visit) {
            check(visit);
        } else if (values instanceof ConsentValues consent) {
            ValueRules.required("email", consent.email(), email);
        } else if (values instanceof StoreValues store) {
            named(store.id(), store.name(), Map.of());
            ValueRules.formed("shopId", store.shopId(), id);
        }
    }

    private void named(@Nullable String known, @Nullable String name, Map<String, Object> metadata) throws CellFault {
        ValueRules.required("id", known, id);
        ValueRules.required("name", name, text);
        ValueRules.fields("metadata", metadata, metadataBytesMax);
    }

    private void check(ProductValues values) throws CellFault {
        ValueRules.required("id", values.id(), id);
        ValueRules.formed("variantId", values.variantId(), id);
        if (values.deleted()) {
            return;
        }
        languages("name", values.name());
        languages("description", values.description());
        if (values.name().isEmpty()) {
            throw new CellFault(Reason.REQUIRED, "name", null, "a name in at least one language");
        }
        price("price", values.price());
        price("priceWithTax", values.priceWithTax());
        Long quantity = values.quantity();
        if (quantity == null || quantity < 0 || quantity > CatalogueRules.QUANTITY_MAX) {
            throw new CellFault(
                    Reason.NUMBER_OUT_OF_RANGE,
                    "quantity",
                    quantity == null ? null : quantity.toString(),
                    "a whole number from 0 to " + CatalogueRules.QUANTITY_MAX);
        }
        if (values.inStock() == null) {
            throw new CellFault(Reason.REQUIRED, "inStock", null, "true or false");
        }
        ValueRules.formed("sku", values.sku(), id);
        ValueRules.formed("ean", values.ean(), id);
        ValueRules.formed("imageUrl", values.imageUrl(), url);
        ValueRules.required("relativeUrl", values.relativeUrl(), text);
        ValueRules.required("absoluteUrl", values.absoluteUrl(), url);
        for (String category : values.categories()) {
            ValueRules.required("categories", category, id);
        }
        ValueRules.formed("defaultCategory", values.defaultCategory(), id);
        ValueRules.times(values.createdAt(), values.updatedAt());
        ValueRules.fields("metadata", values.metadata(), metadataBytesMax);
    }

    private void languages(String name, Map<String, String> texts) throws CellFault {
        for (Map.Entry<String, String> one : texts.entrySet()) {
            ValueRules.required(name, one.getKey(), language);
            ValueRules.required(name + "." + one.getKey(), one.getValue(), text);
        }
    }

    private static void check(PromotionValues values) throws CellFault {
        price("price", values.price());
        price("priceWithTax", values.priceWithTax());
        Instant start = values.startDate();
        Instant end = values.endDate();
        if (start != null && end != null && end.isBefore(start)) {
            throw new CellFault(Reason.DATES_OUT_OF_ORDER, "endDate", end.toString(), "a time from " + start + " on");
        }
    }

    private void check(CartValues values) throws CellFault {
        ValueRules.required("cart", values.cart(), id);
        ValueRules.required("cartId", values.cartId(), text);
        ValueRules.required("shopId", values.shopId(), id);
        ValueRules.required("language", values.language(), language);
        ValueRules.formed("customerId", values.customerId(), id);
        ValueRules.formed("customerEmail", values.customerEmail(), email);
        if ((values.amountNet() == null) != (values.amountGross() == null)) {
            String missing = values.amountNet() == null ? "amountNet" : "amountGross";
            throw new CellFault(Reason.REQUIRED, missing, null, "both amounts, or none: then the lines are summed up");
        }
        if (values.amountNet() != null) {
            price("amountNet", values.amountNet());
            price("amountGross", values.amountGross());
        }
        ValueRules.times(values.createdAt(), values.updatedAt());
        ValueRules.fields("metadata", values.metadata(), metadataBytesMax);
    }

    private void check(VisitValues values) throws CellFault {
        ValueRules.formed("customerId", values.customerId(), id);
        ValueRules.required("email", values.email(), email);
        ValueRules.required("url", values.url(), url);
        ValueRules.formed("productId", values.productId(), id);
        ValueRules.formed("variantId", values.variantId(), id);
        ValueRules.formed("categoryId", values.categoryId(), id);
        if (values.productId() == null && values.categoryId() == null) {
            throw new CellFault(Reason.REQUIRED, "productId", null, "a product, or a category");
        }
        if (values.date() == null) {
            throw new CellFault(Reason.REQUIRED, "date", null, "a time such as 2026-01-31T05:00:00Z");
        }
        ValueRules.times(values.date(), null);
        ValueRules.fields("metadata", values.metadata(), metadataBytesMax);
    }

    private static void price(String name, @Nullable BigDecimal price) throws CellFault {
        ValueRules.amount(name, price);
        if (price != null && price.signum() < 0) {
            throw new CellFault(Reason.NEGATIVE_AMOUNT, name, price.toPlainString(), "an amount of 0 or more");
        }
    }
}
