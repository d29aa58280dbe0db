package io.serai.state;

import io.serai.model.PartKey;
import io.serai.state.DocumentTable.Placed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One physical row's sets on one document, its values as canonical JSON. */
record StagedRow(long record, long line, Placed placed, List<StagedPart> parts) {

    record StagedPart(PartKey part, @Nullable Instant at, String json) {}
}
