package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of a delivery mean together: keys, lines, amounts, returns. */
final class PolicyDetails {
    private static final Set<RowKind> TICKETS =
            EnumSet.of(RowKind.TICKETS, RowKind.TICKET_LINES, RowKind.TICKETS_WITH_LINES);
    private static final Set<RowKind> CARTS = EnumSet.of(RowKind.CARTS, RowKind.CART_LINES, RowKind.CARTS_WITH_LINES);

    private final Drafts drafts;
    private final @Nullable FeedDraft headers;
    private final @Nullable FeedDraft lines;

    private PolicyDetails(Drafts drafts) {
        this.drafts = drafts;
        this.headers = drafts.headers();
        this.lines = drafts.lines();
    }

    static void fill(Drafts drafts) {
        new PolicyDetails(drafts).fill();
    }

    private void fill() {
        Guess ticketIds = ticketIds();
        boolean perStore = ticketIds.value().equals("per-store");
        TicketKeys keys = new TicketKeys(perStore);
        for (FeedDraft draft : drafts.feeds()) {
            if (CARTS.contains(draft.kind())) {
                draft.policies().put("ticket-ids", cartIds(draft));
            } else if (TICKETS.contains(draft.kind())) {
                draft.policies().put("ticket-ids", ticketIds);
                if (perStore && !draft.has(Field.STORE)) {
                    draft.fill(
                            Field.STORE,
                            Guess.chosen(
                                    "to-be-chosen",
                                    "no column names the store",
                                    "store: its id, if this feed is for one store only; else ask for a column"));
                }
            }
        }
        lines(keys);
        repeats(keys);
        returns(keys);
    }

    private static Guess cartIds(FeedDraft draft) {
        return draft.has(Field.STORE)
                ? Guess.proven("per-store", "carts name their store")
                : Guess.chosen(
                        "global",
                        "no column names the store",
                        "ticket-ids: global, or per-store with a column for the store");
    }

    private Guess ticketIds() {
        boolean named = lines == null || lines.has(Field.STORE);
        if (headers != null) {
            return TicketIdsGuess.of(headers, named);
        }
        return lines == null
                ? Guess.proven("per-store", "")
                : lines.has(Field.STORE)
                        ? TicketIdsGuess.of(lines, true)
                        : Guess.chosen(
                                "global",
                                "the lines name no store, and no header file is here",
                                "ticket-ids: global, or" + " per-store with a column for the store");
    }

    private void lines(TicketKeys keys) {
        FeedDraft tickets = drafts.of(RowKind.TICKETS);
        boolean unit = false;
        LineGuess guess = null;
        if (lines != null) {
            guess = new LineGuess(lines, tickets, keys);
            lines.policies().put("line-ids", guess.lineIds());
            Guess amount = guess.lineAmount();
            unit = amount.value().equals("unit");
            lines.policies().put("line-amount", amount);
            if (!unit && lines.has(Field.DISCOUNT_RATE)) {
                lines.mapping().remove(Field.DISCOUNT_RATE);
                lines.notes().add("a discount rate is not mapped, since the amounts are totals");
            }
        }
        if (tickets != null) {
            tickets.policies().put("order-amount", HeaderAmountGuess.of(tickets, guess, keys, unit, lines));
        }
    }

    /** The same key on several days: numbers that start anew, or tickets that were changed. */
    private void repeats(TicketKeys keys) {
        if (headers == null || !headers.has(Field.CREATED_AT)) {
            return;
        }
        Map<List<String>, String> days = new HashMap<>();
        long twice = 0;
        long otherDay = 0;
        for (int row = 0; row < headers.sample().rows(); row++) {
            List<String> key = keys.of(headers, row);
            String created = headers.cell(Field.CREATED_AT, row);
            String known = key.isEmpty() ? null : days.putIfAbsent(key, created);
            twice += known != null ? 1 : 0;
            otherDay += known != null && !known.equals(created) ? 1 : 0;
        }
        if (headers.kind() == RowKind.TICKETS && twice > 0) {
            headers.notes()
                    .add(Guess.count(twice, "row repeats", "rows repeat") + " a " + keys.spoken()
                            + " of an earlier row; the newest wins");
        }
        if (otherDay > 0) {
            headers.notes()
                    .add("LOOK: " + Guess.count(otherDay, "row has", "rows have") + " the " + keys.spoken()
                            + " of an earlier row and another time of sale: corrections, or numbers that start anew each day; in the"
                            + " latter case tickets would overwrite each other, so ask for an id that never repeats");
        }
    }

    private void returns(TicketKeys keys) {
        FeedDraft summed = lines != null ? lines : headers;
        if (summed == null || !summed.has(Field.AMOUNT_GROSS)) {
            return;
        }
        boolean unit = summed.policies().containsKey("line-amount")
                && summed.policies().get("line-amount").value().equals("unit");
        LineGuess sums = new LineGuess(summed, null, keys);
        long below = keys.rows(summed).values().stream()
                .map(rows -> sums.sum(rows, Field.AMOUNT_GROSS, unit))
                .filter(sum -> sum != null && sum.compareTo(BigDecimal.ZERO) < 0)
                .count();
        FeedDraft owner = headers == null ? summed : headers;
        if (below > 0) {
            owner.policies()
                    .put(
                            "returns",
                            Guess.chosen(
                                    "reject",
                                    Guess.count(below, "ticket is", "tickets are")
                                            + " below zero, which Kiliba does not take",
                                    "returns: reject (told to the partner), skip (left out in silence) or status (sent with amounts of 0 and"
                                            + " the return-status); ask what the partner wants to see"));
        }
    }
}
