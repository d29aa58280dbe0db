package io.serai.reject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.drift.HeaderDrift;
import io.serai.model.Outcome;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the receipt file says, member by member in this order.
 *
 * @param summary one sentence for a person
 * @param outcomes records by outcome word; they add up to {@code records}
 * @param failure the reason code when the file itself was unusable; absent otherwise
 * @param reasons how many rows were rejected for which reason, and what to do
 * @param examples the first rejects, each as one sentence with its place
 * @param drift what is different about the header since the last good file; absent when nothing is
 * @param waiting tickets of earlier files that wait too long for a part; absent when there is nothing new to tell
 * @param relay how far it has come, when it is passed on as it is; absent when its rows are read
 * @param rejectsFile the name of the file with the rejected rows; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        String file,
        String summary,
        String result,
        String partner,
        String feed,
        long drop,
        @Nullable Long sameBytesAsDrop,
        Instant receivedAt,
        Instant fileTime,
        @Nullable Instant closedAt,
        long bytes,
        String sha256,
        long records,
        Map<String, Long> outcomes,
        boolean sumsClose,
        @Nullable Reason failure,
        @Nullable String failureText,
        @Nullable String whatToDo,
        List<Receipts.Count> reasons,
        List<String> examples,
        @Nullable String rejectsFile,
        List<String> notes,
        @Nullable HeaderDrift drift,
        @Nullable Waiting waiting,
        @Nullable Relayed relay) {

    static Receipt of(
            DropSummary drop,
            @Nullable Path rejects,
            List<Reject> examples,
            @Nullable Waiting waiting,
            @Nullable Relayed relay) {
        return of(drop, drop, rejects, examples, waiting, relay);
    }

    /** The same bytes again: what became of them the first time. */
    static Receipt repeat(DropSummary drop, DropSummary first, @Nullable Path rejects, @Nullable Relayed relay) {
        return of(drop, first, rejects, List.of(), null, relay);
    }

    private static Receipt of(
            DropSummary drop,
            DropSummary counted,
            @Nullable Path rejects,
            List<Reject> examples,
            @Nullable Waiting waiting,
            @Nullable Relayed relay) {
        Reason failure = drop.failure();
        return new Receipt(
                drop.name(),
                summary(drop, relay == null ? understood(counted, rejects) : relay.sentence()),
                drop.result(),
                drop.partner(),
                drop.feed(),
                drop.id(),
                drop.repeatOf(),
                drop.receivedAt(),
                drop.fileTime(),
                drop.closedAt(),
                drop.size(),
                drop.sha256(),
                counted.records(),
                outcomes(counted),
                counted.closes(),
                failure,
                drop.failureText(),
                failure == null ? null : failure.fix(),
                Receipts.Count.of(counted.reasons()),
                examples.stream()
                        .map(reject -> reject.message(drop.partner(), drop.name()))
                        .toList(),
                rejects == null ? null : rejects.getFileName().toString(),
                drop.notes(),
                drop.drift(),
                waiting,
                relay);
    }

    private static Map<String, Long> outcomes(DropSummary drop) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.word(), drop.outcomes().of(outcome));
        }
        return counts;
    }

    private static String summary(DropSummary drop, String became) {
        return switch (drop.result()) {
            case "failed" -> "Nothing of this file was taken: " + drop.failureText() + ".";
            case "waiting" ->
                "This file waits where it is, and nothing of it is applied yet: " + drop.failureText()
                        + ". It is taken by itself as soon as the agreement knows its columns, or send it again with the columns as"
                        + " they were.";
            case "parked" -> "Nothing of this file is applied yet, an operator decides: " + drop.failureText() + ".";
            case "repeated" ->
                "These bytes were already taken as drop " + drop.repeatOf() + "; nothing was done again. " + became;
            default -> became;
        };
    }

    private static String understood(DropSummary drop, @Nullable Path rejects) {
        return rejects == null
                ? "All " + drop.records() + " records were understood."
                : drop.outcomes().rejected() + " of " + drop.records() + " records were rejected; correct them in "
                        + rejects.getFileName() + " and drop that file back as it is.";
    }
}
