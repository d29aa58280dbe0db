package io.serai.state;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One part as merging sees it: where it came from, and its values as canonical JSON. The order is "newer is greater" and
 * does not know in which order rows arrived.
 */
record KeptPart(long drop, long line, @Nullable Instant at, Instant fileTime, String json)
        implements Comparable<KeptPart> {

    private static final Comparator<KeptPart> NEWER_IS_GREATER = Comparator.comparing(KeptPart::version)
            .thenComparing(KeptPart::fileTime)
            .thenComparingLong(KeptPart::line)
            .thenComparing(KeptPart::json);

    Instant version() {
        return at == null ? fileTime : at;
    }

    boolean says(KeptPart other) {
        return json.equals(other.json);
    }

    @Override
    public int compareTo(KeptPart other) {
        return NEWER_IS_GREATER.compare(this, other);
    }
}
