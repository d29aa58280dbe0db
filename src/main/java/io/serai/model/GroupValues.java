package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical values of a customer group row: contract schema {@code CustomerGroup}.
 *
 * @param updatedAt the row's own version, which the destination is not told; null when the file's time is its version
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupValues(String id, String name, @Nullable Instant updatedAt, Map<String, Object> metadata)
        implements PartValues {

    public GroupValues {
        metadata = metadata == null ? Map.of() : metadata;
    }
}
