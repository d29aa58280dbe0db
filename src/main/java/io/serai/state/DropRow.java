package io.serai.state;

import io.serai.drift.HeaderDrift;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of the drop ledger as records. */
final class DropRow {

    private DropRow() {}

    static ReceivedFile file(ResultSet row) throws SQLException {
        return new ReceivedFile(
                row.getString("partner"),
                row.getString("feed"),
                row.getString("name"),
                row.getString("source"),
                time(row, "modified"),
                row.getLong("size"),
                row.getString("sha256"),
                Path.of(row.getString("archived")),
                time(row, "first_seen"));
    }

    static Drop drop(ResultSet row) throws SQLException {
        return new Drop(
                row.getLong("id"),
                file(row),
                time(row, "file_time"),
                row.getInt("partitions"),
                row.getInt("attempt"),
                number(row, "repeat_of"));
    }

    static DropSummary summary(ResultSet row) throws SQLException {
        Long closed = number(row, "closed_at");
        String failure = row.getString("failure");
        String drift = row.getString("drift");
        return new DropSummary(
                row.getLong("id"),
                row.getString("partner"),
                row.getString("feed"),
                row.getString("name"),
                row.getString("source"),
                row.getString("sha256"),
                row.getLong("size"),
                time(row, "file_time"),
                time(row, "received_at"),
                closed == null ? null : Database.time(closed),
                result(row.getString("result"), failure),
                row.getLong("records"),
                outcomes(row),
                ValuesJson.reasons(row.getString("reasons")),
                ValuesJson.texts(row.getString("notes")),
                failure == null ? null : Reason.valueOf(failure),
                row.getString("failure_text"),
                number(row, "repeat_of"),
                number(row, "replay_of"),
                row.getLong("documents"),
                row.getString("sums_open"),
                drift == null ? null : HeaderDrift.read(drift));
    }

    /** A drop that is set aside says in its failure that it waits for its header; else it waits for a decision. */
    private static String result(String stored, @Nullable String failure) {
        return stored.equals("parked") && failure != null ? "waiting" : stored;
    }

    private static OutcomeCounts outcomes(ResultSet row) throws SQLException {
        return new OutcomeCounts(
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("duplicate"),
                row.getLong("stale"),
                row.getLong("rejected"),
                row.getLong("blank"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Database.time(row.getLong(column));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
