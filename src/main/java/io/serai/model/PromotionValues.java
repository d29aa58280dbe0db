package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The canonical values of a product's promotion: contract schema {@code Promotion}; null: no such end. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PromotionValues(
        BigDecimal price,
        BigDecimal priceWithTax,
        @Nullable Instant startDate,
        @Nullable Instant endDate) implements PartValues {}
