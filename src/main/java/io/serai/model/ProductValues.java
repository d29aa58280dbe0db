package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a product row: contract schema {@code Product}. Its promotions are parts of their own, and its
 * categories may be.
 *
 * <p>A {@code deleted} product needs nothing but its ids, so every other value of it may be null or empty.
 *
 * @param variantId null for a product without variants; part of the key
 * @param ean the barcode, which the destination is not told
 * @param name by ISO 639-1 language
 * @param quantity a whole number from 0
 * @param categories empty when rows of their own tell them
 * @param createdAt null when the feed takes it from the file's time
 * @param updatedAt null when the feed takes it from the file's time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProductValues(
        String id,
        @Nullable String variantId,
        @Nullable String sku,
        @Nullable String ean,
        Map<String, String> name,
        Map<String, String> description,
        @Nullable BigDecimal price,
        @Nullable BigDecimal priceWithTax,
        @Nullable Boolean recommendable,
        @Nullable Long quantity,
        @Nullable Boolean inStock,
        @Nullable Boolean recommendableOutOfStock,
        @Nullable String imageUrl,
        @Nullable String relativeUrl,
        @Nullable String absoluteUrl,
        @Nullable Boolean defaultVariant,
        List<String> categories,
        @Nullable String defaultCategory,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        Map<String, Object> metadata)
        implements PartValues {

    public ProductValues {
        name = name == null ? Map.of() : name;
        description = description == null ? Map.of() : description;
        categories = categories == null ? List.of() : List.copyOf(categories);
        metadata = metadata == null ? Map.of() : metadata;
    }

    /** The same product, gone: nothing but the ids and the times is left. */
    public ProductValues gone(@Nullable Instant at) {
        return new ProductValues(
                id, variantId, null, null, Map.of(), Map.of(), null, null, null, null, null, null, null, null, null,
                null, List.of(), null, createdAt, at, true, Map.of());
    }
}
