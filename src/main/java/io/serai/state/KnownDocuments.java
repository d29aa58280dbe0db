package io.serai.state;

import io.serai.model.DocumentKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Customers and tickets as they are known now, many at a time. Nothing here writes. */
public final class KnownDocuments {

    private static final int DOCUMENTS_PER_QUERY = 500;

    private final StoreView store;

    KnownDocuments(Database database, Enrichments enrichments) {
        this.store = new StoreView(database, enrichments);
    }

    /** Those with these keys, in no order; what is not known is left out. */
    public List<Document> of(Collection<DocumentKey> keys) {
        Set<DocumentKey> wanted = new HashSet<>(keys);
        return at(wanted.stream().map(DocumentKey::placement).toList()).stream()
                .filter(document -> wanted.contains(document.key()))
                .toList();
    }

    /** Those that a request carried; none when the ledger does not know it. */
    public List<Document> ofRequest(long request) {
        return store.request(request).stream()
                .flatMap(one -> at(List.copyOf(one.revisions().keySet())).stream())
                .toList();
    }

    private List<Document> at(List<Long> places) {
        List<Document> found = new ArrayList<>();
        for (int from = 0; from < places.size(); from += DOCUMENTS_PER_QUERY) {
            List<Long> some = places.subList(from, Math.min(places.size(), from + DOCUMENTS_PER_QUERY));
            store.at(some.stream().mapToLong(Long::longValue).toArray()).forEach(entry -> found.add(entry.document()));
        }
        return found;
    }
}
