package io.serai.state;

import io.serai.model.Entity;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
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
