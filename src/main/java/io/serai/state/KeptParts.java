package io.serai.state;

import io.serai.model.Entity;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** All parts of one document. */
record KeptParts(@Nullable KeptPart header, SortedMap<String, KeptPart> lines) {

    static final KeptParts NONE = new KeptParts(null, Collections.emptySortedMap());

    /** Whether there is enough to send: a customer's row; a ticket's header and at least one line. */
    boolean whole(Entity entity) {
        return header != null
                && switch (entity) {
                    case CUSTOMER -> true;
                    case ORDER -> !lines.isEmpty();
                };
    }

    /** Whether both say the same, wherever it came from. */
    boolean says(KeptParts other) {
        return saySame(header, other.header) && LineSet.saySame(lines, other.lines);
    }

    private static boolean saySame(@Nullable KeptPart a, @Nullable KeptPart b) {
        return a == null || b == null ? a == b : a.says(b);
    }
}
