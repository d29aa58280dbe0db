package io.serai.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.model.PartValues;
import io.serai.state.Document.Part;
import io.serai.state.Entry;
import io.serai.state.LedgerEntries.DeadLetterEntry;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.LedgerEntries.RequestEntry;
import io.serai.state.StoreView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer or ticket, and how it came to be.
 *
 * @param state delivered, due, held or refused
 * @param revision grows with every change
 * @param deliveredRevision the revision that the destination took last; absent when it took none
 * @param waitsAtCanary the canary that must be accepted before it is sent; absent when it waits for none
 * @param parts header first, then the lines in their order
 * @param requests every request that listed it, oldest first
 * @param rows every row that spoke of it; absent unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntityHistory(
        String partner,
        String entity,
        String store,
        String id,
        String account,
        String state,
        long revision,
        Instant changedAt,
        @Nullable Long deliveredRevision,
        @Nullable Instant deliveredAt,
        @Nullable Long deliveredRequest,
        @Nullable String refusedReason,
        @Nullable Long waitsAtCanary,
        List<PartOrigin> parts,
        List<RequestLine> requests,
        List<DeadLetterLine> deadLetters,
        @Nullable RowHistory rows) {

    /**
     * Where a part came from.
     *
     * @param part {@code header}, or {@code line} and its id
     * @param line the physical line in the file
     * @param version decides which row is newer
     * @param versionOf {@code row} when the row brought its version, {@code file} when it is the file's time
     * @param values absent unless asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartOrigin(
            String part,
            String file,
            long line,
            long drop,
            Instant version,
            String versionOf,
            @Nullable PartValues values) {}

    /**
     * A request that listed it.
     *
     * @param revision the revision that was sent
     * @param result sending when no answer was recorded
     * @param answer the beginning of the answer; absent unless asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestLine(
            long request,
            Instant at,
            long revision,
            String batch,
            int items,
            @Nullable Integer status,
            String result,
            @Nullable Long millis,
            @Nullable String answer) {}

    /** A revision that was refused for good. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetterLine(
            long revision,
            String reason,
            @Nullable Integer status,
            @Nullable Long request,
            Instant at,
            @Nullable String answer) {}

    static EntityHistory of(StoreView store, Entry entry, @Nullable RowHistory rows, boolean showValues) {
        long placement = entry.key().placement();
        return new EntityHistory(
                entry.key().partner(),
                entry.key().entity().word(),
                entry.key().store(),
                entry.key().id(),
                entry.document().account(),
                entry.state(),
                entry.document().revision(),
                entry.changedAt(),
                entry.deliveredRevision(),
                entry.deliveredAt(),
                entry.deliveredRequest(),
                entry.refusedReason(),
                waits(entry),
                parts(store, entry, showValues),
                store.requestsOf(entry).stream()
                        .map(request -> line(request, placement, showValues))
                        .toList(),
                store.deadLetters(entry.key()).stream()
                        .map(letter -> line(letter, showValues))
                        .toList(),
                rows);
    }

    private static @Nullable Long waits(Entry entry) {
        boolean waits = entry.canary() != 0 && entry.state().equals("due");
        return waits ? Long.valueOf(entry.canary()) : null;
    }

    private static List<PartOrigin> parts(StoreView store, Entry entry, boolean showValues) {
        Map<Long, String> files = new HashMap<>();
        for (DropEntry drop : store.drops(entry.drops())) {
            files.put(drop.id(), drop.summary().name());
        }
        List<PartOrigin> parts = new ArrayList<>();
        Part<PartValues> header = entry.document().header();
        if (header != null) {
            parts.add(origin("", header, files, showValues));
        }
        entry.document().lines().forEach((id, line) -> parts.add(origin(id, line, files, showValues)));
        return parts;
    }

    private static PartOrigin origin(
            String line, Part<? extends PartValues> part, Map<Long, String> files, boolean showValues) {
        return new PartOrigin(
                Names.part(line),
                files.getOrDefault(part.drop(), "unknown"),
                part.line(),
                part.drop(),
                part.version(),
                part.updatedAt() == null ? "file" : "row",
                showValues ? part.values() : null);
    }

    private static RequestLine line(RequestEntry request, long placement, boolean showValues) {
        return new RequestLine(
                request.id(),
                request.at(),
                request.revisions().getOrDefault(placement, 0L),
                request.batch(),
                request.items(),
                request.status(),
                request.result(),
                request.millis(),
                showValues ? request.answer() : null);
    }

    private static DeadLetterLine line(DeadLetterEntry letter, boolean showValues) {
        return new DeadLetterLine(
                letter.revision(),
                letter.reason(),
                letter.status(),
                letter.request(),
                letter.at(),
                showValues ? letter.answer() : null);
    }
}
