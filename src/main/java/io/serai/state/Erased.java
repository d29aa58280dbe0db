package io.serai.state;

import io.serai.model.Address;
import io.serai.model.CustomerValues;
import io.serai.model.TicketValues;
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

    private static @Nullable Address country(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        Address left = new Address(null, null, address.countryCode(), address.country(), null, null, null);
        return left.equals(Address.NONE) ? null : left;
    }
}
