package io.serai.deliver;

import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Canaries.Gate;
import io.serai.state.Outbox.Queue;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a tick works at: the first entity in delivery order of what is daily, canaries included; history when nothing daily is due,
 * or when it is its turn. Each question is one look into an index.
 */
record WorkChoice(Lane.Parts parts, HistoryShare share) {

    /** Documents that are let go from open gates in one tick, so that it begins soon. */
    private static final int STEPS_PER_TICK = 10;

    private static final int DOCUMENTS_PER_STEP = 1000;

    /** Null when nothing is due. */
    @Nullable
    Work next() {
        Work daily = daily();
        if (daily != null && !share.owed()) {
            return daily;
        }
        Entity history = firstHistory();
        if (history == null) {
            share.paid();
            return daily;
        }
        return new Work(history, DropLane.HISTORY, List.of(), daily != null);
    }

    /** Whether something daily is due: history gives way. */
    boolean isDaily() {
        return daily() != null;
    }

    /** Whether any history is due. */
    boolean isHistory() {
        return firstHistory() != null;
    }

    private @Nullable Work daily() {
        for (Entity entity : Entity.sent()) {
            List<Gate> ready = canaries(entity);
            if (!ready.isEmpty() || isDue(entity, DropLane.DAILY)) {
                return new Work(entity, DropLane.DAILY, ready, false);
            }
        }
        return null;
    }

    private @Nullable Entity firstHistory() {
        for (Entity entity : Entity.sent()) {
            if (isDue(entity, DropLane.HISTORY)) {
                return entity;
            }
        }
        return null;
    }

    private boolean isDue(Entity entity, DropLane lane) {
        return parts.outbox().isDue(Queue.of(parts.account(), entity, lane));
    }

    /** Those that are to be sent. What stands at open ones is let go first. */
    private List<Gate> canaries(Entity entity) {
        List<Gate> gates = parts.canaries().at(parts.account(), entity);
        gates.stream().filter(Gate::open).forEach(gate -> letGo(gate, entity));
        return gates.stream()
                .filter(Predicate.not(Gate::open))
                .filter(Gate::ready)
                .toList();
    }

    private void letGo(Gate gate, Entity entity) {
        for (int step = 0; step < STEPS_PER_TICK; step++) {
            if (parts.canaries().letGo(gate, parts.account(), entity, DOCUMENTS_PER_STEP) < DOCUMENTS_PER_STEP) {
                return;
            }
        }
    }
}
