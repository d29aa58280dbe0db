package io.serai.suggest;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.read.Peek;
import io.serai.read.Peek.Tried;
import io.serai.suggest.SuggestOptions.Drop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole partner file: what it is, its feeds, its routes. */
final class PartnerText {
    private final Drafts drafts;
    private final SuggestOptions options;
    private final Peek peek;
    private final YamlText yaml = new YamlText();

    PartnerText(Drafts drafts, SuggestOptions options, Peek peek) {
        this.drafts = drafts;
        this.options = options;
        this.peek = peek;
    }

    YamlText written() throws IOException {
        String files =
                drafts.feeds().stream().map(draft -> draft.sample().name()).collect(Collectors.joining(", "));
        yaml.comment(
                0,
                "What:  " + options.partner()
                        + "'s files, as suggested from samples. Behind each key stands what the samples"
                        + " say for it; what they do not prove is marked " + YamlText.CHOOSE + ".");
        yaml.comment(0, "Takes: files such as " + files + ".");
        yaml.comment(0, "Gives: " + gives() + " of the account " + options.account() + ".");
        yaml.blank().line(0, "- beans:");
        for (FeedDraft draft : drafts.feeds()) {
            feed(draft);
        }
        drafts.others().forEach(this::other);
        for (FeedDraft draft : drafts.feeds()) {
            route(draft);
        }
        return yaml;
    }

    private String gives() {
        List<String> items = drafts.feeds().stream()
                .filter(draft -> draft.kind() != RowKind.STORES)
                .map(draft -> draft.kind().entity().plural())
                .distinct()
                .toList();
        int last = items.size() - 1;
        return last < 0
                ? "nothing but names of stores"
                : last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    private void feed(FeedDraft draft) throws IOException {
        Feed feed = draft.feed(options);
        yaml.line(4, "- name: " + draft.name());
        yaml.line(6, "type: io.serai.feed.FeedDeclaration");
        yaml.line(6, "properties:");
        yaml.line(8, "partner: " + options.partner());
        yaml.line(8, "account: " + options.account());
        yaml.line(8, "rows: " + draft.rows());
        draft.sample().facts().forEach(fact -> yaml.comment(8, fact + "."));
        yaml.comment(8, tried(draft, feed));
        draft.notes().forEach(note -> yaml.comment(8, note + "."));
        yaml.line(8, "format:").entries(10, entries(draft.format()));
        yaml.line(8, "columns:").entries(10, columns(draft, feed));
        unmapped(draft);
        if (!draft.defaults().isEmpty()) {
            yaml.line(8, "defaults:").entries(10, entries(draft.defaults()));
        }
        if (!draft.policies().isEmpty()) {
            yaml.line(8, "policies:").entries(10, entries(draft.policies()));
        }
    }

    private static List<Entry> entries(Map<String, Guess> guesses) {
        return guesses.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Entry> columns(FeedDraft draft, Feed feed) {
        Evidence evidence = new Evidence(draft, drafts, feed.format(), peek);
        List<Entry> entries = new ArrayList<>();
        // a ticket's own id stands first, as a customer's does
        List<Mapping.Mapped> ordered = draft.mapping().all().stream()
                .sorted(Comparator.comparing(one -> one.field() != Field.TICKET))
                .toList();
        for (Mapping.Mapped one : ordered) {
            Guess guess = new Guess(one.column().name(), evidence.of(one), one.choose());
            entries.add(new Entry(one.field().word(), guess));
        }
        return entries;
    }

    private void unmapped(FeedDraft draft) {
        List<Column> left = draft.sample().columns().stream()
                .filter(column -> !draft.mapping().isUsed(column))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        boolean customers = draft.kind() == RowKind.CUSTOMERS;
        yaml.comment(10, "Not used" + (customers ? " (a customer's can be sent as custom-fields)" : "") + ":");
        for (Column column : left) {
            yaml.comment(10, "  " + YamlText.scalar(column.name()) + ": " + Evidence.look(column, draft.sample()));
        }
    }

    /** The hub's own reader and rules on the very rows. */
    private String tried(FeedDraft draft, Feed feed) throws IOException {
        long rows = 0;
        long accepted = 0;
        long blank = 0;
        Map<Reason, Long> rejects = new EnumMap<>(Reason.class);
        for (Path file : draft.sample().files()) {
            try {
                Tried tried = peek.tried(file, feed, options.rowsMax());
                rows += tried.rows();
                accepted += tried.accepted();
                blank += tried.blank();
                tried.rejects().forEach((reason, count) -> rejects.merge(reason, count, Long::sum));
            } catch (FileUnusable e) {
                return "Read as declared below, " + file.getFileName() + " is unusable: " + e.getMessage();
            }
        }
        String rejected = rejects.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return "Read as declared below, " + accepted + " of " + Guess.count(rows, "row is", "rows are") + " good"
                + (blank == 0 ? "" : ", " + blank + " blank")
                + (rejected.isEmpty() ? "" : "; rejected: " + rejected) + ".";
    }

    private void other(Sample sample) {
        boolean named = sample.hasHeader() && sample.header().choose() == null;
        String columns = named
                ? " Columns: " + sample.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + "."
                : "";
        yaml.blank();
        yaml.comment(
                0,
                "Not used: " + sample.name() + ", " + sample.seen()
                        + ". Its rows are none of customers, tickets and their lines, stores,"
                        + " categories, products, carts and their lines, visits." + columns);
    }

    private void route(FeedDraft draft) {
        yaml.blank().line(0, "- route:");
        yaml.line(4, "id: " + draft.name() + "-drop");
        yaml.line(
                4,
                "description: "
                        + YamlText.quoted(
                                options.partner() + ": " + draft.rows().replace('-', ' ') + ", from "
                                        + (options.drop() == Drop.FOLDER
                                                ? "a folder"
                                                : options.drop().name()) + "."));
        yaml.line(4, "from:");
        yaml.line(6, "uri: kamelet:" + options.drop().name().toLowerCase(Locale.ROOT) + "-drop");
        yaml.line(6, "parameters:");
        DropText.parameters(yaml, options, draft, drafts.feeds());
        yaml.line(6, "steps:");
        yaml.line(8, "- to: {uri: \"direct:receive-file\"}");
    }
}
