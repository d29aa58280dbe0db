package io.serai.proof;

import io.serai.feed.Feeds;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import io.serai.state.Entry;
import io.serai.state.Snapshots;
import io.serai.state.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that happened to one customer or ticket: its parts, requests and dead letters; with its history, every row. */
@Component
public class Trace {

    private final Snapshots snapshots;
    private final Rereading rereading;

    Trace(Snapshots snapshots, Feeds feeds, RowReader reader, RowBinder binder) {
        this.snapshots = snapshots;
        this.rereading = new Rereading(feeds, reader, binder);
    }

    /**
     * What is looked for.
     *
     * @param partner null: of any partner
     * @param store empty for customers, and for tickets whose ids are unique over all stores
     * @param history whether the partner's kept files are read again for every row that spoke of it
     * @param showValues whether values and answers are shown; they may hold names and e-mail addresses
     */
    public record Question(
            Entity entity, @Nullable String partner, String store, String id, boolean history, boolean showValues) {

        public Question {
            // only these are known by two ids
            store = entity.hasLines() || entity == Entity.PRODUCT ? store : "";
            id = entity == Entity.CONSENT ? id.toLowerCase(Locale.ROOT) : id;
        }
    }

    /** The histories of all that it may be, one for each partner; empty when nothing is known. */
    public List<EntityHistory> of(Question question) {
        return snapshots.read(store -> candidates(store, question).stream()
                .map(entry -> history(store, entry, question))
                .toList());
    }

    private static List<Entry> candidates(StoreView store, Question question) {
        List<String> partners = question.partner == null ? store.partners() : List.of(question.partner);
        List<Entry> found = new ArrayList<>();
        for (String partner : partners) {
            List<Entry> own = at(store, partner, question.store, question);
            // ids that are unique over all stores are kept without one, whatever the file says
            found.addAll(own.isEmpty() && !question.store.isEmpty() ? at(store, partner, "", question) : own);
        }
        return found;
    }

    private static List<Entry> at(StoreView store, String partner, String shop, Question question) {
        return store.at(new DocumentKey(partner, question.entity, shop, question.id));
    }

    private EntityHistory history(StoreView store, Entry entry, Question question) {
        RowHistory rows = question.history ? new RowHistories(store, rereading).of(entry) : null;
        return EntityHistory.of(store, entry, rows, question.showValues);
    }
}
