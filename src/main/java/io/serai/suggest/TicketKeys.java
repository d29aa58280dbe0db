package io.serai.suggest;

import io.serai.feed.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of tickets as the feed will make them: store and ticket, or the ticket alone. */
final class TicketKeys {
    private final boolean perStore;

    TicketKeys(boolean perStore) {
        this.perStore = perStore;
    }

    /** Empty when the row has no ticket. */
    List<String> of(FeedDraft draft, int row) {
        String ticket = draft.cell(Field.TICKET, row);
        if (ticket.isEmpty()) {
            return List.of();
        }
        return perStore ? List.of(draft.cell(Field.STORE, row), ticket) : List.of(ticket);
    }

    Set<List<String>> all(FeedDraft draft) {
        Set<List<String>> keys = new HashSet<>();
        for (int row = 0; row < draft.sample().rows(); row++) {
            keys.add(of(draft, row));
        }
        keys.remove(List.<String>of());
        return keys;
    }

    /** The rows of each ticket, in their order. */
    Map<List<String>, List<Integer>> rows(FeedDraft draft) {
        Map<List<String>, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < draft.sample().rows(); row++) {
            List<String> key = of(draft, row);
            if (!key.isEmpty()) {
                rows.computeIfAbsent(key, any -> new java.util.ArrayList<>(4)).add(row);
            }
        }
        return rows;
    }

    String spoken() {
        return perStore ? "(store, ticket)" : "ticket";
    }
}
