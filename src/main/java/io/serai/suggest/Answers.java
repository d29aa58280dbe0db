package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions that are asked of every new partner, answered by what the sample files show, as Markdown. */
final class Answers {
    private final Drafts drafts;
    private final @Nullable FeedDraft customers;
    private final @Nullable FeedDraft headers;
    private final Questions questions = new Questions();

    Answers(Drafts drafts) {
        this.drafts = drafts;
        this.customers = drafts.of(RowKind.CUSTOMERS);
        this.headers = drafts.headers();
    }

    String text() {
        general();
        customers();
        new TicketAnswers(drafts, questions).tell();
        stores();
        delivery();
        return questions.toString();
    }

    private void general() {
        questions.chapter("General structure");
        questions.ask(
                "What is provided?",
                drafts.feeds().stream()
                        .map(draft -> draft.rows().replace('-', ' ') + " ("
                                + draft.sample().name() + ")")
                        .collect(Collectors.joining("; ")));
        long used = drafts.feeds().stream()
                .mapToLong(draft -> draft.sample().files().size())
                .sum();
        String unused = drafts.others().stream().map(Sample::name).collect(Collectors.joining(", "));
        questions.ask(
                "How many files?",
                Guess.count(used, "file", "files") + " of "
                        + Guess.count(drafts.feeds().size(), "kind", "kinds")
                        + (unused.isEmpty() ? "" : "; not used: " + unused));
        questions.ask(
                "Which format?",
                each(draft -> (draft.sample().hasHeader() ? "rows with column names" : "rows without column names")
                        + packed(draft)));
        questions.ask("Which delimiter?", each(draft -> spoken(value(draft, "delimiter"))));
        questions.ask("Which encoding?", each(draft -> value(draft, "charset") + ": " + why(draft, "charset")));
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
        questions.chapter("Customers");
        FeedDraft known = customers;
        if (known == null) {
            questions.ask("Customers?", "no customer file among these");
            return;
        }
        Column id = known.mapping().column(Field.CUSTOMER_ID);
        questions.ask(
                "What is the unique customer identifier?",
                id == null
                        ? Questions.UNSEEN
                        : id.name() + ": " + id.distinct().size() + " different ids in "
                                + known.sample().seen() + (id.empty() == 0 ? "" : ", " + id.empty() + " empty"));
        contacts(known);
        questions.ask(
                "Is there a consent field?", Questions.named(known, "no", Field.EMAIL_CONSENT, Field.SMS_CONSENT));
        questions.ask(
                "Are there times of creation and update?",
                Questions.named(known, "no", Field.CREATED_AT, Field.UPDATED_AT));
    }

    private void contacts(FeedDraft known) {
        Column email = known.mapping().column(Field.EMAIL);
        if (email == null) {
            questions.ask("Can a customer exist without an e-mail address?", "no column holds e-mail addresses");
            return;
        }
        long without = email.empty();
        questions.ask(
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
        questions.ask(
                "With a telephone number but no e-mail address?",
                phone == null
                        ? "no column holds telephone numbers"
                        : phoneOnly == 0
                                ? "not in " + known.sample().seen()
                                : "yes, " + phoneOnly + " of " + known.sample().rows());
    }

    private void stores() {
        questions.chapter("Stores");
        List<String> found = new ArrayList<>();
        for (FeedDraft draft : drafts.feeds()) {
            Column store = draft.mapping().column(Field.STORE);
            if (store != null) {
                found.add(store.name() + " of the " + draft.rows().replace('-', ' ') + " ("
                        + store.distinct().size() + " different)");
            }
        }
        questions.ask(
                "Is there a stable identifier of the store?",
                found.isEmpty() ? "no column names a store" : String.join(", ", found));
        FeedDraft list = drafts.of(RowKind.STORES);
        questions.ask(
                "Is there a readable name for each store, and in which file?",
                list == null
                        ? Questions.UNSEEN
                        : Questions.named(list, Questions.UNSEEN, Field.NAME) + " of "
                                + list.sample().name());
    }

    private void delivery() {
        questions.chapter("Frequency and delivery");
        questions.ask("Is the first delivery a full history?", Questions.UNSEEN + period());
        questions.ask("Full files or increments afterwards?", Questions.UNSEEN);
        String updated = drafts.feeds().stream()
                .map(draft -> draft.rows().replace('-', ' ') + ": "
                        + Questions.named(draft, "nothing but the file's time", Field.UPDATED_AT))
                .collect(Collectors.joining("; "));
        questions.ask("How are updates told?", updated);
    }

    private String period() {
        return headers == null
                ? ""
                : "; the " + headers.sample().rows() + " rows looked at are "
                        + (headers.sample().whole() ? "all there are" : "only the beginning");
    }
}
