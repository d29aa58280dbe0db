package io.serai.state;

import io.serai.drift.HeaderDrift;
import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The book of drops: what came, what became of each record, and whether the sums close. Every method is one transaction. */
public interface Ledger {

    /**
     * Opens a drop for a received file, or finds the one that a crash left open, or the closed one that had the same bytes
     * under the same feed declaration.
     *
     * <p>Identity is (partner, feed, SHA-256, feed declaration). The same bytes seen again with a newer file time raise the
     * known drop's file time, and with it the version of every part it set. They are read again only when that could change
     * a winner: when another drop of the partner is open, or has a file time from the old to the new one; or when some of
     * their rows have no time of their own, and a row of any drop of the partner brought a time from the old to the new one.
     * So the final state never depends on the order of arrival.
     */
    Drop open(ReceivedFile file, Feed feed, Instant fileTime);

    /** Files that were archived and opened but neither closed nor failed: a crash left them. Oldest first. */
    List<ReceivedFile> unfinished();

    /**
     * Closes the drop when its sums hold.
     *
     * @param framed how many records framing saw; what a full file says by not naming it counts as further records
     * @param reading the outcomes that reading decided (rejected, blank)
     * @param reasons how many rows were rejected for each reason
     * @throws SumsOpen when records and outcomes differ: the drop stays open, and the ledger remembers how
     */
    DropSummary close(Drop drop, long framed, OutcomeCounts reading, Map<Reason, Long> reasons, List<String> notes);

    /** The file itself was unusable; nothing of it was applied. */
    DropSummary fail(Drop drop, FileUnusable why);

    /** Nothing to do: the same bytes are already applied. */
    DropSummary repeated(Drop drop);

    /** Whether nothing of the drop has been applied. */
    boolean untouched(Drop drop);

    /** What stopped this attempt was not the file's fault: it does not count. */
    void spare(Drop drop);

    /** The file turned out to be still arriving: the ledger forgets this look at it. Nothing of it was applied. */
    void withdraw(Drop drop);

    /** Newest first. */
    List<DropSummary> drops(int limit, @Nullable Long before);

    Optional<DropSummary> drop(long id);

    /** Items per account, entity and state, and requests per account: for the console, the metrics and the demo. */
    List<AccountSummary> accounts();

    /**
     * A drop as people see it.
     *
     * @param result open, done, failed, repeated, parked (waits for an operator's decision) or waiting (for its feed to take its
     *     header)
     * @param notes such as unknown columns
     * @param failure why the file is unusable as it stands; null unless failed or waiting
     * @param replayOf the drop whose bytes an operator had read again; null for a file that came
     * @param documents customers and tickets that its rows are part of; counted when it closes
     * @param sumsOpen how its sums do not close; null when they do, or while it is being read
     * @param drift what is different about its header; null when nothing is
     */
    record DropSummary(
            long id,
            String partner,
            String feed,
            String name,
            String source,
            String sha256,
            long size,
            Instant fileTime,
            Instant receivedAt,
            @Nullable Instant closedAt,
            String result,
            long records,
            OutcomeCounts outcomes,
            Map<Reason, Long> reasons,
            List<String> notes,
            @Nullable Reason failure,
            @Nullable String failureText,
            @Nullable Long repeatOf,
            @Nullable Long replayOf,
            long documents,
            @Nullable String sumsOpen,
            @Nullable HeaderDrift drift) {

        /** Whether the outcomes add up to the records. */
        public boolean closes() {
            return outcomes.records() == records && sumsOpen == null;
        }
    }

    /**
     * Counts of documents by state, and of requests, for one account and entity.
     *
     * @param entities all documents, counted without looking at their state
     * @param sumsClose whether entities = delivered + due + held + refused
     */
    record AccountSummary(
            String account,
            String entity,
            long entities,
            long delivered,
            long due,
            long held,
            long refused,
            long requests,
            long itemsSent,
            boolean sumsClose) {}
}
