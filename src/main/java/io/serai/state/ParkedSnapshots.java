package io.serai.state;

import io.serai.model.Reason;
import io.serai.model.SnapshotParked;
import io.serai.state.Ledger.DropSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Full files that would delete or change too much: they wait, archived and not applied, until an operator decides. */
public final class ParkedSnapshots {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    ParkedSnapshots(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A parked file.
     *
     * @param known what is known of its feed, of which it would change and delete so many
     * @param released whether an operator has released it and the hub is about to take it up
     */
    public record Parked(
            long drop,
            String partner,
            String feed,
            String file,
            Instant fileTime,
            Instant parkedAt,
            long known,
            long changed,
            long gone,
            boolean released) {}

    /** Parks an open drop; nothing of it was applied. */
    public DropSummary park(Drop drop, SnapshotParked why) {
        return database.write(() -> {
            jdbc.update(
                    "update drop_ledger set result = 'parked', failure_text = ? where id = ? and result = 'open'",
                    why.getMessage(),
                    drop.id());
            jdbc.update("""
                    insert into parked_drop (drop_id, parked_at, known, changed, gone) values (?, ?, ?, ?, ?)
                    on conflict (drop_id) do nothing""", drop.id(), Database.micros(clock.instant()), why.known(), why.changed(), why.gone());
            return summary(drop.id());
        });
    }

    /** Whether an operator has looked at the drop and let it pass. */
    public boolean isReleased(Drop drop) {
        return !jdbc.queryForList("select 1 from parked_drop where drop_id = ? and released = 1", drop.id())
                .isEmpty();
    }

    /** What waits for a decision, or for the hub to take it up; oldest first. */
    public List<Parked> list() {
        return jdbc.query(
                "select * from parked_drop join drop_ledger on id = drop_id where result = 'parked' order by drop_id",
                (row, n) -> parked(row));
    }

    /** The running hub takes it up, else the next start does. */
    public void release(long drop, Operator operator) {
        database.write(() -> {
            mustWait(drop);
            jdbc.update("update parked_drop set released = 1 where drop_id = ?", drop);
            audit.onDrop(operator, "snapshot-release", drop, "parked -> released");
            return true;
        });
    }

    /** It is never applied. */
    public void refuse(long drop, Operator operator) {
        database.write(() -> {
            mustWait(drop);
            jdbc.update(
                    """
                    update drop_ledger set result = 'failed', closed_at = ?, failure = ?, failure_text = failure_text || ?
                    where id = ?""",
                    Database.micros(clock.instant()),
                    Reason.SNAPSHOT_REFUSED.name(),
                    "; an operator refused it (" + Reason.SNAPSHOT_REFUSED + ")",
                    drop);
            audit.onDrop(operator, "snapshot-refuse", drop, "parked -> failed");
            return true;
        });
    }

    private void mustWait(long drop) {
        if (list().stream().noneMatch(parked -> parked.drop() == drop && !parked.released())) {
            throw new Refusal(
                    "drop " + drop + ": found nothing that waits for a decision; see the list of parked ones");
        }
    }

    /** The released ones, reopened: from here on a crash leaves them open, and the next start reads them to their end. */
    public List<Drop> takeReleased() {
        return database.write(() -> {
            String released = "select drop_id from parked_drop where released = 1";
            List<Drop> drops = jdbc.query(
                    "select * from drop_ledger where result = 'parked' and id in (" + released + ") order by id",
                    (row, n) -> DropRow.drop(row));
            drops.forEach(drop ->
                    jdbc.update("update drop_ledger set result = 'open', failure_text = null where id = ?", drop.id()));
            return drops;
        });
    }

    private DropSummary summary(long drop) {
        return jdbc.query("select * from drop_ledger where id = ?", (row, n) -> DropRow.summary(row), drop)
                .get(0);
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getLong("drop_id"),
                row.getString("partner"),
                row.getString("feed"),
                row.getString("name"),
                Database.time(row.getLong("file_time")),
                Database.time(row.getLong("parked_at")),
                row.getLong("known"),
                row.getLong("changed"),
                row.getLong("gone"),
                row.getInt("released") == 1);
    }
}
