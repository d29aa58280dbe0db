package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a visit: contract schemas {@code ProductVisit}, which has a product, and {@code CategoryVisit}, which
 * has none.
 *
 * @param email null only after the visitor was forgotten
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VisitValues(
        @Nullable String customerId,
        @Nullable String email,
        String url,
        Instant date,
        @Nullable String productId,
        @Nullable String variantId,
        @Nullable String categoryId,
        Map<String, Object> metadata)
        implements PartValues {

    public VisitValues {
        metadata = metadata == null ? Map.of() : metadata;
    }
}
