package io.serai.state;

import io.serai.state.Outbox.Answered;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * The items of one request in one column: each item's placement and revision, in placement order, as base64 of
 * variable-length numbers (placements as differences). A thousand items of a million take some 11 KB.
 */
final class RequestItems {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    /** One item, by its place in the store. */
    record Item(long placement, long revision) {}

    private RequestItems() {}

    static String write(List<Answered> items) {
        return writeItems(items.stream()
                .map(item -> new Item(item.key().placement(), item.revision()))
                .sorted(Comparator.comparingLong(Item::placement))
                .toList());
    }

    private static String writeItems(List<Item> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * Long.BYTES);
        long before = Long.MIN_VALUE;
        for (Item item : items) {
            number(bytes, item.placement() - before);
            number(bytes, item.revision());
            before = item.placement();
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static List<Item> read(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        List<Item> items = new ArrayList<>();
        long placement = Long.MIN_VALUE;
        while (bytes.hasRemaining()) {
            placement += number(bytes);
            items.add(new Item(placement, number(bytes)));
        }
        return items;
    }

    private static void number(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while (rest >>> BITS != 0) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += BITS) {
            int next = bytes.get();
            value |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
