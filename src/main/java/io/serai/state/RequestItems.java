package io.serai.state;

import io.serai.state.Outbox.Answered;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The items of one request in one column: each item's placement and revision, in placement order, packed (placements as
 * differences). A thousand items of a million take some 11 KB.
 */
final class RequestItems {

    /** One item, by its place in the store. */
    record Item(long placement, long revision) {}

    private RequestItems() {}

    static String write(List<Answered> answered) {
        return packed(answered.stream()
                .map(item -> new Item(item.key().placement(), item.revision()))
                .sorted(Comparator.comparingLong(Item::placement))
                .toList());
    }

    /** Takes them in the order of their placements. */
    static String packed(List<Item> items) {
        Packed packed = new Packed();
        long before = Long.MIN_VALUE;
        for (Item item : items) {
            packed.add(item.placement() - before);
            packed.add(item.revision());
            before = item.placement();
        }
        return packed.toString();
    }

    static List<Item> read(String text) {
        ByteBuffer packed = Packed.unpack(text);
        List<Item> items = new ArrayList<>();
        long placement = Long.MIN_VALUE;
        while (packed.hasRemaining()) {
            placement += Packed.next(packed);
            items.add(new Item(placement, Packed.next(packed)));
        }
        return items;
    }
}
