package io.serai.state;

import io.serai.model.Entity;
import io.serai.model.OutcomeCounts;
import io.serai.model.ReceivedFile;
import io.serai.state.Ledger.DropSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger's rows as others see them. */
public final class LedgerEntries {

    private LedgerEntries() {}

    /**
     * A drop with what its partitions say.
     *
     * @param declaration fingerprint of the feed's declaration under which it was read
     * @param kept the sum over its partitions
     * @param documents the documents of its partitions
     * @param absent how many of its records are no rows of its file: what a full file says by not naming it
     * @param readAgain whether the same bytes were read again under another declaration, whose rows win
     */
    public record DropEntry(
            DropSummary summary,
            ReceivedFile file,
            String declaration,
            OutcomeCounts kept,
            long documents,
            long absent,
            boolean readAgain) {

        static DropEntry of(ResultSet row) throws SQLException {
            OutcomeCounts kept = new OutcomeCounts(
                    row.getLong("kept_accepted"),
                    row.getLong("kept_unchanged"),
                    row.getLong("kept_duplicate"),
                    row.getLong("kept_stale"),
                    0,
                    0);
            return new DropEntry(
                    DropRow.summary(row),
                    DropRow.file(row),
                    row.getString("declaration"),
                    kept,
                    row.getLong("kept_documents"),
                    row.getLong("absent"),
                    row.getInt("read_again") > 0);
        }

        public long id() {
            return summary.id();
        }

        /** Whether it is an operator's edit of one part, not a partner's file. */
        public boolean isEdit() {
            return summary.source().equals(Edits.SOURCE);
        }

        /** As people know it: {@code drop 12 acme/lines.csv}. */
        public String text() {
            return "drop " + summary.id() + " " + summary.partner() + "/" + summary.name();
        }
    }

    /**
     * A request as the ledger keeps it.
     *
     * @param result sending when no answer was recorded
     * @param answer the beginning of what was answered; may hold customer data
     */
    public record RequestEntry(
            long id,
            String account,
            Entity entity,
            String batch,
            int items,
            long bytes,
            Instant at,
            @Nullable Long millis,
            @Nullable Integer status,
            String result,
            @Nullable String answer,
            String contents) {

        static RequestEntry of(ResultSet row) throws SQLException {
            long millis = row.getLong("millis");
            Long took = row.wasNull() ? null : Long.valueOf(millis);
            int status = row.getInt("status");
            Integer said = row.wasNull() ? null : Integer.valueOf(status);
            return new RequestEntry(
                    row.getLong("id"),
                    row.getString("account"),
                    Entity.of(row.getString("entity")),
                    row.getString("batch"),
                    row.getInt("items"),
                    row.getLong("bytes"),
                    Database.time(row.getLong("at")),
                    took,
                    said,
                    row.getString("result"),
                    row.getString("answer"),
                    row.getString("contents"));
        }

        /** The revision that was sent of each document, by the document's place. */
        public Map<Long, Long> revisions() {
            Map<Long, Long> revisions = new HashMap<>();
            RequestItems.read(contents).forEach(item -> revisions.put(item.placement(), item.revision()));
            return revisions;
        }
    }

    /**
     * A dead letter.
     *
     * @param answer the beginning of the destination's answer; may hold customer data
     * @param request null when it was never sent
     */
    public record DeadLetterEntry(
            long revision,
            String reason,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable Long request,
            Instant at) {

        static DeadLetterEntry of(ResultSet row) throws SQLException {
            int status = row.getInt("status");
            Integer said = row.wasNull() ? null : Integer.valueOf(status);
            long request = row.getLong("request");
            Long sent = row.wasNull() ? null : Long.valueOf(request);
            return new DeadLetterEntry(
                    row.getLong("revision"),
                    row.getString("reason"),
                    said,
                    row.getString("answer"),
                    sent,
                    Database.time(row.getLong("at")));
        }
    }
}
