package io.serai.proof;

import io.serai.assemble.Assembled;
import io.serai.assemble.Assembler;
import io.serai.model.CartValues;
import io.serai.model.CustomerValues;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.model.ProductValues;
import io.serai.model.TicketValues;
import io.serai.state.Document;
import io.serai.state.Entry;
import io.serai.state.Resolved;
import io.serai.state.StoreView;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is delivered against its request and its item; what is refused against its dead letter. */
final class AnswerChecks {

    private static final int REQUESTS_KEPT_MAX = 200;

    private final StoreView store;
    private final Assembler assembler;
    private final Gaps gaps;
    private final Map<Long, Sent> recent = new Recent();

    AnswerChecks(StoreView store, Assembler assembler, Gaps gaps) {
        this.store = store;
        this.assembler = assembler;
        this.gaps = gaps;
    }

    void check(Entry entry) {
        if (entry.state().equals("delivered")) {
            delivered(entry);
        } else if (entry.state().equals("refused")) {
            refused(entry);
        }
    }

    private void delivered(Entry entry) {
        if (isKeptOnly(entry)) {
            return;
        }
        String name = Names.of(entry.key());
        Long delivered = entry.deliveredRevision();
        long revision = entry.document().revision();
        gaps.check(
                delivered != null && delivered == revision,
                name + ": it is delivered, but its revision is " + revision + " and the destination took "
                        + (delivered == null ? "none" : delivered));
        request(entry, name);
        if (entry.whole()) {
            item(entry, name);
        }
    }

    /** Nothing is sent of them, so nothing answers. */
    private static boolean isKeptOnly(Entry entry) {
        return !Entity.sent().contains(entry.key().entity());
    }

    private void request(Entry entry, String name) {
        Long id = entry.deliveredRequest();
        if (id == null) {
            gaps.gap(name + ": it is delivered, but no request is named");
            return;
        }
        Sent sent = recent.computeIfAbsent(id, this::sent);
        if (sent.result == null) {
            gaps.gap(name + ": it is delivered by request " + id + ", which is not in the ledger");
            return;
        }
        gaps.check(
                sent.result.equals("accepted"),
                name + ": it is delivered by request " + id + ", which was not accepted but is " + sent.result);
        Long revision = sent.revisions.get(entry.key().placement());
        Long delivered = entry.deliveredRevision();
        gaps.check(
                revision != null && delivered != null && revision <= delivered,
                name + ": it is delivered by request " + id + ", which "
                        + (revision == null ? "does not list it" : "lists its revision " + revision));
    }

    private Sent sent(long id) {
        return store.request(id).stream()
                .findFirst()
                .map(request -> new Sent(request.result(), request.revisions()))
                .orElse(new Sent(null, Map.of()));
    }

    private void item(Entry entry, String name) {
        String known = entry.deliveredHash();
        if (known == null) {
            gaps.gap(name + ": it is delivered, but what the destination holds is not known");
            return;
        }
        Assembled assembled = assembler.assemble(entry.document());
        byte[] json = assembled.json();
        if (json != null && HexFormat.of().formatHex(assembled.hash()).equals(known)) {
            return;
        }
        if (json != null && !entry.document().resolved().equals(Resolved.NONE)) {
            gaps.unchecked("delivered item that says what else is known, which may have changed since");
            return;
        }
        if (json != null && hasNoTimeOfItsOwn(entry.document())) {
            gaps.unchecked("delivered item that carries its file's time, which has advanced since");
            return;
        }
        gaps.gap(name + ": it is delivered, but the item made of it now "
                + (json == null ? "would be refused (" + assembled.refused() + ")" : "is another one"));
    }

    /** An unchanged row in a later file advances the version of its part, and is not sent again. */
    private static boolean hasNoTimeOfItsOwn(Document document) {
        PartValues values = document.header() == null ? null : document.header().values();
        if (values instanceof CustomerValues customer) {
            return customer.updatedAt() == null;
        } else if (values instanceof ProductValues product) {
            return product.updatedAt() == null;
        } else if (values instanceof CartValues cart) {
            return cart.updatedAt() == null;
        }
        return values instanceof TicketValues ticket && ticket.updatedAt() == null;
    }

    private void refused(Entry entry) {
        long revision = entry.document().revision();
        boolean kept = store.deadLetters(entry.key()).stream()
                .anyMatch(letter ->
                        letter.revision() == revision && letter.reason().equals(entry.refusedReason()));
        gaps.check(
                kept,
                Names.of(entry.key()) + ": its revision " + revision + " is refused (" + entry.refusedReason()
                        + "), but there is no dead letter of it");
    }

    /** @param result null when the ledger does not know the request */
    private record Sent(@Nullable String result, Map<Long, Long> revisions) {}

    /** Documents and requests come in the same order, so a few requests at a time are enough. */
    private static final class Recent extends LinkedHashMap<Long, Sent> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Sent> eldest) {
            return size() > REQUESTS_KEPT_MAX;
        }
    }
}
