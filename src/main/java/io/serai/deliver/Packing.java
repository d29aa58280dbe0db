package io.serai.deliver;

import io.serai.batch.Batch;
import io.serai.state.Outbox.Due;
import java.util.Iterator;
import java.util.function.Consumer;

/** How items are packed into batches: lazily, in order, batches of one suspect group never mixed with others. */
public interface Packing {

    /**
     * Packs lazily: an item is taken only when a batch needs it.
     *
     * @param tooLarge told of each item that does not fit into a batch of its own
     */
    Iterator<Batch> pack(Iterator<Item> items, int itemsMax, int bytesMax, Consumer<Due> tooLarge);

    /** A due document and its item as JSON. */
    record Item(Due due, byte[] json) {}
}
