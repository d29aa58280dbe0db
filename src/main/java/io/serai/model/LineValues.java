package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a ticket line: contract schema {@code OrderLine}; amounts are row totals, whatever the file had.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LineValues(
        String product,
        @Nullable String variant,
        @Nullable String name,
        BigDecimal quantity,
        BigDecimal amountNet,
        BigDecimal amountGross)
        implements PartValues {}
