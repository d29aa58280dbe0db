package io.serai.rehearse;

import io.serai.check.Counted;
import io.serai.model.Outcome;
import io.serai.rehearse.Rehearsed.FeedChange;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.Holds;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.Made;
import io.serai.rehearse.Rehearsed.MemberChange;
import io.serai.rehearse.Rehearsed.Move;
import io.serai.rehearse.Rehearsed.NotKept;
import io.serai.rehearse.Rehearsed.Rejects;
import io.serai.rehearse.Rehearsed.Row;
import io.serai.rehearse.Rehearsed.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was rehearsed, as lines for a person: the outcome first and last, the details between. */
public final class RehearsedText {

    private final List<String> lines = new ArrayList<>();

    private RehearsedText() {}

    public static List<String> of(Rehearsed rehearsed) {
        RehearsedText text = new RehearsedText();
        text.lines.add(verdict(rehearsed));
        text.lines.add("edited " + rehearsed.file() + ", in the place of " + rehearsed.replaces());
        rehearsed.feeds().forEach(text::feed);
        text.lines.add("");
        rehearsed.notKept().forEach(text::notKept);
        rehearsed.files().forEach(text::file);
        rehearsed.items().forEach(text::items);
        text.cost(rehearsed);
        text.lines.add(verdict(rehearsed));
        return text.lines;
    }

    private static String verdict(Rehearsed rehearsed) {
        return (rehearsed.differs() ? "different: " : "same: ") + rehearsed.summary();
    }

    private void feed(FeedChange feed) {
        lines.add("  feed " + feed.feed() + ": " + feed.change()
                + (feed.files() == 0 ? ", no file read" : ", " + Counted.of(feed.files(), "file") + " read"));
        feed.keys().forEach(key -> lines.add("      " + key.key() + ": " + key.running() + " -> " + key.edited()));
    }

    private void notKept(NotKept gone) {
        lines.add("drop " + gone.drop() + " " + gone.name() + " (feed " + gone.feed() + ", received "
                + gone.receivedAt() + ") is no longer in the archive: not read");
    }

    private void file(FileResult file) {
        String head = "drop " + file.drop() + " " + file.name() + " (feed " + file.feed() + "): ";
        if (!file.differs()) {
            lines.add(head + made(file.running()) + "; the same with both");
        } else {
            lines.add(head);
            lines.add("  running: " + made(file.running()));
            lines.add("  edited:  " + made(file.edited()));
        }
        file.newRejects().forEach(rejects -> rejects("newly rejected", rejects));
        file.goneRejects().forEach(rejects -> rejects("no longer rejected", rejects));
        file.otherRejects().forEach(rejects -> rejects("rejected for another reason", rejects));
        file.edited().notes().stream()
                .filter(note -> !file.running().notes().contains(note))
                .forEach(note -> lines.add("  note, edited only: " + note));
    }

    private static String made(Made made) {
        return switch (made.result()) {
            case "failed" -> "nothing of it can be used: " + made.failureText();
            case "parked" -> "it would wait for an operator's decision: " + made.failureText();
            case "not-taken" -> "not taken, since no feed of this name is declared";
            default -> Counted.of(made.records(), "record") + " = " + outcomes(made);
        };
    }

    private static String outcomes(Made made) {
        return Arrays.stream(Outcome.values())
                .filter(outcome ->
                        outcome == Outcome.ACCEPTED || made.outcomes().of(outcome) > 0)
                .map(outcome -> made.outcomes().of(outcome) + " " + outcome.word())
                .collect(Collectors.joining(" + "));
    }

    private void rejects(String how, Rejects rejects) {
        String column = rejects.column() == null ? "" : " in column " + rejects.column();
        lines.add("  " + how + ": " + rejects.rows() + " x " + rejects.code() + column + ": " + rejects.meaning());
        rejects.first().forEach(row -> lines.add("      " + text(row)));
        more(rejects.rows(), rejects.first().size());
    }

    private static String text(Row row) {
        String found = row.found() == null ? "" : "found \"" + row.found() + "\", ";
        return "line " + row.line() + ": " + found + "expected " + row.expected();
    }

    private void items(ItemsResult items) {
        lines.add("");
        String many = items.entity() + "s";
        lines.add(many.toUpperCase(Locale.ROOT) + ": " + items.compared() + " compared, " + items.same() + " the same, "
                + items.changed() + " with other values, " + items.added() + " more, " + items.gone() + " less");
        items.members().forEach(member -> member(member, items));
        items.moves().forEach(move -> move(move, items));
        if (items.same() < items.compared()) {
            lines.add("  " + held(items.held()));
        }
    }

    private void member(MemberChange member, ItemsResult items) {
        lines.add(
                "  " + member.member() + ": " + member.items() + " of " + (items.same() + items.changed()) + " differ");
        for (Values values : member.first()) {
            lines.add("      " + name(values.store(), values.id())
                    + (values.at().equals(member.member()) ? "" : ", " + values.at()) + ": " + values.running() + " -> "
                    + values.edited());
        }
        more(member.items(), member.first().size());
    }

    private void move(Move move, ItemsResult items) {
        String kind = move.kind().equals("other") ? "otherwise" : move.kind();
        lines.add("  " + kind + ": " + Counted.of(move.documents(), items.entity()) + ", running: "
                + word(move.running()) + ", edited: " + word(move.edited()));
        move.first().forEach(named -> lines.add("      " + name(named.store(), named.id())));
        more(move.documents(), move.first().size());
    }

    private static String word(String standing) {
        return switch (standing) {
            case "item" -> "sent";
            case "held" -> "held for its other part";
            case "nothing" -> "not there";
            default -> "refused, " + standing;
        };
    }

    /** What the destination holds of what differs: saving the file sends none of it. */
    private static String held(Holds held) {
        List<String> said = new ArrayList<>();
        add(said, held.asRunning(), "as the running feed makes them");
        add(said, held.asEdited(), "as the edited feed makes them");
        add(said, held.otherwise(), "in another form");
        add(said, held.nothing(), "not at all, as far as is known");
        return "of these the account holds " + String.join(", ", said);
    }

    private static void add(List<String> said, long count, String how) {
        if (count > 0) {
            said.add(count + " " + how);
        }
    }

    private static String name(String store, String id) {
        return store.isEmpty() ? id : "store " + store + " ticket " + id;
    }

    private void more(long all, int shown) {
        if (shown > 0 && all > shown) {
            lines.add("      and " + (all - shown) + " more");
        }
    }

    private void cost(Rehearsed rehearsed) {
        lines.add("");
        lines.add("Nothing was kept or sent. Read " + rehearsed.cost().bytes() + " bytes twice and copied "
                + Counted.of(rehearsed.cost().documents(), "document") + " in "
                + rehearsed.cost().millis() + " ms.");
        if (rehearsed.hidesValues()) {
            lines.add("What is known of persons is hidden (***); --show-values shows it.");
        }
        if (rehearsed.differs()) {
            lines.add("Saved as " + rehearsed.replaces() + ", the edited file counts for files that come from then on;"
                    + " replay a drop to apply it to that file too.");
        }
    }
}
