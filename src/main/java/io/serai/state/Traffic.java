package io.serai.state;

import io.serai.model.Reason;
import io.serai.state.Ledger.DropSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What came and went when: each answer reads an index from a time on, so its cost grows with that span and not with the ledger. */
public final class Traffic {

    /** Sums over time come in slots of this length, which fit the hours and days of every time zone. */
    public static final Duration SLOT = Duration.ofMinutes(15);

    private static final long SLOT_MICROS = SLOT.toMillis() * 1000;
    private static final int REJECTING_DROPS_MAX = 500;
    private static final int FAILED_DROPS_MAX = 200;

    /** What partners sent, without what operators had read again or edited. */
    private static final String CAME = " and replay_of is null and source <> '" + Edits.SOURCE + "'";

    private final JdbcTemplate jdbc;

    Traffic(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * What came of one feed in a span.
     *
     * @param failed files that were unusable
     * @param rejected rows that were not taken
     * @param last when the newest file came
     */
    public record Came(
            String partner, String feed, long files, long failed, long records, long rejected, Instant last) {}

    /** By partner and feed, in that order. */
    public List<Came> came(Instant from) {
        return jdbc.query(
                """
                select partner, feed, count(*), sum(case result when 'failed' then 1 else 0 end), sum(records),
                       sum(rejected), max(received_at)
                from drop_ledger where received_at >= ?""" + CAME + " group by partner, feed order by partner, feed",
                (row, n) -> new Came(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        Database.time(row.getLong(7))),
                Database.micros(from));
    }

    /**
     * Sums of one slot.
     *
     * @param good rows that were taken, or items that were delivered
     * @param bad rows that were rejected, or items of requests that were refused
     * @param count how many files, or requests
     */
    public record Slot(Instant at, long good, long bad, long count) {}

    /** Rows of files, by when the file came; slots without any are left out. */
    public List<Slot> rows(Instant from) {
        return slots(
                "received_at",
                "sum(accepted + unchanged + duplicate + stale), sum(rejected), count(*) from drop_ledger",
                from);
    }

    /** Items of requests, by when the request was sent; slots without any are left out. */
    public List<Slot> deliveries(Instant from) {
        return slots("at", """
                sum(case when result in ('accepted', 'accepted-short') then items else 0 end),
                sum(case when result = 'refused' then items else 0 end), count(*) from request""", from);
    }

    private List<Slot> slots(String time, String sums, Instant from) {
        String sql = "select " + time + " / " + SLOT_MICROS + " as slot, " + sums + " where " + time
                + " >= ? group by slot order by slot";
        return jdbc.query(sql, (row, n) -> slot(row), Database.micros(from));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(Database.time(row.getLong(1) * SLOT_MICROS), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    /** Drops with rejected rows, newest first, at most {@value #REJECTING_DROPS_MAX}. */
    public List<DropSummary> rejecting(Instant from) {
        return jdbc.query(
                "select * from drop_ledger where rejected > 0 and received_at >= ? order by received_at desc limit ?",
                (row, n) -> DropRow.summary(row),
                Database.micros(from),
                REJECTING_DROPS_MAX);
    }

    /**
     * Unusable files that nothing has made good since: no file of the same name was taken later, and no replay of it.
     * Newest first, at most {@value #FAILED_DROPS_MAX}.
     */
    public List<DropSummary> failed(Instant from) {
        return jdbc.query("""
                select * from drop_ledger d where result = 'failed' and received_at >= ? and replay_of is null
                    and not exists (select 1 from drop_ledger g where g.feed = d.feed and g.received_at >= d.received_at
                        and g.id > d.id and g.result = 'done' and (g.name = d.name or g.replay_of = d.id))
                order by id desc limit ?""", (row, n) -> DropRow.summary(row), Database.micros(from), FAILED_DROPS_MAX);
    }

    /**
     * Which drops are wanted; what is null does not narrow.
     *
     * @param result open, done, failed, repeated, parked or waiting
     */
    public record Wanted(
            @Nullable String partner,
            @Nullable String feed,
            @Nullable String result) {}

    /** Newest first; {@code before} is the id of the last drop of the page before. */
    public List<DropSummary> drops(Wanted wanted, int limit, @Nullable Long before) {
        StringBuilder where = new StringBuilder(" where id < ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(before == null ? Long.MAX_VALUE : before);
        narrow(" and partner = ?", wanted.partner(), where, arguments);
        narrow(" and feed = ?", wanted.feed(), where, arguments);
        narrow(result(wanted.result()), wanted.result(), where, arguments);
        arguments.add(limit);
        return jdbc.query(
                "select * from drop_ledger" + where + " order by id desc limit ?",
                (row, n) -> DropRow.summary(row),
                arguments.toArray());
    }

    private static String result(@Nullable String wanted) {
        return " and case when result = 'parked' and failure is not null then 'waiting' else result end = ?"
                + ("waiting".equals(wanted) || "parked".equals(wanted) ? " and result = 'parked'" : "");
    }

    private static void narrow(String term, @Nullable String value, StringBuilder where, List<Object> arguments) {
        if (value != null && !value.isBlank()) {
            where.append(term);
            arguments.add(value);
        }
    }

    /** How many open dead letters there are for each account and reason. Reads every dead letter. */
    public List<Letters> openLetters() {
        return jdbc.query(
                """
                select l.account, l.reason, count(*) from dead_letter l join document d on d.placement = l.placement
                    and d.partner = l.partner and d.entity = l.entity and d.store = l.store and d.id = l.id
                where d.state = 'refused' and d.revision = l.revision and l.discarded_at is null
                group by l.account, l.reason order by count(*) desc""", (row, n) -> new Letters(row.getString(1), Reason.valueOf(row.getString(2)), row.getLong(3)));
    }

    /** Open dead letters of one account for one reason. */
    public record Letters(String account, Reason reason, long count) {}
}
