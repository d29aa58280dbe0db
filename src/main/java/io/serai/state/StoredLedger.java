package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger over the drop tables. */
final class StoredLedger implements Ledger {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final DropOpening opening;
    private final Clock clock;

    StoredLedger(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.opening = new DropOpening(database, clock);
    }

    @Override
    public Drop open(ReceivedFile file, Feed feed, Instant fileTime) {
        // the store keeps microseconds
        Instant kept = Database.time(Database.micros(fileTime));
        return database.writeOf(file.partner(), () -> opening.open(file, feed, kept));
    }

    @Override
    public List<ReceivedFile> unfinished() {
        return jdbc.query("select * from drop_ledger where result = 'open' order by id", (row, n) -> DropRow.file(row));
    }

    @Override
    public DropSummary close(
            Drop drop, long framed, OutcomeCounts reading, Map<Reason, Long> reasons, List<String> notes) {
        Closing closing = database.writeOf(drop.file().partner(), () -> {
            if (!isOpen(drop)) {
                return new Closing(summary(drop), null);
            }
            AppliedPartitions applied = new AppliedPartitions(jdbc);
            OutcomeCounts rows = applied.rows(drop.id()).plus(reading);
            if (rows.records() != framed) {
                String how = "framing saw " + framed + " records, outcomes add up to " + rows.records() + " " + rows;
                jdbc.update("update drop_ledger set sums_open = ? where id = ?", how, drop.id());
                return new Closing(summary(drop), how);
            }
            OutcomeCounts total = rows.plus(applied.absences(drop.id()));
            jdbc.update(
                    """
                    update drop_ledger set result = 'done', closed_at = ?, records = ?, accepted = ?, unchanged = ?,
                        duplicate = ?, stale = ?, rejected = ?, blank = ?, reasons = ?, notes = ?, documents = ?,
                        sums_open = null
                    where id = ?""",
                    Database.micros(clock.instant()),
                    total.records(),
                    total.accepted(),
                    total.unchanged(),
                    total.duplicate(),
                    total.stale(),
                    total.rejected(),
                    total.blank(),
                    ValuesJson.write(reasons),
                    ValuesJson.write(notes),
                    applied.documents(drop.id()),
                    drop.id());
            return new Closing(summary(drop), null);
        });
        if (closing.open() != null) {
            throw new SumsOpen("drop " + drop.id() + " does not close: " + closing.open() + "; it stays open");
        }
        return closing.drop();
    }

    /** @param open how the sums do not close; null: they do */
    private record Closing(DropSummary drop, @Nullable String open) {}

    @Override
    public DropSummary fail(Drop drop, FileUnusable why) {
        return database.writeOf(drop.file().partner(), () -> {
            jdbc.update(
                    """
                    update drop_ledger set result = 'failed', closed_at = ?, failure = ?, failure_text = ?, sums_open = null
                    where id = ? and result = 'open'""",
                    Database.micros(clock.instant()),
                    why.reason().name(),
                    Database.storable(why.getMessage()),
                    drop.id());
            return summary(drop);
        });
    }

    @Override
    public DropSummary repeated(Drop drop) {
        return database.writeOf(drop.file().partner(), () -> {
            jdbc.update(
                    "update drop_ledger set result = 'repeated', closed_at = ? where id = ? and result = 'open'",
                    Database.micros(clock.instant()),
                    drop.id());
            return summary(drop);
        });
    }

    @Override
    public void withdraw(Drop drop) {
        database.writeOf(drop.file().partner(), () -> {
            // a death right before closing leaves them
            jdbc.update(
                    "delete from drop_store where drop_id in (select id from drop_ledger where id = ? and result = 'open')",
                    drop.id());
            return jdbc.update("delete from drop_ledger where id = ? and result = 'open'", drop.id());
        });
    }

    @Override
    public boolean untouched(Drop drop) {
        return new AppliedPartitions(jdbc).of(drop.id()).isEmpty();
    }

    @Override
    public void spare(Drop drop) {
        database.writeOf(
                drop.file().partner(),
                () -> jdbc.update(
                        "update drop_ledger set attempt = attempt - 1 where id = ? and attempt > 0 and result = 'open'",
                        drop.id()));
    }

    private boolean isOpen(Drop drop) {
        return !jdbc.queryForList("select 1 from drop_ledger where id = ? and result = 'open'", drop.id())
                .isEmpty();
    }

    private DropSummary summary(Drop drop) {
        return drop(drop.id())
                .orElseThrow(() -> new IllegalStateException("drop " + drop.id() + " is not in the ledger"));
    }

    @Override
    public List<DropSummary> drops(int limit, @Nullable Long before) {
        return jdbc.query(
                "select * from drop_ledger where id < ? order by id desc limit ?",
                (row, n) -> DropRow.summary(row),
                before == null ? Long.MAX_VALUE : before,
                limit);
    }

    @Override
    public Optional<DropSummary> drop(long id) {
        return jdbc.query("select * from drop_ledger where id = ?", (row, n) -> DropRow.summary(row), id).stream()
                .findFirst();
    }

    @Override
    public List<AccountSummary> accounts() {
        return jdbc.query("""
                select account, entity, sum(entities), sum(delivered), sum(due), sum(held), sum(refused),
                       sum(requests), sum(sent), sum(history), sum(canaries)
                from (
                    select account, entity, 0 as entities,
                           case state when 'delivered' then n else 0 end as delivered,
                           case state when 'due' then n else 0 end as due,
                           case state when 'held' then n else 0 end as held,
                           case state when 'refused' then n else 0 end as refused,
                           0 as requests, 0 as sent,
                           case when state = 'due' then history else 0 end as history,
                           case when state = 'due' then canaries else 0 end as canaries
                    from (select account, entity, state, count(*) as n,
                                 sum(case when canary = 0 then lane else 0 end) as history,
                                 sum(case when canary = 0 then 0 else 1 end) as canaries
                          from document group by account, entity, state) d
                    union all
                    select account, entity, count(*), 0, 0, 0, 0, 0, 0, 0, 0 from document group by account, entity
                    union all
                    select account, entity, 0, 0, 0, 0, 0, count(*),
                           sum(case when result in ('accepted', 'accepted-short') then items else 0 end), 0, 0
                    from request group by account, entity
                ) counts
                group by account, entity order by account, entity""", (row, n) -> account(row));
    }

    private static AccountSummary account(ResultSet row) throws SQLException {
        long entities = row.getLong(3);
        long states = row.getLong(4) + row.getLong(5) + row.getLong(6) + row.getLong(7);
        return new AccountSummary(
                row.getString(1),
                row.getString(2),
                entities,
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                entities == states,
                row.getLong(10),
                row.getLong(11));
    }
}
