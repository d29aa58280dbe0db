package io.serai.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.reject.Relayed;
import io.serai.state.DropEntities.Entities;
import io.serai.state.Ledger.DropSummary;
import org.jspecify.annotations.Nullable;

/**
 * A drop with its sums.
 *
 * @param sumsClose whether records = accepted + unchanged + duplicate + stale + rejected + blank; null while it is open and
 *     nothing is known to be wrong
 * @param entities where the customers and tickets of its rows are now; null where it was not asked for
 * @param relay how far its file has come, when it is passed on as it is; null when its rows are read, or where it was not asked for
 * @param entitiesNote why there are no entities; null when there are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DropView(
        @JsonUnwrapped DropSummary drop,
        @Nullable Boolean sumsClose,
        @Nullable EntitiesView entities,
        @Nullable String entitiesNote,
        @Nullable Relayed relay) {

    static DropView of(DropSummary drop) {
        return new DropView(drop, sumsClose(drop), null, null, null);
    }

    static DropView of(DropSummary drop, Entities entities) {
        return new DropView(drop, sumsClose(drop), EntitiesView.of(entities), null, null);
    }

    static DropView without(DropSummary drop, String why) {
        return new DropView(drop, sumsClose(drop), null, why, null);
    }

    static DropView of(DropSummary drop, Relayed relay) {
        return new DropView(drop, sumsClose(drop), null, null, relay);
    }

    private static @Nullable Boolean sumsClose(DropSummary drop) {
        boolean underWay = drop.result().equals("open") && drop.sumsOpen() == null;
        return underWay ? null : Boolean.valueOf(drop.closes());
    }

    /** @param close whether each touched entity is in exactly one state */
    record EntitiesView(long touched, long delivered, long due, long held, long refused, boolean close) {
        static EntitiesView of(Entities entities) {
            return new EntitiesView(
                    entities.touched(),
                    entities.delivered(),
                    entities.due(),
                    entities.held(),
                    entities.refused(),
                    entities.closes());
        }
    }
}
