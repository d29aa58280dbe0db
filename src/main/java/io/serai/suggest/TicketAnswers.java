package io.serai.suggest;

import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The questions about tickets and their lines. */
final class TicketAnswers {
    private final Questions questions;
    private final @Nullable FeedDraft headers;
    private final @Nullable FeedDraft lines;

    TicketAnswers(Drafts drafts, Questions questions) {
        this.questions = questions;
        this.headers = drafts.headers();
        this.lines = drafts.lines();
    }

    void tell() {
        tickets();
        lines();
    }

    private void tickets() {
        questions.chapter("Tickets");
        FeedDraft known = headers;
        if (known == null) {
            questions.ask("Tickets?", "no ticket file among these");
            return;
        }
        questions.ask("What is the ticket identifier?", Questions.named(known, Questions.UNSEEN, Field.TICKET));
        Guess scope = known.policies().get("ticket-ids");
        questions.ask(
                "Is it unique everywhere, or only within a store?",
                scope == null
                        ? Questions.UNSEEN
                        : (scope.value().equals("global") ? "everywhere: " : "only within a store: ")
                                + scope.why()
                                + (scope.choose() == null ? "" : "; not proven, ask"));
        Column customer = known.mapping().column(Field.CUSTOMER);
        questions.ask(
                "Can tickets exist without a customer?",
                customer == null
                        ? "no column names the customer, so all are anonymous"
                        : customer.empty() == 0
                                ? "not in " + known.sample().seen()
                                : "yes, " + customer.empty() + " of "
                                        + known.sample().rows() + " rows name none");
        questions.ask(
                "Are there times of creation and update?",
                Questions.named(known, "no", Field.CREATED_AT, Field.UPDATED_AT));
        questions.ask(
                "Is there a status, a cancellation or a deletion flag?",
                Questions.named(known, "no", Field.STATUS) + "; which of its words mean cancelled: ask");
    }

    private void lines() {
        questions.chapter("Product lines");
        FeedDraft known = lines;
        if (known == null) {
            questions.ask("Lines?", "no lines among these files");
            return;
        }
        Column ticket = known.mapping().column(Field.TICKET);
        Column header =
                headers == null || headers == known ? null : headers.mapping().column(Field.TICKET);
        questions.ask(
                "Which field links a line to its ticket?",
                ticket == null
                        ? Questions.UNSEEN
                        : ticket.name()
                                + (header == null
                                        ? ""
                                        : ": " + ticket.count(header.distinct()::containsKey) + " of " + ticket.filled()
                                                + " rows have a ticket of the header file"));
        Guess scope = known.policies().get("ticket-ids");
        questions.ask(
                "Is that key unique everywhere in the line file?",
                scope == null
                        ? Questions.UNSEEN
                        : scope.value().equals("global")
                                ? "yes, as above"
                                : "no, together with the store: "
                                        + Questions.named(known, "which no column names", Field.STORE));
        questions.ask("What is the most reliable product identifier?", product(known));
        questions.ask(
                "Is there an identifier of the shop system (CMS)?",
                Questions.UNSEEN
                        + (Fit.isEan(Objects.requireNonNullElse(known.mapping().column(Field.PRODUCT), none()))
                                ? " whether the EAN is known there, which would do"
                                : ""));
        amounts(known);
    }

    private static Column none() {
        return new Column("", 0, List.of());
    }

    private static String product(FeedDraft known) {
        List<String> found = new ArrayList<>();
        for (Column column : known.sample().columns()) {
            if (Fit.isEan(column)) {
                found.add(column.name() + " (" + column.count(Looks::isEan) + " of " + column.filled()
                        + " values are EAN codes with a valid check digit)");
            }
        }
        Column mapped = known.mapping().column(Field.PRODUCT);
        if (mapped != null && found.stream().noneMatch(one -> one.startsWith(mapped.name() + " "))) {
            found.add(mapped.name() + " (" + mapped.distinct().size() + " different in " + mapped.filled() + " rows)");
        }
        return found.isEmpty() ? Questions.UNSEEN : String.join(", or ", found);
    }

    private void amounts(FeedDraft known) {
        Guess amount = known.policies().get("line-amount");
        if (amount != null) {
            questions.ask(
                    "Are amounts those of the row or of one piece?",
                    (amount.value().equals("unit") ? "of one piece: " : "of the row: ")
                            + amount.why()
                            + (amount.choose() == null ? "" : "; not proven, ask"));
        }
    }
}
