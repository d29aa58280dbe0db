package io.serai.proof;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rejected row spoke of a document: it has no trusted key, so its cells are compared as they stand.
 */
final class RejectedCells {

    private static final int NONE = -1;

    private final Feed feed;
    private final DocumentKey key;
    private int id = NONE;
    private int store = NONE;

    private RejectedCells(Feed feed, DocumentKey key) {
        this.feed = feed;
        this.key = key;
    }

    static RejectedCells of(Feed feed, DocumentKey key) {
        return new RejectedCells(feed, key);
    }

    /** The columns of the file about to be read. */
    void header(List<String> columns) {
        id = index(idField(key.entity()), columns);
        store = key.store().isEmpty()
                ? NONE
                : index(key.entity() == Entity.PRODUCT ? Field.VARIANT : Field.STORE, columns);
    }

    /** A visit has no id of the partner's: no rejected row can be known to be it. */
    private static @Nullable Field idField(Entity entity) {
        return switch (entity) {
            case CATEGORY -> Field.CATEGORY;
            case PRODUCT -> Field.PRODUCT;
            case CUSTOMER_GROUP -> Field.GROUP;
            case CUSTOMER -> Field.CUSTOMER_ID;
            case CONSENT -> Field.EMAIL;
            case ORDER -> Field.TICKET;
            case CART -> Field.CART;
            case VISIT -> null;
            case STORE -> Field.STORE;
        };
    }

    boolean speakOfIt(List<String> cells) {
        boolean sameStore = store == NONE || key.store().equals(cell(cells, store));
        return id != NONE && sameStore && key.id().equals(cell(cells, id));
    }

    private static @Nullable String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index).strip() : null;
    }

    private int index(@Nullable Field field, List<String> columns) {
        String names = field == null ? null : feed.columns().get(field.word());
        if (names == null) {
            return NONE;
        }
        if (!feed.format().header()) {
            return Integer.parseInt(names) - 1;
        }
        List<String> aliases =
                Arrays.stream(names.split("\\|", -1)).map(String::strip).toList();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).strip();
            if (aliases.stream().anyMatch(column::equalsIgnoreCase)) {
                return i;
            }
        }
        return NONE;
    }
}
