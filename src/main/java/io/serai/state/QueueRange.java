package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue, or the rest of it, as one range of the index {@code document_by_state}, read in the index's order. A lane's queue
 * compares from the suspect group on: were the lane in the comparison too, SQLite would sort the whole rest for every page.
 *
 * @param condition for {@code where}
 * @param order for {@code order by}
 * @param arguments of the condition
 */
record QueueRange(String condition, String order, List<Object> arguments) {

    private static final String KEY = "suspect_group, placement, partner, store, document.id";

    /** @param after where it begins, without this one; null: the whole queue */
    static QueueRange of(Queue queue, @Nullable Due after) {
        List<Object> arguments =
                new ArrayList<>(List.of(queue.account(), queue.entity().word(), queue.canary()));
        String condition = "account = ? and entity = ? and state = 'due' and canary = ?";
        boolean oneLane = queue.canary() == 0;
        if (oneLane) {
            condition += " and lane = ?";
            arguments.add(queue.lane().number());
        }
        String order = oneLane ? KEY : "lane, " + KEY;
        if (after != null) {
            condition += " and (" + order + ") > (" + FileTimes.marks(oneLane ? 5 : 6) + ")";
            if (!oneLane) {
                arguments.add(after.lane().number());
            }
            DocumentKey key = after.document().key();
            arguments.addAll(List.of(after.group(), key.placement(), key.partner(), key.store(), key.id()));
        }
        return new QueueRange(condition, order, arguments);
    }

    /** The documents with their groups of suspects; its last argument is how many at most. */
    String page() {
        return """
                select partner, store, document.id, revision, parts, suspect_group,
                       coalesce(suspect_group.requests_left, 0), delivered_hash, lane
                from document left join suspect_group on suspect_group.id = document.suspect_group
                where %s
                order by %s
                limit ?""".formatted(condition, order);
    }
}
