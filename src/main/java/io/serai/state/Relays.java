package io.serai.state;

import io.serai.model.DropLane;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Relay.Refused;
import io.serai.state.Relay.RowCounts;
import io.serai.state.Relay.State;
import io.serai.state.Relay.Step;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The files that destinations read themselves. Each has one row, which says what comes next, so that a restart goes on from
 * there. Never holds the address that a file is sent to: it is as good as a key. Every method is one transaction.
 */
public final class Relays {

    private static final String SELECT =
            "select r.*, d.archived from relay r join drop_ledger d on d.id = r.drop_id where ";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final LaterFiles later;
    private final Clock clock;

    Relays(Database database, Ledger ledger, LaterFiles later, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.ledger = ledger;
        this.later = later;
        this.clock = clock;
    }

    /** Closes a drop of which no row is read here, and has its file due. Once for each drop, however often it is asked. */
    public DropSummary due(Drop drop, String account, String asked) {
        return database.writeOf(drop.file().partner(), () -> {
            if (of(drop.id()).isEmpty()) {
                jdbc.update(
                        "insert into relay (drop_id, account, lane, state, step, asked, due_at, changed_at)"
                                + " values (?, ?, ?, 'due', 'send', ?, ?, ?)",
                        drop.id(),
                        account,
                        drop.file().lane() == DropLane.HISTORY ? 1 : 0,
                        asked,
                        now(),
                        now());
            }
            return ledger.close(drop, 0, OutcomeCounts.NONE, Map.of(), List.of());
        });
    }

    /** The file of an account that is to be worked at next: daily ones first, each in the order in which they came. */
    public Optional<Relay> next(String account) {
        return first(
                "r.account = ? and r.state = 'due' and r.step in ('send', 'complete') order by r.lane, r.drop_id limit 1",
                account);
    }

    /** Files of an account whose reading is followed, oldest first, at most so many. */
    public List<Relay> followed(String account, int limit) {
        return jdbc.query(
                SELECT + "r.account = ? and r.state = 'due' and r.step = 'follow' order by r.drop_id limit ?",
                (row, n) -> relay(row),
                account,
                limit);
    }

    /** What became of a drop's file; empty when its rows are read here. */
    public Optional<Relay> of(long drop) {
        return of(jdbc, drop);
    }

    static Optional<Relay> of(JdbcTemplate jdbc, long drop) {
        return jdbc.query(SELECT + "r.drop_id = ?", (row, n) -> relay(row), drop).stream()
                .findFirst();
    }

    /** A session is open for it. */
    public Relay opened(Relay relay, String uploadId) {
        return changed(relay, "step = 'send', sessions = sessions + 1, upload_id = ?", uploadId);
    }

    /** Its bytes are at the destination, all of them. */
    public Relay uploaded(Relay relay) {
        return changed(relay, "step = 'complete'");
    }

    /** The session is of no use any more; a fresh one is opened. */
    public Relay again(Relay relay) {
        return changed(relay, "step = 'send', refusals = refusals + 1");
    }

    /** What the destination said of a file. */
    public record Said(
            @Nullable String word, RowCounts rows, @Nullable String outputs) {}

    /** The destination has it, and reads it now; it is asked how that goes. */
    public Relay follow(Relay relay, Said said) {
        return says(relay, "step = 'follow'", said);
    }

    /** The destination has it. The partner is told. */
    public Relay delivered(Relay relay, Said said) {
        return told(relay, () -> says(relay, "state = 'delivered', step = 'end'", said));
    }

    /** The destination does not take it. The partner is told; somebody may have it sent again as a drop of its own. */
    public Relay refused(Relay relay, Refused why, @Nullable Said said) {
        return told(relay, () -> {
            if (said != null) {
                says(relay, "step = 'end'", said);
            }
            return changed(
                    relay,
                    "state = 'refused', step = 'end', reason = ?, status = ?, answer = ?",
                    why.reason().name(),
                    why.status(),
                    Database.storable(why.answer()));
        });
    }

    private Relay told(Relay relay, Supplier<Relay> change) {
        return database.write(() -> {
            Relay changed = change.get();
            later.receipt(ledger.drop(relay.drop()).orElseThrow());
            return changed;
        });
    }

    private Relay says(Relay relay, String change, Said said) {
        return changed(
                relay,
                change + ", said = ?, rows_total = ?, rows_accepted = ?, rows_rejected = ?, outputs = ?",
                Database.storable(said.word()),
                said.rows().total(),
                said.rows().accepted(),
                said.rows().rejected(),
                Database.storable(said.outputs()));
    }

    private Relay changed(Relay relay, String change, @Nullable Object... values) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(values));
        arguments.add(now());
        arguments.add(relay.drop());
        return database.write(() -> {
            jdbc.update("update relay set " + change + ", changed_at = ? where drop_id = ?", arguments.toArray());
            return of(relay.drop()).orElseThrow();
        });
    }

    /** How many files of an account are in which state. */
    public Map<State, Long> counts(String account) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        jdbc.query(
                "select state, count(*) from relay where account = ? group by state",
                row -> {
                    counts.put(state(row.getString(1)), row.getLong(2));
                },
                account);
        return counts;
    }

    /** Files that were refused and not sent again since, newest first, at most so many. */
    public List<Relay> openRefusals(int limit) {
        return jdbc.query(SELECT + """
                r.state = 'refused' and not exists (
                    select 1 from drop_ledger later
                    where later.partner = d.partner and later.feed = d.feed and later.sha256 = d.sha256
                      and later.id > d.id and later.repeat_of is null)
                order by r.drop_id desc limit ?""", (row, n) -> relay(row), limit);
    }

    private Optional<Relay> first(String where, Object... arguments) {
        return jdbc.query(SELECT + where, (row, n) -> relay(row), arguments).stream()
                .findFirst();
    }

    private long now() {
        return Database.micros(clock.instant());
    }

    private static State state(String word) {
        return State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Relay relay(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        Long status = number(row, "status");
        return new Relay(
                row.getLong("drop_id"),
                row.getString("account"),
                state(row.getString("state")),
                Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                row.getString("asked"),
                Path.of(row.getString("archived")),
                row.getInt("sessions"),
                row.getInt("refusals"),
                row.getString("upload_id"),
                row.getString("said"),
                new RowCounts(number(row, "rows_total"), number(row, "rows_accepted"), number(row, "rows_rejected")),
                row.getString("outputs"),
                reason == null
                        ? null
                        : new Refused(
                                Reason.valueOf(reason),
                                status == null ? null : Integer.valueOf(status.intValue()),
                                row.getString("answer")),
                Database.time(row.getLong("due_at")),
                Database.time(row.getLong("changed_at")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
