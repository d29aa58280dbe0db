package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a cart's header row: contract schema {@code Cart}. Its lines are parts of their own.
 *
 * @param cart the bare cart id
 * @param cartId the destination's single key, made from (store, cart) by the feed's format
 * @param shopId the Kiliba shop
 * @param customerId null for a guest
 * @param amountNet without tax; null when it comes from the lines
 * @param amountGross with tax; null when it comes from the lines
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CartValues(
        String cart,
        String cartId,
        String shopId,
        String language,
        @Nullable String customerId,
        @Nullable String customerEmail,
        @Nullable BigDecimal amountNet,
        @Nullable BigDecimal amountGross,
        List<String> promoCodes,
        @Nullable Address billingAddress,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, Object> metadata)
        implements PartValues {

    public CartValues {
        promoCodes = promoCodes == null ? List.of() : List.copyOf(promoCodes);
        metadata = metadata == null ? Map.of() : metadata;
    }
}
