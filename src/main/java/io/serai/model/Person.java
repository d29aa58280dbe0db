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

    /** Whether a ticket's customer columns mean them. */
    public boolean bought(@Nullable String customerId, @Nullable String email) {
        if (customerId == null || customerId.isEmpty()) {
            return email != null && emails.contains(email);
        }
        return customerId.equals(id);
    }

    /** Neither id nor address. */
    @Override
    public String toString() {
        return "Person[of " + partner + "]";
    }
}
