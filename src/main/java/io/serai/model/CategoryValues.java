package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a category row: contract schema {@code Category}.
 *
 * @param parentId the category that it lies in; null at the top
 * @param updatedAt the row's own version, which the destination is not told; null when the file's time is its version
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CategoryValues(
        String id,
        @Nullable String parentId,
        String name,
        @Nullable Instant updatedAt,
        Map<String, Object> metadata) implements PartValues {

    public CategoryValues {
        metadata = metadata == null ? Map.of() : metadata;
    }
}
