package io.serai.console.page;

import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import io.serai.proof.EntityHistory;
import io.serai.proof.EntityHistory.DeadLetterLine;
import io.serai.proof.EntityHistory.PartOrigin;
import io.serai.proof.EntityHistory.RequestLine;
import io.serai.state.Audit;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a history into events in the order in which they happened, each one sentence for a person. */
@Component
class Timeline {

    /** A ticket's parts come from a few files; one with more shows the newest. */
    private static final int DROPS_MAX = 50;

    private static final int LINES_NAMED_MAX = 12;

    private final Ledger ledger;
    private final Audit audit;

    Timeline(Ledger ledger, Audit audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * Something that happened.
     *
     * @param kind good, wait, bad or note: how it is marked
     * @param word the mark in a word, such as {@code received}
     * @param more further detail; null when there is none
     * @param href where to read on; null when there is nothing more
     */
    record Event(
            Instant at,
            String kind,
            String word,
            String text,
            @Nullable String more,
            @Nullable String href) {}

    /** Oldest first. */
    List<Event> of(EntityHistory history, DocumentKey key) {
        List<Event> events = new ArrayList<>();
        Map<Long, List<PartOrigin>> byDrop = history.parts().stream()
                .collect(Collectors.groupingBy(PartOrigin::drop, TreeMap::new, Collectors.toList()));
        byDrop.entrySet().stream().skip(Math.max(0, byDrop.size() - DROPS_MAX)).forEach(entry -> ledger.drop(
                        entry.getKey())
                .ifPresent(drop -> events.add(received(drop, entry.getValue()))));
        history.requests().forEach(request -> events.add(sent(request)));
        history.deadLetters().forEach(letter -> events.add(refused(letter)));
        audit.of(key)
                .forEach(entry -> events.add(
                        new Event(entry.at(), "note", entry.what(), entry.who() + ": " + entry.why(), null, null)));
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private static Event received(DropSummary drop, List<PartOrigin> parts) {
        String named = parts.stream()
                .limit(LINES_NAMED_MAX)
                .map(part -> part.part() + " (line " + part.line() + " of the file)")
                .collect(Collectors.joining(", "));
        String more = parts.size() > LINES_NAMED_MAX ? ", and " + (parts.size() - LINES_NAMED_MAX) + " more" : "";
        return new Event(
                drop.receivedAt(),
                "good",
                "received",
                "drop " + drop.id() + ", " + drop.name() + ": " + named + more,
                "version " + parts.get(0).version() + ", the " + parts.get(0).versionOf() + "'s own time",
                "/drops/" + drop.id());
    }

    private static Event sent(RequestLine request) {
        String batch = "request " + request.request() + ", revision " + request.revision() + " among " + request.items()
                + (request.items() == 1 ? " item" : " items");
        String status = request.status() == null ? "no status" : "status " + request.status();
        String took = request.millis() == null ? "" : " after " + request.millis() + " ms";
        return switch (request.result()) {
            case "accepted", "accepted-short" ->
                new Event(request.at(), "good", request.result(), batch + ": " + status + took, answer(request), null);
            case "sending" -> new Event(request.at(), "wait", "sent", batch + ": no answer is recorded", null, null);
            case "refused", "locked-out" ->
                new Event(request.at(), "bad", request.result(), batch + ": " + status + took, answer(request), null);
            default ->
                new Event(request.at(), "wait", request.result(), batch + ": " + status + took, answer(request), null);
        };
    }

    private static @Nullable String answer(RequestLine request) {
        return request.answer() == null ? null : "answer: " + request.answer();
    }

    private static Event refused(DeadLetterLine letter) {
        Reason reason = Reason.valueOf(letter.reason());
        String sent = letter.request() == null ? "never sent" : "request " + letter.request();
        return new Event(
                letter.at(),
                "bad",
                "dead letter",
                "revision " + letter.revision() + " " + reason.says() + " (" + reason + ", " + sent + ")",
                "To do: " + reason.fix() + "." + (letter.answer() == null ? "" : " Answer: " + letter.answer()),
                null);
    }
}
