package io.serai.state;

import io.serai.model.Address;
import io.serai.model.CartValues;
import io.serai.model.ConsentValues;
import io.serai.model.CustomerValues;
import io.serai.model.PartValues;
import io.serai.model.TicketValues;
import io.serai.model.VisitValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values without the person. */
final class Erased {

    private Erased() {}

    /** Nothing but that there was a customer. */
    static CustomerValues customer(String pseudonym) {
        return new CustomerValues(
                pseudonym, null, null, null, null, null, false, false, List.of(), null, List.of(), null, null, null,
                null, null, true, Map.of(), Map.of());
    }

    /** The ticket of an anonymous buyer: its country stays, as it does in the kept file. */
    static TicketValues ticket(TicketValues of) {
        return new TicketValues(
                of.ticket(),
                of.orderId(),
                of.shopId(),
                of.status(),
                null,
                null,
                of.amountNet(),
                of.amountGross(),
                of.promoCodes(),
                country(of.billingAddress()),
                of.createdAt(),
                of.updatedAt(),
                of.returns(),
                of.returnStatus(),
                of.cartId(),
                Map.of());
    }

    /** The cart of an anonymous visitor. */
    static CartValues cart(CartValues of) {
        return new CartValues(
                of.cart(),
                of.cartId(),
                of.shopId(),
                of.language(),
                null,
                null,
                of.amountNet(),
                of.amountGross(),
                of.promoCodes(),
                country(of.billingAddress()),
                of.createdAt(),
                of.updatedAt(),
                Map.of());
    }

    /** That somebody looked at something: it cannot be sent any more. */
    static VisitValues visit(VisitValues of) {
        return new VisitValues(
                null, null, of.url(), of.date(), of.productId(), of.variantId(), of.categoryId(), Map.of());
    }

    /** Nothing but what somebody agreed to. */
    static ConsentValues consent(ConsentValues of, String pseudonym) {
        return new ConsentValues(pseudonym, of.optedOut());
    }

    /**
     * The same without the person.
     *
     * @param pseudonym what a document is called that was known by the person alone
     */
    static PartValues of(PartValues values, String pseudonym) {
        if (values instanceof TicketValues ticket) {
            return ticket(ticket);
        } else if (values instanceof CartValues cart) {
            return cart(cart);
        } else if (values instanceof VisitValues visit) {
            return visit(visit);
        } else if (values instanceof ConsentValues consent) {
            return consent(consent, pseudonym);
        } else if (values instanceof CustomerValues) {
            return customer(pseudonym);
        }
        throw new IllegalArgumentException("values that are about no person");
    }

    private static @Nullable Address country(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        Address left = new Address(null, null, address.countryCode(), address.country(), null, null, null);
        return left.equals(Address.NONE) ? null : left;
    }
}
