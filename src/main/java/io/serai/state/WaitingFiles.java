package io.serai.state;

import io.serai.drift.HeaderDrift;
import io.serai.feed.Feed;
import io.serai.model.ColumnMissing;
import io.serai.model.ReceivedFile;
import io.serai.state.Ledger.DropSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Files that wait until their feed takes their header: archived, not applied, and still at their source. Each is tried again under
 * every other declaration of its feed, until it is taken or an operator decides otherwise.
 */
public final class WaitingFiles {

    private static final String WAITS = "result = 'parked' and failure is not null";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    WaitingFiles(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file that waits.
     *
     * @param why in a sentence
     * @param drift what is different about its header; null when nothing could be compared
     * @param declaration fingerprint of the feed's declaration that does not take it
     * @param takenSince a later drop of the same name that was taken; null when there is none
     */
    public record Waiting(
            long drop,
            ReceivedFile file,
            Instant since,
            String why,
            @Nullable HeaderDrift drift,
            String declaration,
            @Nullable Long takenSince) {}

    /**
     * Whether the drop may wait: what an operator has read again is told at once, and what was refused is not kept waiting again.
     */
    public boolean mayWait(Drop drop) {
        ReceivedFile file = drop.file();
        return jdbc.queryForList("""
                        select 1 from drop_ledger d left join waiting_file w on w.drop_id = d.id
                        where d.partner = ? and d.feed = ? and d.sha256 = ?
                          and (w.refused = 1 or (d.id = ? and d.replay_of is not null)) limit 1""", file.partner(), file.feed(), file.sha256(), drop.id())
                .isEmpty();
    }

    /** Has an open drop wait, of which nothing was applied. */
    public Held hold(Drop drop, ColumnMissing why) {
        return database.writeOf(drop.file().partner(), () -> {
            jdbc.update("""
                    update drop_ledger set result = 'parked', failure = ?, failure_text = ?, attempt = 0
                    where id = ? and result = 'open'""", why.reason().name(), Database.storable(why.getMessage()), drop.id());
            int added = jdbc.update(
                    "insert into waiting_file (drop_id, waits_since) values (?, ?) on conflict (drop_id) do nothing",
                    drop.id(),
                    Database.micros(clock.instant()));
            DropSummary summary = jdbc.query(
                            "select * from drop_ledger where id = ?", (row, n) -> DropRow.summary(row), drop.id())
                    .get(0);
            return new Held(summary, added > 0);
        });
    }

    /**
     * A drop that waits from now on.
     *
     * @param news whether it did not wait before
     */
    public record Held(DropSummary drop, boolean news) {}

    /** Oldest first. */
    public List<Waiting> list() {
        return jdbc.query("""
                select d.*, w.waits_since, (select max(g.id) from drop_ledger g where g.feed = d.feed
                        and g.received_at >= d.received_at and g.id > d.id and g.name = d.name and g.result = 'done') as taken
                from drop_ledger d join waiting_file w on w.drop_id = d.id
                where d.result = 'parked' and d.failure is not null order by d.id""", (row, n) -> waiting(row));
    }

    /** How many there are. */
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from drop_ledger where " + WAITS, Long.class);
        return count == null ? 0 : count;
    }

    /** It is never taken; its copy at the source goes to failed/ at the next poll. */
    public void refuse(long drop, Operator operator) {
        database.write(() -> {
            int found = jdbc.update(
                    "update drop_ledger set result = 'failed', closed_at = ?, failure_text = failure_text || ? where id = ? and "
                            + WAITS,
                    Database.micros(clock.instant()),
                    "; an operator decided that it is not waited for",
                    drop);
            if (found == 0) {
                throw new Refusal("drop " + drop + ": found no file that waits for its header; see the list of them");
            }
            jdbc.update("update waiting_file set refused = 1 where drop_id = ?", drop);
            audit.onDrop(operator, "waiting-fail", drop, "waiting -> failed");
            return true;
        });
    }

    /**
     * Opens a waiting drop to be read again; from here on a crash leaves it open, and the next start reads it to its end.
     *
     * @return empty when it no longer waits
     */
    public Optional<Drop> reopen(long drop, Feed feed) {
        return database.write(() -> {
            jdbc.update(
                    "update drop_ledger set result = 'open', failure = null, failure_text = null, declaration = ?, attempt = 1"
                            + " where id = ? and " + WAITS,
                    feed.fingerprint(),
                    drop);
            return jdbc
                    .query(
                            "select * from drop_ledger where id = ? and result = 'open'",
                            (row, n) -> DropRow.drop(row),
                            drop)
                    .stream()
                    .findFirst();
        });
    }

    /**
     * The same bytes have come (again): a drop of theirs that waits, or that was refused without its copy at the source being
     * answered, is opened and now is that copy. Inside a write transaction.
     */
    static void reopen(JdbcTemplate jdbc, ReceivedFile file, Feed feed) {
        List<Long> drops = jdbc.queryForList("""
                select d.id from drop_ledger d join waiting_file w on w.drop_id = d.id
                where d.partner = ? and d.feed = ? and d.sha256 = ? and ((d.result = 'parked' and d.failure is not null)
                    or (d.result = 'failed' and w.refused = 1 and w.answered = 0)) order by d.id limit 1""", Long.class, file.partner(), feed.name(), file.sha256());
        for (Long drop : drops) {
            jdbc.update(
                    """
                    update drop_ledger set result = 'open', closed_at = null, failure = null, failure_text = null,
                        declaration = ?, attempt = 0, name = ?, source = ?, modified = ?, archived = ? where id = ?""",
                    feed.fingerprint(),
                    file.name(),
                    file.source(),
                    Database.micros(file.modified()),
                    file.archived().toString(),
                    drop);
            jdbc.update("update waiting_file set answered = 1 where drop_id = ? and refused = 1", drop);
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        String drift = row.getString("drift");
        long taken = row.getLong("taken");
        Long takenSince = row.wasNull() ? null : Long.valueOf(taken);
        return new Waiting(
                row.getLong("id"),
                DropRow.file(row),
                Database.time(row.getLong("waits_since")),
                String.valueOf(row.getString("failure_text")),
                drift == null ? null : HeaderDrift.read(drift),
                row.getString("declaration"),
                takenSince);
    }
}
