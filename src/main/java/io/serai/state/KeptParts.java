package io.serai.state;

import io.serai.feed.RowKind;
import io.serai.model.Entity;
import io.serai.model.ProductValues;
import io.serai.state.PartsJson.Stored;
import io.serai.state.PartsJson.StoredPart;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** All parts of one document. */
record KeptParts(@Nullable KeptPart header, SortedMap<String, KeptPart> lines) {

    static final KeptParts NONE = new KeptParts(null, Collections.emptySortedMap());

    /** @param fileTimes of the drops that set them */
    static KeptParts of(Stored<String> stored, LongFunction<Instant> fileTimes) {
        KeptPart header = null;
        SortedMap<String, KeptPart> lines = new TreeMap<>(LineIds.ORDER);
        for (StoredPart<String> part : stored.parts()) {
            KeptPart kept =
                    new KeptPart(part.drop(), part.line(), part.at(), fileTimes.apply(part.drop()), part.values());
            if (part.id().isEmpty()) {
                header = kept;
            } else {
                lines.put(part.id(), kept);
            }
        }
        return new KeptParts(header, lines);
    }

    /**
     * Whether there is enough to send: the header; with it, of a ticket or a cart at least one line, of a product at least one
     * category.
     */
    boolean whole(Entity entity) {
        if (header == null) {
            return false;
        }
        return entity == Entity.PRODUCT ? isPlaced(header) : !entity.hasLines() || !lines.isEmpty();
    }

    private boolean isPlaced(KeptPart product) {
        String placement = RowKind.PRODUCT_CATEGORIES.linePrefix();
        if (lines.keySet().stream().anyMatch(line -> line.startsWith(placement))) {
            return true;
        }
        ProductValues values = (ProductValues) ValuesJson.header(Entity.PRODUCT, product.json());
        return values.deleted() || !values.categories().isEmpty();
    }

    /** The drops that set the parts. */
    Set<Long> drops() {
        Set<Long> drops = new TreeSet<>();
        lines.values().forEach(line -> drops.add(line.drop()));
        if (header != null) {
            drops.add(header.drop());
        }
        return drops;
    }

    /** Whether both say the same, wherever it came from. */
    boolean says(KeptParts other) {
        return saySame(header, other.header) && LineSet.saySame(lines, other.lines);
    }

    private static boolean saySame(@Nullable KeptPart a, @Nullable KeptPart b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.says(b);
    }
}
