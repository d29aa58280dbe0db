package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.model.PartKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One physical row's sets on one document, its values as canonical JSON. */
record StagedRow(long record, long line, DocumentKey key, List<StagedPart> parts) {

    record StagedPart(PartKey part, @Nullable Instant at, String json) {}
}
