package io.serai.rehearse;

import io.serai.model.DocumentKey;
import io.serai.state.Entry;
import io.serai.state.StoreView;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The documents of two stores side by side, in their common order, page by page. */
final class Pairs implements Iterator<Pairs.Pair> {

    private final Documents running;
    private final Documents edited;

    Pairs(StoreView running, StoreView edited) {
        this.running = new Documents(running);
        this.edited = new Documents(edited);
    }

    /** A document as both have it; at least one has it. */
    record Pair(
            DocumentKey key,
            @Nullable Entry running,
            @Nullable Entry edited) {}

    @Override
    public boolean hasNext() {
        return running.first() != null || edited.first() != null;
    }

    @Override
    public Pair next() {
        Entry one = running.first();
        Entry other = edited.first();
        if (one == null && other == null) {
            throw new NoSuchElementException("no more documents");
        }
        int order = one == null ? 1 : other == null ? -1 : one.key().compareTo(other.key());
        @Nullable Entry before = order <= 0 ? running.take() : null;
        @Nullable Entry after = order >= 0 ? edited.take() : null;
        DocumentKey key = before != null
                ? before.key()
                : java.util.Objects.requireNonNull(after).key();
        return new Pair(key, before, after);
    }

    /** One store's documents. */
    private static final class Documents {

        private static final int PAGE_DOCUMENTS = 500;

        private final StoreView store;
        private List<Entry> page = List.of();
        private int at;
        private boolean ended;

        Documents(StoreView store) {
            this.store = store;
        }

        /** The next one; null at the end. */
        @Nullable
        Entry first() {
            if (at == page.size() && !ended) {
                page = store.documents(
                        page.isEmpty() ? null : page.get(page.size() - 1).key(), PAGE_DOCUMENTS);
                at = 0;
                ended = page.isEmpty();
            }
            return at < page.size() ? page.get(at) : null;
        }

        @Nullable
        Entry take() {
            Entry first = first();
            at++;
            return first;
        }
    }
}
