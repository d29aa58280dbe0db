package io.serai.rehearse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal found. Everywhere {@code running} is what the running declarations make, {@code edited} what the edited ones do.
 *
 * @param file the edited file
 * @param replaces the route file that it would replace
 * @param feeds the feeds of both
 * @param files the files that were read, oldest first
 * @param notKept files that could not be read, since their bytes are no longer in the archive
 * @param items what is different at the end, by entity; an entity without documents is left out
 * @param differs whether anything is different
 * @param summary in a sentence
 */
public record Rehearsed(
        String file,
        String replaces,
        List<FeedChange> feeds,
        List<FileResult> files,
        List<NotKept> notKept,
        List<ItemsResult> items,
        boolean differs,
        String summary,
        Cost cost) {

    /** What stands in the place of a value that says something of a person. */
    static final String HIDDEN = "***";

    /** Whether some of the examples hide a value. */
    boolean hidesValues() {
        boolean cells = files.stream()
                .flatMap(file -> Stream.of(file.newRejects(), file.goneRejects(), file.otherRejects()))
                .flatMap(List::stream)
                .flatMap(rejects -> rejects.first().stream())
                .anyMatch(row -> HIDDEN.equals(row.found()));
        boolean members = items.stream()
                .flatMap(one -> one.members().stream())
                .flatMap(member -> member.first().stream())
                .anyMatch(values ->
                        values.running().contains(HIDDEN) || values.edited().contains(HIDDEN));
        return cells || members;
    }

    /** The program's exit code. */
    public int exitCode() {
        return differs ? 1 : 0;
    }

    /**
     * A feed of one of the two.
     *
     * @param change same, changed, new or gone
     * @param keys how the declarations differ
     * @param files how many of its files were read
     */
    public record FeedChange(String feed, String change, List<KeyChange> keys, int files) {}

    /** One key of a declaration that differs. */
    public record KeyChange(String key, String running, String edited) {}

    /**
     * One file, read by both.
     *
     * @param newRejects rows that only the edited feed rejects
     * @param goneRejects rows that only the running feed rejects
     * @param otherRejects rows that both reject, the edited feed for another reason or column
     */
    public record FileResult(
            long drop,
            String name,
            String feed,
            Made running,
            Made edited,
            List<Rejects> newRejects,
            List<Rejects> goneRejects,
            List<Rejects> otherRejects,
            boolean differs) {}

    /**
     * What became of a file.
     *
     * @param result done, failed, parked; or not-taken, when no feed of this name is declared
     * @param failure why the file cannot be used; null unless failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Made(
            String result,
            long records,
            OutcomeCounts outcomes,
            @Nullable Reason failure,
            @Nullable String failureText,
            List<String> notes) {}

    /**
     * Rejected rows of one reason and column.
     *
     * @param column the partner's own name; null when whole records are meant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rejects(
            Reason code, @Nullable String column, long rows, String meaning, String whatToDo, List<Row> first) {}

    /**
     * One rejected row.
     *
     * @param found null when it says nothing, or is hidden
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(long line, @Nullable String found, String expected) {}

    /** A file whose bytes are gone; its rows stay in the state as they are. */
    public record NotKept(long drop, String name, String feed, Instant receivedAt) {}

    /**
     * Customers or orders at the end, when both have read all files.
     *
     * @param entity such as customer, order or product
     * @param compared all that the files speak of
     * @param same what comes to the same
     * @param changed items that both make, with other values
     * @param members how they differ, the most frequent first
     * @param moves what one makes an item of and the other not, or holds or refuses otherwise; the most frequent first
     * @param held what the destination holds of all that is different
     */
    public record ItemsResult(
            String entity,
            long compared,
            long same,
            long changed,
            List<MemberChange> members,
            List<Move> moves,
            Holds held) {

        public long added() {
            return documents("added");
        }

        public long gone() {
            return documents("gone");
        }

        private long documents(String kind) {
            return moves.stream()
                    .filter(move -> move.kind().equals(kind))
                    .mapToLong(Move::documents)
                    .sum();
        }
    }

    /**
     * One member of changed items.
     *
     * @param member such as {@code amount} or {@code products[].quantity}
     * @param items so many items differ in it
     */
    public record MemberChange(String member, long items, List<Values> first) {}

    /**
     * A member's values in one item.
     *
     * @param at the member with its position, such as {@code products[2].quantity}
     */
    public record Values(String store, String id, String at, String running, String edited) {}

    /**
     * Documents that end as one thing with the running feed, and as another with the edited one.
     *
     * @param kind added: only the edited feed makes an item; gone: only the running one does; other: neither
     * @param running item, held, nothing, or the code of the reason why it cannot be sent
     * @param edited likewise
     */
    public record Move(String kind, String running, String edited, long documents, List<Named> first) {}

    /** A customer or ticket; the store is empty when it has none. */
    public record Named(String store, String id) {}

    /** What the destination holds of what is different: how many as the running feed makes them, and so on. */
    public record Holds(long asRunning, long asEdited, long otherwise, long nothing) {}

    /**
     * What it took.
     *
     * @param bytes of the archived files
     * @param documents copied from the state, into each of the two stores that were thrown away
     */
    public record Cost(long bytes, long documents, long millis) {}
}
