package io.serai.batch;

import io.serai.assemble.Assembled;
import io.serai.state.Document;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs items into batches, lazily and greedily: a batch ends only when the next item would break a limit, or belongs to
 * another group of suspects. The same items give the same batches, to the byte.
 *
 * <p>Holds one batch and one item in memory. Not thread-safe.
 */
public final class Batches implements Iterator<Batch> {

    /** A due document and its item, which is not refused. */
    public record Item(Due due, Assembled made) {

        /** The item as JSON. */
        public byte[] json() {
            return Objects.requireNonNull(made.json());
        }
    }

    /**
     * What one request may hold.
     *
     * @param itemsMax items in one batch, 1 or more
     * @param bytesMax bytes of one body, brackets and commas counted, 2 or more
     */
    public record Limits(int itemsMax, int bytesMax) {
        public Limits {
            if (itemsMax < 1 || bytesMax < 2) {
                throw new IllegalArgumentException(
                        "batch limits " + itemsMax + " items, " + bytesMax + " bytes; expected at least 1 and 2");
            }
        }
    }

    private final Iterator<Item> items;
    private final Limits limits;
    private final Consumer<Item> tooLarge;
    /** What was read and is for another target than the batch before; at most one request's worth, and one more. */
    private final Deque<Item> aside = new ArrayDeque<>();

    private @Nullable Item next;

    /**
     * Packs these items.
     *
     * @param items in delivery order
     * @param tooLarge told of each item that does not fit into a batch of its own, in order; it is in no batch
     */
    public Batches(Iterator<Item> items, Limits limits, Consumer<Item> tooLarge) {
        this.items = items;
        this.limits = limits;
        this.tooLarge = tooLarge;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Batch next() {
        Item first = next;
        if (first == null) {
            throw new NoSuchElementException("no more batches");
        }
        Body body = new Body(first.made().target(), limits);
        List<Item> others = new ArrayList<>();
        Item item = first;
        while (item != null && together(first, item) && others.size() < limits.itemsMax()) {
            if (item.made().target() != first.made().target()) {
                others.add(item);
            } else if (!body.add(item.json(), answered(item))) {
                break;
            }
            item = advance();
        }
        putBack(others, item);
        Document document = first.due().document();
        return new Batch(
                document.account(),
                document.key().entity(),
                first.made().target(),
                first.due().group(),
                first.due().requestsLeft(),
                body.items(),
                body.bytes(),
                0);
    }

    /** Addresses for two lists come mixed; those for the other list go with the next request. */
    private void putBack(List<Item> others, @Nullable Item last) {
        if (!others.isEmpty()) {
            if (last != null) {
                others.add(last);
            }
            for (int n = others.size() - 1; n >= 0; n--) {
                aside.addFirst(others.get(n));
            }
            advance();
        }
    }

    /** The next item that fits into a batch at all; null at the end. */
    private @Nullable Item advance() {
        next = aside.poll();
        while (next == null && items.hasNext()) {
            Item item = items.next();
            if (Body.fitsAlone(item.json(), item.made().target(), limits)) {
                next = item;
            } else {
                tooLarge.accept(item);
            }
        }
        return next;
    }

    private static boolean together(Item first, Item other) {
        Document a = first.due().document();
        Document b = other.due().document();
        return first.due().group() == other.due().group()
                && a.key().entity() == b.key().entity()
                && a.account().equals(b.account());
    }

    private static Answered answered(Item item) {
        Document document = item.due().document();
        return new Answered(
                document.key(),
                document.revision(),
                item.made().hash(),
                item.due().deliveredHash() != null);
    }
}
