package io.serai.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The book of reconciliations: what was asked for, how far it is, what it found. Where the reading stands is in the store, so a
 * restart goes on with the same page. One account has at most one under way.
 */
public final class Reconciliations {

    /** Who asks for what the settings say. */
    public static final String SCHEDULE = "schedule";

    private static final String UNDER_WAY = "state in ('asked', 'reading', 'comparing')";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    Reconciliations(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One reconciliation.
     *
     * @param state asked, reading, comparing, done or failed
     * @param page the next page to read, from 1
     * @param pass 1, or 2 when the first showed fewer customers than it said
     * @param passRows rows of this pass, repeated ones counted
     * @param broken answers in a row that were no page
     * @param narrowed whether filters leave customers out, so that nobody was looked for there
     * @param total as the last page said it
     * @param listed different customers that were seen there
     * @param known customers of the account that are known here
     * @param missingThere taken by the destination, and not in its list
     * @param missingHere in its list, and not known here
     * @param blacklisted in its list, and blacklisted
     * @param rowsFile where its rows lie, in the data folder; null while there are none
     * @param note what else is to be known; null when nothing is
     */
    public record Run(
            long id,
            String account,
            String askedBy,
            Instant askedAt,
            String state,
            @Nullable Instant endedAt,
            int page,
            int pass,
            long passRows,
            int broken,
            boolean narrowed,
            long total,
            long listed,
            long known,
            long missingThere,
            long missingHere,
            long blacklisted,
            @Nullable String rowsFile,
            @Nullable String note) {

        static Run of(ResultSet row) throws SQLException {
            long ended = row.getLong("ended_at");
            Instant endedAt = row.wasNull() ? null : Database.time(ended);
            return new Run(
                    row.getLong("id"),
                    row.getString("account"),
                    row.getString("asked_by"),
                    Database.time(row.getLong("asked_at")),
                    row.getString("state"),
                    endedAt,
                    row.getInt("page"),
                    row.getInt("pass"),
                    row.getLong("pass_rows"),
                    row.getInt("broken"),
                    row.getInt("narrowed") == 1,
                    row.getLong("total"),
                    row.getLong("listed"),
                    row.getLong("known"),
                    row.getLong("missing_there"),
                    row.getLong("missing_here"),
                    row.getLong("blacklisted"),
                    row.getString("rows_file"),
                    row.getString("note"));
        }
    }

    /**
     * Asks for one; the hub takes it up within seconds.
     *
     * @throws Refusal when one of the account is under way
     */
    public Run ask(String account, Operator operator) {
        return database.write(() -> {
            underWay(account).ifPresent(run -> {
                throw new Refusal("account " + account + " is being reconciled already: reconciliation " + run.id()
                        + " is " + run.state());
            });
            Run run = add(account, operator.who());
            audit.onHub(operator, "reconcile", "account " + account + ", reconciliation " + run.id());
            return run;
        });
    }

    /** The schedule asks; empty when one is under way, which is as good. */
    public Optional<Run> askBySchedule(String account) {
        return database.write(
                () -> underWay(account).isPresent() ? Optional.empty() : Optional.of(add(account, SCHEDULE)));
    }

    private Run add(String account, String who) {
        long id = database.next("reconciliation");
        jdbc.update(
                "insert into reconciliation (id, account, asked_by, asked_at, state) values (?, ?, ?, ?, 'asked')",
                id,
                account,
                who,
                Database.micros(clock.instant()));
        return run(id).orElseThrow();
    }

    /** The one of this account that is not at its end. */
    public Optional<Run> underWay(String account) {
        return jdbc
                .query(
                        "select * from reconciliation where account = ? and " + UNDER_WAY + " order by id limit 1",
                        (row, n) -> Run.of(row),
                        account)
                .stream()
                .findFirst();
    }

    public Optional<Run> run(long id) {
        return jdbc.query("select * from reconciliation where id = ?", (row, n) -> Run.of(row), id).stream()
                .findFirst();
    }

    /** Newest first. */
    public List<Run> list(int limit) {
        return jdbc.query("select * from reconciliation order by id desc limit ?", (row, n) -> Run.of(row), limit);
    }

    /** The newest of the account that is done, or failed too when {@code failed}. */
    public Optional<Run> last(String account, boolean failed) {
        return jdbc
                .query(
                        "select * from reconciliation where account = ? and (state = 'done' or state = ?)"
                                + " order by id desc limit 1",
                        (row, n) -> Run.of(row),
                        account,
                        failed ? "failed" : "done")
                .stream()
                .findFirst();
    }

    /** When the schedule asked last for this account. */
    public Optional<Instant> lastScheduled(String account) {
        return jdbc
                .query(
                        "select asked_at from reconciliation where account = ? and asked_by = ? order by id desc limit 1",
                        (row, n) -> Database.time(row.getLong("asked_at")),
                        account,
                        SCHEDULE)
                .stream()
                .findFirst();
    }

    /** Its first page is about to be read. */
    public void begin(Run run, boolean narrowed) {
        change("update reconciliation set state = 'reading', narrowed = ? where id = ?", narrowed ? 1 : 0, run.id());
    }

    /** An answer was no page; the same page is asked for again. */
    public void broken(Run run) {
        change("update reconciliation set broken = broken + 1 where id = ?", run.id());
    }

    /** It cannot be done. */
    public void fail(Run run, String why) {
        database.write(() -> {
            end(run, "failed", why);
            return true;
        });
    }

    void end(Run run, String state, @Nullable String note) {
        jdbc.update(
                "update reconciliation set state = ?, ended_at = ?, note = ? where id = ?",
                state,
                Database.micros(clock.instant()),
                note == null ? null : Database.storable(note),
                run.id());
        jdbc.update("delete from reconcile_listed where run = ?", run.id());
        jdbc.update("delete from reconcile_known where run = ?", run.id());
    }

    private void change(String sql, Object... arguments) {
        database.write(() -> jdbc.update(sql, arguments));
    }
}
