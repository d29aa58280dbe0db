package io.serai.suggest;

import io.serai.feed.Feed.RowKind;
import io.serai.feed.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions that are asked of every new partner, answered by what the sample files show, as Markdown. */
final class Answers {
    private static final String UNSEEN = "cannot be seen in these files; ask";

    private final Drafts drafts;
    private final @Nullable FeedDraft customers;
    private final @Nullable FeedDraft headers;
    private final @Nullable FeedDraft lines;
    private final StringBuilder text = new StringBuilder();

    Answers(Drafts drafts) {
        this.drafts = drafts;
        this.customers = drafts.of(RowKind.CUSTOMERS);
        this.headers = drafts.headers();
        this.lines = drafts.lines();
    }

    String text() {
        general();
        customers();
        tickets();
        lines();
        stores();
        delivery();
        return text.toString();
    }

    private void chapter(String title) {
        text.append(text.length() == 0 ? "" : "\n").append("## ").append(title).append("\n\n");
    }

    private void ask(String question, String answer) {
        text.append("- **").append(question).append("** ").append(answer).append(".\n");
    }

    private void general() {
        chapter("General structure");
        ask(
                "What is provided?",
                drafts.feeds().stream()
                        .map(draft -> draft.rows().replace('-', ' ') + " ("
                                + draft.sample().name() + ")")
                        .collect(Collectors.joining("; ")));
        long used = drafts.feeds().stream()
                .mapToLong(draft -> draft.sample().files().size())
                .sum();
        String unused = drafts.others().stream().map(Sample::name).collect(Collectors.joining(", "));
        ask(
                "How many files?",
                Guess.count(used, "file", "files") + " of "
                        + Guess.count(drafts.feeds().size(), "kind", "kinds")
                        + (unused.isEmpty() ? "" : "; not used: " + unused));
        ask(
                "Which format?",
                each(draft -> (draft.sample().hasHeader() ? "rows with column names" : "rows without column names")
                        + packed(draft)));
        ask("Which delimiter?", each(draft -> spoken(value(draft, "delimiter"))));
        ask("Which encoding?", each(draft -> value(draft, "charset") + ": " + why(draft, "charset")));
    }

    private static String packed(FeedDraft draft) {
        String name = draft.sample().name().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? ", gzip" : name.endsWith(".zip") ? ", zip" : "";
    }

    private static String spoken(String delimiter) {
        return switch (delimiter) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "|" -> "pipe";
            default -> delimiter;
        };
    }

    private static String value(FeedDraft draft, String key) {
        Guess guess = draft.format().get(key);
        return guess == null ? "" : guess.value();
    }

    private static String why(FeedDraft draft, String key) {
        Guess guess = draft.format().get(key);
        return guess == null ? "" : guess.why();
    }

    private interface Told {
        String of(FeedDraft draft);
    }

    /** One answer when all feeds agree, else one for each. */
    private String each(Told told) {
        List<String> different =
                drafts.feeds().stream().map(told::of).distinct().toList();
        return different.size() == 1
                ? different.get(0)
                : drafts.feeds().stream()
                        .map(draft -> draft.rows().replace('-', ' ') + ": " + told.of(draft))
                        .collect(Collectors.joining("; "));
    }

    private void customers() {
        chapter("Customers");
        FeedDraft known = customers;
        if (known == null) {
            ask("Customers?", "no customer file among these");
            return;
        }
        Column id = known.mapping().column(Field.CUSTOMER_ID);
        ask(
                "What is the unique customer identifier?",
                id == null
                        ? UNSEEN
                        : id.name() + ": " + id.distinct().size() + " different ids in "
                                + known.sample().seen() + (id.empty() == 0 ? "" : ", " + id.empty() + " empty"));
        contacts(known);
        ask("Is there a consent field?", named(known, "no", Field.EMAIL_CONSENT, Field.SMS_CONSENT));
        ask("Are there times of creation and update?", named(known, "no", Field.CREATED_AT, Field.UPDATED_AT));
    }

    private void contacts(FeedDraft known) {
        Column email = known.mapping().column(Field.EMAIL);
        if (email == null) {
            ask("Can a customer exist without an e-mail address?", "no column holds e-mail addresses");
            return;
        }
        long without = email.empty();
        ask(
                "Can a customer exist without an e-mail address?",
                without == 0
                        ? "not in " + known.sample().seen()
                        : "yes, " + without + " of " + known.sample().rows() + "; Kiliba does not take these");
        Column phone = known.mapping().column(Field.PHONE);
        long phoneOnly = 0;
        for (int row = 0; phone != null && row < known.sample().rows(); row++) {
            phoneOnly +=
                    email.cells().get(row).isEmpty() && !phone.cells().get(row).isEmpty() ? 1 : 0;
        }
        ask(
                "With a telephone number but no e-mail address?",
                phone == null
                        ? "no column holds telephone numbers"
                        : phoneOnly == 0
                                ? "not in " + known.sample().seen()
                                : "yes, " + phoneOnly + " of " + known.sample().rows());
    }

    private static String named(FeedDraft draft, String none, Field... fields) {
        List<String> found = new ArrayList<>();
        for (Field field : fields) {
            Column column = draft.mapping().column(field);
            if (column != null) {
                found.add(column.name() + " (" + field.word() + ", " + column.filled() + " of "
                        + column.cells().size() + " filled)");
            }
        }
        return found.isEmpty() ? none : String.join(", ", found);
    }

    private void tickets() {
        chapter("Tickets");
        FeedDraft known = headers;
        if (known == null) {
            ask("Tickets?", "no ticket file among these");
            return;
        }
        ask("What is the ticket identifier?", named(known, UNSEEN, Field.TICKET));
        Guess scope = known.policies().get("ticket-ids");
        ask(
                "Is it unique everywhere, or only within a store?",
                scope == null
                        ? UNSEEN
                        : (scope.value().equals("global") ? "everywhere: " : "only within a store: ")
                                + scope.why()
                                + (scope.choose() == null ? "" : "; not proven, ask"));
        Column customer = known.mapping().column(Field.CUSTOMER);
        ask(
                "Can tickets exist without a customer?",
                customer == null
                        ? "no column names the customer, so all are anonymous"
                        : customer.empty() == 0
                                ? "not in " + known.sample().seen()
                                : "yes, " + customer.empty() + " of "
                                        + known.sample().rows() + " rows name none");
        ask("Are there times of creation and update?", named(known, "no", Field.CREATED_AT, Field.UPDATED_AT));
        ask(
                "Is there a status, a cancellation or a deletion flag?",
                named(known, "no", Field.STATUS) + "; which of its words mean cancelled: ask");
    }

    private void lines() {
        chapter("Product lines");
        FeedDraft known = lines;
        if (known == null) {
            ask("Lines?", "no lines among these files");
            return;
        }
        Column ticket = known.mapping().column(Field.TICKET);
        Column header =
                headers == null || headers == known ? null : headers.mapping().column(Field.TICKET);
        ask(
                "Which field links a line to its ticket?",
                ticket == null
                        ? UNSEEN
                        : ticket.name()
                                + (header == null
                                        ? ""
                                        : ": " + ticket.count(header.distinct()::containsKey) + " of " + ticket.filled()
                                                + " rows have a ticket of the header file"));
        Guess scope = known.policies().get("ticket-ids");
        ask(
                "Is that key unique everywhere in the line file?",
                scope == null
                        ? UNSEEN
                        : scope.value().equals("global")
                                ? "yes, as above"
                                : "no, together with the store: " + named(known, "which no column names", Field.STORE));
        ask("What is the most reliable product identifier?", product(known));
        ask(
                "Is there an identifier of the shop system (CMS)?",
                UNSEEN
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
        return found.isEmpty() ? UNSEEN : String.join(", or ", found);
    }

    private void amounts(FeedDraft known) {
        Guess amount = known.policies().get("line-amount");
        if (amount != null) {
            ask(
                    "Are amounts those of the row or of one piece?",
                    (amount.value().equals("unit") ? "of one piece: " : "of the row: ")
                            + amount.why()
                            + (amount.choose() == null ? "" : "; not proven, ask"));
        }
    }

    private void stores() {
        chapter("Stores");
        List<String> found = new ArrayList<>();
        for (FeedDraft draft : drafts.feeds()) {
            Column store = draft.mapping().column(Field.STORE);
            if (store != null) {
                found.add(store.name() + " of the " + draft.rows().replace('-', ' ') + " ("
                        + store.distinct().size() + " different)");
            }
        }
        ask(
                "Is there a stable identifier of the store?",
                found.isEmpty() ? "no column names a store" : String.join(", ", found));
        ask("Is there a readable name for each store, and in which file?", UNSEEN);
    }

    private void delivery() {
        chapter("Frequency and delivery");
        ask("Is the first delivery a full history?", UNSEEN + period());
        ask("Full files or increments afterwards?", UNSEEN);
        String updated = drafts.feeds().stream()
                .map(draft -> draft.rows().replace('-', ' ') + ": "
                        + named(draft, "nothing but the file's time", Field.UPDATED_AT))
                .collect(Collectors.joining("; "));
        ask("How are updates told?", updated);
    }

    private String period() {
        return headers == null
                ? ""
                : "; the " + headers.sample().rows() + " rows looked at are "
                        + (headers.sample().whole() ? "all there are" : "only the beginning");
    }
}
