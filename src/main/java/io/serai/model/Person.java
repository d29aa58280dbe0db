package io.serai.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One customer of one partner, as files name them.
 *
 * @param partner whose customer it is: ids are the partner's own
 * @param id the customer id; never empty
 * @param emails the addresses known of them: a ticket without a customer id that has one of these is theirs too
 */
public record Person(String partner, String id, Set<String> emails) {

    public Person {
        emails = Set.copyOf(emails);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a person needs an id");
        }
    }

    /** Whether the customer columns of a ticket, a cart or a visit mean them. */
    public boolean bought(@Nullable String customerId, @Nullable String email) {
        if (customerId == null || customerId.isEmpty()) {
            return email != null && emails.stream().anyMatch(email::equalsIgnoreCase);
        }
        return customerId.equals(id);
    }

    /** Whether these values are about them. */
    public boolean isNamedBy(PartValues values) {
        if (values instanceof CustomerValues customer) {
            return customer.id().equals(id);
        } else if (values instanceof TicketValues ticket) {
            return bought(ticket.customerId(), ticket.customerEmail());
        } else if (values instanceof CartValues cart) {
            return bought(cart.customerId(), cart.customerEmail());
        } else if (values instanceof VisitValues visit) {
            return bought(visit.customerId(), visit.email());
        }
        return values instanceof ConsentValues consent && bought(null, consent.email());
    }

    /** Neither id nor address. */
    @Override
    public String toString() {
        return "Person[of " + partner + "]";
    }
}
