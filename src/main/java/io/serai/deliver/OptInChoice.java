package io.serai.deliver;

import io.serai.assemble.Target;
import io.serai.batch.Batches.Item;
import io.serai.deliver.KilibaSettings.OptIns;
import io.serai.model.DocumentKey;
import io.serai.state.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses of a page are not taken off the destination's blacklist, since this hub never put them there: who is on it for
 * another reason, such as a complaint, stays on it.
 */
final class OptInChoice {

    private final Lane.Parts lane;

    OptInChoice(Lane.Parts lane) {
        this.lane = lane;
    }

    /** The documents, of one entity, whose address is to be whitelisted and was never sent to the blacklist; often none. */
    Set<DocumentKey> neverOptedOut(List<Item> items) {
        if (lane.settings().optIns() == OptIns.ALL) {
            return Set.of();
        }
        List<Document> unknown = items.stream()
                .filter(item -> item.made().target() == Target.WHITELIST)
                .filter(item -> item.due().deliveredHash() == null)
                .map(item -> item.due().document())
                .toList();
        Set<DocumentKey> never = unknown.stream().map(Document::key).collect(Collectors.toSet());
        never.removeAll(carried(unknown));
        return never;
    }

    /** What is known in its first revision only has always been what it is: no request can have said otherwise. */
    private Set<DocumentKey> carried(List<Document> unknown) {
        List<DocumentKey> changed = unknown.stream()
                .filter(document -> document.revision() > 1)
                .map(Document::key)
                .toList();
        return changed.isEmpty()
                ? Set.of()
                : lane.outbox().carried(lane.account(), changed.get(0).entity(), changed);
    }
}
