package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a ticket's or a cart's line: contract schemas {@code OrderLine} and {@code CartLine}; amounts are row
 * totals, whatever the file had.
 *
 * @param more what few partners send; null for most lines
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LineValues(
        String product,
        @Nullable String variant,
        @Nullable String name,
        BigDecimal quantity,
        BigDecimal amountNet,
        BigDecimal amountGross,
        @Nullable More more)
        implements PartValues {

    /** A line like most. */
    public LineValues(
            String product,
            @Nullable String variant,
            @Nullable String name,
            BigDecimal quantity,
            BigDecimal amountNet,
            BigDecimal amountGross) {
        this(product, variant, name, quantity, amountNet, amountGross, null);
    }

    /**
     * What few partners send.
     *
     * @param match by what {@code product} names the product; null: by its id
     * @param relativeUrl carts only, as are the other two addresses
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record More(
            @Nullable String match,
            @Nullable String manufacturerId,
            @Nullable String manufacturerName,
            @Nullable String relativeUrl,
            @Nullable String absoluteUrl,
            @Nullable String imageUrl) {}
}
