package io.serai.reject;

import io.serai.model.Entity;
import io.serai.state.HeldTickets.Held;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says of tickets, carts and products that wait too long.
 *
 * @param tickets how many
 * @param first the first of them, each as one sentence with its place; at most {@value #FIRST_MAX}
 */
record Waiting(int tickets, String whatToDo, List<String> first) {

    static final int FIRST_MAX = 20;

    /** Null when nothing waits. */
    static @Nullable Waiting of(List<Held> held) {
        if (held.isEmpty()) {
            return null;
        }
        return new Waiting(
                held.size(),
                "send the missing part; what is known of them is kept and completed then",
                held.stream().limit(FIRST_MAX).map(Waiting::sentence).toList());
    }

    private static String sentence(Held held) {
        String store = held.key().store();
        Entity entity = held.key().entity();
        String of = entity == Entity.PRODUCT ? " of variant " : " of store ";
        return held.key().partner() + "/" + held.file() + ":" + held.line() + " "
                + (entity == Entity.ORDER ? "ticket" : entity.word()) + " "
                + held.key().id()
                + (store.isEmpty() ? "" : of + store) + " waits for its " + held.waitsFor() + " since "
                + held.since();
    }
}
