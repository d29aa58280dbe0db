package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a customer row: checked, typed, feed defaults filled in. Stored as JSON in the customer's
 * header part; equal JSON means unchanged.
 *
 * <p>Shape: contract schema {@code Customer}. {@code createdAt} and {@code updatedAt} are null when the feed takes them
 * from the file's time; they are then resolved when the item is assembled. A {@code deleted} customer needs nothing but its
 * id, so every other value of it may be null or empty.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CustomerValues(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate birthday,
        @Nullable Integer gender,
        boolean emailConsent,
        boolean smsConsent,
        List<String> shopIds,
        @Nullable String defaultShopId,
        List<String> groupIds,
        @Nullable String defaultGroupId,
        @Nullable String language,
        @Nullable Address address,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        boolean deleted,
        Map<String, Object> customFields,
        Map<String, Object> metadata)
        implements PartValues {

    public CustomerValues {
        shopIds = shopIds == null ? List.of() : List.copyOf(shopIds);
        groupIds = groupIds == null ? List.of() : List.copyOf(groupIds);
        customFields = customFields == null ? Map.of() : customFields;
        metadata = metadata == null ? Map.of() : metadata;
    }

    /** The same customer, gone: nothing but the id and the times is left. */
    public CustomerValues gone(@Nullable Instant at) {
        return new CustomerValues(
                id, null, null, null, null, null, false, false, List.of(), null, List.of(), null, null, null, createdAt,
                at, true, Map.of(), Map.of());
    }
}
