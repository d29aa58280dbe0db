package io.serai.read;

import io.serai.feed.Field;
import io.serai.model.Address;
import io.serai.model.Reason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds for every kind of row. */
final class CommonRules {

    private CommonRules() {}

    static void checkOrder(@Nullable Instant created, @Nullable Instant updated, Slots slots) throws CellFault {
        if (created != null && updated != null && updated.isBefore(created)) {
            throw new CellFault(
                    Reason.DATES_OUT_OF_ORDER,
                    slots.column(Field.UPDATED_AT),
                    updated.toString(),
                    "a time from " + created + " on");
        }
    }

    /** A required field, which reading its slot has proven to be there. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** Null when no part of it is known. */
    static @Nullable Address address(
            @Nullable String address,
            @Nullable String city,
            @Nullable String countryCode,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String postalCode,
            @Nullable String region) {
        Address found = new Address(address, city, countryCode, country, phone, postalCode, region);
        return found.equals(Address.NONE) ? null : found;
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
