package io.serai.model;

/**
 * How many records ended in which outcome. Immutable; all counts are 0 or more.
 *
 * <p>Conservation: {@link #records()} is the sum, and a drop closes only when it equals the records that framing saw.
 */
public record OutcomeCounts(long accepted, long unchanged, long duplicate, long stale, long rejected, long blank) {

    public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0);

    public long records() {
        return accepted + unchanged + duplicate + stale + rejected + blank;
    }

    public OutcomeCounts plus(OutcomeCounts other) {
        return new OutcomeCounts(
                accepted + other.accepted,
                unchanged + other.unchanged,
                duplicate + other.duplicate,
                stale + other.stale,
                rejected + other.rejected,
                blank + other.blank);
    }

    public OutcomeCounts plus(Outcome outcome, long count) {
        return plus(
                switch (outcome) {
                    case ACCEPTED -> new OutcomeCounts(count, 0, 0, 0, 0, 0);
                    case UNCHANGED -> new OutcomeCounts(0, count, 0, 0, 0, 0);
                    case DUPLICATE -> new OutcomeCounts(0, 0, count, 0, 0, 0);
                    case STALE -> new OutcomeCounts(0, 0, 0, count, 0, 0);
                    case REJECTED -> new OutcomeCounts(0, 0, 0, 0, count, 0);
                    case BLANK -> new OutcomeCounts(0, 0, 0, 0, 0, count);
                });
    }

    public long of(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> accepted;
            case UNCHANGED -> unchanged;
            case DUPLICATE -> duplicate;
            case STALE -> stale;
            case REJECTED -> rejected;
            case BLANK -> blank;
        };
    }
}
