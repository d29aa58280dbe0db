package io.serai.suggest;

import io.serai.feed.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether ticket ids are unique only within a store: proven when one repeats in another store, likely when many do not. */
final class TicketIdsGuess {
    /** Fewer tickets prove nothing by being different. */
    private static final int TICKETS_MIN = 20;

    private static final String DECIDE =
            "ticket-ids: per-store (the key is store and ticket) or global (the ticket alone);"
                    + " ask whether every store's till counts for itself";

    private final FeedDraft headers;
    private final boolean linesNameStores;
    private final Map<String, String> storeOf = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> stores = new HashSet<>();

    private TicketIdsGuess(FeedDraft headers, boolean linesNameStores) {
        this.headers = headers;
        this.linesNameStores = linesNameStores;
    }

    static Guess of(FeedDraft headers, boolean linesNameStores) {
        TicketIdsGuess guess = new TicketIdsGuess(headers, linesNameStores);
        for (int row = 0; row < headers.sample().rows(); row++) {
            guess.take(headers.cell(Field.TICKET, row), headers.cell(Field.STORE, row));
        }
        return guess.decided();
    }

    private void take(String ticket, String store) {
        if (ticket.isEmpty()) {
            return;
        }
        stores.add(store);
        String known = storeOf.putIfAbsent(ticket, store);
        if (known != null && !known.equals(store)) {
            repeated.add(ticket);
        }
    }

    private Guess decided() {
        if (!headers.has(Field.STORE)) {
            return Guess.chosen(
                    "global",
                    "no column names the store of a ticket",
                    DECIDE + "; if it does, the files need a column for the store");
        }
        String seen = storeOf.size() + " different ticket ids in " + Guess.count(stores.size(), "store", "stores");
        if (!repeated.isEmpty()) {
            String why = repeated.size() + " of " + seen + " occur in more than one of them";
            return linesNameStores
                    ? Guess.proven("per-store", why)
                    : Guess.chosen(
                            "per-store",
                            why,
                            "store: the lines name no store, so they cannot find their tickets;"
                                    + " ask for the store's column in the lines, or for a ticket id that is unique");
        }
        if (stores.size() < 2) {
            return Guess.chosen(linesNameStores ? "per-store" : "global", seen + ": nothing to compare", DECIDE);
        }
        if (storeOf.size() < TICKETS_MIN && linesNameStores) {
            return Guess.chosen("per-store", seen + ", none in two of them, but too few to be sure", DECIDE);
        }
        return differing(seen);
    }

    /** All ids differ; numbers that change from store to store come from one counter. */
    private Guess differing(String seen) {
        long changes = changes();
        String why = seen + ", none in two of them";
        if (named()) {
            return Guess.proven("global", why + "; every id has its store in it");
        }
        if (changes > 2L * stores.size()) {
            return Guess.proven(
                    "global",
                    why + "; in the order of ids the store changes " + changes + " times, so they share one count");
        }
        if (!linesNameStores) {
            return Guess.proven("global", why + "; and the lines find their ticket by its id alone");
        }
        return Guess.chosen("per-store", why + "; but every store has its own range of ids", DECIDE);
    }

    private boolean named() {
        return storeOf.entrySet().stream()
                .allMatch(ticket ->
                        !ticket.getValue().isEmpty() && ticket.getKey().contains(ticket.getValue()));
    }

    private long changes() {
        List<Map.Entry<BigInteger, String>> numbered = new ArrayList<>();
        storeOf.forEach((ticket, store) -> {
            String digits = ticket.replaceAll("\\D", "");
            if (!digits.isEmpty()) {
                numbered.add(Map.entry(new BigInteger(digits), store));
            }
        });
        numbered.sort(Comparator.comparing(Map.Entry::getKey));
        long changes = 0;
        for (int i = 1; i < numbered.size(); i++) {
            changes += numbered.get(i).getValue().equals(numbered.get(i - 1).getValue()) ? 0 : 1;
        }
        return changes;
    }
}
