package io.serai.deliver;

import io.serai.batch.Batch;
import io.serai.batch.Sha256;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The simplest packing that keeps items-max and groups apart; bytes are not limited. */
final class TestPacking implements Packing {

    @Override
    public Iterator<Batch> pack(Iterator<Item> items, int itemsMax, int bytesMax, Consumer<Due> tooLarge) {
        return new Iterator<>() {
            private @Nullable Item ahead;

            @Override
            public boolean hasNext() {
                return ahead != null || items.hasNext();
            }

            @Override
            public Batch next() {
                List<Item> taken = new ArrayList<>();
                Item item = ahead == null ? items.next() : ahead;
                ahead = null;
                long group = item.due().group();
                while (item != null && item.due().group() == group && taken.size() < itemsMax) {
                    taken.add(item);
                    item = items.hasNext() ? items.next() : null;
                }
                ahead = item;
                return batch(taken);
            }
        };
    }

    private static Batch batch(List<Item> items) {
        Due first = items.get(0).due();
        String body = items.stream()
                .map(item -> new String(item.json(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        List<Answered> answered = items.stream()
                .map(item -> new Answered(
                        item.due().document().key(), item.due().document().revision(), Sha256.of(item.json())))
                .toList();
        return new Batch(
                first.document().account(),
                first.document().key().entity(),
                first.group(),
                first.requestsLeft(),
                answered,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
