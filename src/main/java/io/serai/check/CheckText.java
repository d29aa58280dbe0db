package io.serai.check;

import io.serai.check.CheckedFile.Example;
import io.serai.check.CheckedFile.Rejected;
import io.serai.check.Outgoing.Item;
import io.serai.check.Outgoing.Lot;
import io.serai.check.Outgoing.Refused;
import io.serai.check.Outgoing.Waiting;
import io.serai.model.Entity;
import io.serai.model.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What was checked, as lines for a person. Values of customers are shown: they are the reader's own. */
public final class CheckText {

    private final List<String> lines = new ArrayList<>();

    private CheckText() {}

    public static List<String> of(Checked checked) {
        CheckText text = new CheckText();
        checked.files().forEach(text::file);
        text.outgoing(checked.outgoing());
        text.lines.add(checked.verdict().word() + ": " + checked.summary());
        return text.lines;
    }

    private void file(CheckedFile file) {
        lines.add(file.file() + " (feed " + file.feed() + "): " + result(file));
        file.rejected().forEach(this::rejected);
        file.notes().forEach(note -> lines.add("  note: " + note));
        lines.add("  written: " + file.receipt());
        if (file.rejects() != null) {
            lines.add("  written: " + file.rejects());
        }
        lines.add("");
    }

    private static String result(CheckedFile file) {
        return switch (file.result()) {
            case "failed" -> "nothing of it can be used: " + file.failureText() + "; " + file.whatToDo();
            case "waiting" ->
                "it would wait at its source until the feed takes its header: " + file.failureText() + "; "
                        + file.whatToDo();
            case "parked" -> "it would wait for an operator's decision: " + file.failureText();
            case CheckedFile.PASSED_ON -> "it would be passed on as it is, to be read by Kiliba";
            case "repeated" -> "the same bytes as a file before it; nothing is done again";
            default -> Counted.of(file.records(), "record") + " = " + outcomes(file);
        };
    }

    private static String outcomes(CheckedFile file) {
        return Arrays.stream(Outcome.values())
                .filter(outcome ->
                        outcome == Outcome.ACCEPTED || file.outcomes().of(outcome) > 0)
                .map(outcome -> file.outcomes().of(outcome) + " " + outcome.word())
                .collect(Collectors.joining(" + "));
    }

    private void rejected(Rejected rejected) {
        lines.add("  " + rejected.rows() + " x " + rejected.code() + ": " + rejected.meaning() + "; to do: "
                + rejected.whatToDo());
        rejected.first().forEach(example -> lines.add("      " + text(example)));
        if (rejected.rows() > rejected.first().size()) {
            lines.add("      and " + (rejected.rows() - rejected.first().size()) + " more");
        }
    }

    private static String text(Example example) {
        String column = example.column() == null ? "" : ", column " + example.column();
        String found = example.found() == null ? "" : "found \"" + example.found() + "\", ";
        return "line " + example.line() + column + ": " + found + "expected " + example.expected();
    }

    private void outgoing(Outgoing outgoing) {
        outgoing.lots().forEach(lot -> lines.add("to account " + lot.account() + ": " + counted(lot)));
        if (outgoing.lots().isEmpty()) {
            lines.add("nothing would be sent");
        }
        outgoing.items().forEach(this::item);
        if (outgoing.held() > 0) {
            lines.add("held, and sent when the other part comes: " + Counted.of(outgoing.held(), "document"));
            outgoing.firstHeld().forEach(waiting -> lines.add("  " + text(waiting)));
            more(outgoing.held(), outgoing.firstHeld().size());
        }
        outgoing.refused().forEach(this::refused);
        lines.add("");
    }

    private static String counted(Lot lot) {
        return Counted.of(lot.items(), lot.entity()) + " in " + Counted.of(lot.requests(), "request");
    }

    private void item(Item item) {
        lines.add("  " + item.entity() + " " + name(item.entity(), item.store(), item.id()) + ", from " + item.from());
        ItemJson.pretty(item.json()).lines().forEach(line -> lines.add("    " + line));
    }

    private static String text(Waiting waiting) {
        return waiting.entity() + " " + name(waiting.entity(), waiting.store(), waiting.ticket()) + " waits for its "
                + waiting.waitsFor() + " (" + waiting.from() + ")";
    }

    private void refused(Refused refused) {
        lines.add("cannot be sent: " + refused.documents() + " x " + refused.code() + ": " + refused.meaning()
                + "; to do: " + refused.whatToDo());
        refused.first().forEach(place -> lines.add("  " + place));
        more(refused.documents(), refused.first().size());
    }

    private void more(long all, int shown) {
        if (all > shown) {
            lines.add("  and " + (all - shown) + " more");
        }
    }

    private static String name(String entity, String store, String id) {
        if (store.isEmpty()) {
            return id;
        }
        return entity.equals(Entity.PRODUCT.word()) ? id + " variant " + store : id + " of store " + store;
    }
}
