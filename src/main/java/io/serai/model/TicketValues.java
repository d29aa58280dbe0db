package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a ticket header row. The feed's policies that decide how the ticket is assembled are kept with it,
 * so that a document can be assembled without its feed.
 *
 * <p>Amounts are row totals in the currency of the shop, scale as written; null when the feed takes the order's amounts
 * from its lines ({@code order-amount: lines}).
 *
 * @param ticket the bare ticket id, the order's {@code reference}
 * @param orderId the destination's single order key, made from (store, ticket) by the feed's format
 * @param shopId the Kiliba shop
 * @param customerId null for an anonymous ticket
 * @param amountNet without tax; null when it comes from the lines
 * @param amountGross with tax; null when it comes from the lines
 * @param returns what becomes of a ticket whose total is below zero (the API wants amounts of 0 or more)
 * @param returnStatus the status a return gets under {@link Returns#STATUS}
 * @param cartId the cart that it was before; null when unknown
 * @param metadata what the partner wants to be kept with it, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TicketValues(
        String ticket,
        String orderId,
        String shopId,
        String status,
        @Nullable String customerId,
        @Nullable String customerEmail,
        @Nullable BigDecimal amountNet,
        @Nullable BigDecimal amountGross,
        List<String> promoCodes,
        @Nullable Address billingAddress,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Returns returns,
        String returnStatus,
        @Nullable String cartId,
        Map<String, Object> metadata)
        implements PartValues {

    public TicketValues {
        promoCodes = promoCodes == null ? List.of() : List.copyOf(promoCodes);
        metadata = metadata == null ? Map.of() : metadata;
    }

    /** The same ticket in another status, which it has since then. */
    public TicketValues withStatus(String other, @Nullable Instant since) {
        return new TicketValues(
                ticket,
                orderId,
                shopId,
                other,
                customerId,
                customerEmail,
                amountNet,
                amountGross,
                promoCodes,
                billingAddress,
                createdAt,
                since,
                returns,
                returnStatus,
                cartId,
                metadata);
    }

    /** What becomes of a ticket whose total is below zero. */
    public enum Returns {
        /** It is refused, with a reason. */
        REJECT,
        /** It is set aside without an alarm, counted as refused with its own reason. */
        SKIP,
        /** It is sent with amount 0 and the return status; its lines keep their signs, its real totals go to metadata. */
        STATUS
    }
}
