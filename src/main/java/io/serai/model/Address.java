package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A postal address with its phone number: contract schema {@code Address}; every member may be missing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @Nullable String address,
        @Nullable String city,
        @Nullable String countryCode,
        @Nullable String country,
        @Nullable String phone,
        @Nullable String zipcode,
        @Nullable String region) {

    public static final Address NONE = new Address(null, null, null, null, null, null, null);
}
