package io.serai.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Single e-mails, each under a key of its account that is kept for good: what was asked for once is never sent twice. An e-mail is
 * marked before its request, so after a crash nobody knows whether it was sent; such a one is {@code unknown}, and only an operator
 * has it sent again.
 */
public final class EmailOutbox {

    private static final int ANSWER_CHARS_MAX = 500;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    EmailOutbox(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /** Where an e-mail stands. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** The destination does not take it: a dead letter. */
        REFUSED,
        /** It may have been sent, or not. */
        UNKNOWN,
        /** An operator does not want it any more. */
        DISCARDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked for.
     *
     * @param key unique within the account, such as the ticket's order id; no address
     * @param template the destination's id of the e-mail
     * @param variables a JSON object of texts
     */
    public record Wanted(String account, String key, String template, String email, String language, String variables) {

        /** Never shows the address. */
        @Override
        public String toString() {
            return "Wanted[" + account + ", " + key + ", " + template + "]";
        }
    }

    /** One that may be sent. */
    public record Mail(long id, Wanted wanted) {}

    /** One as people may see it: without its address and its variables. */
    public record Seen(
            long id,
            String account,
            String key,
            String template,
            String state,
            Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            @Nullable String answer) {}

    /**
     * Keeps an e-mail to be sent.
     *
     * @param waitingMax so many may wait for the account
     * @return whether the key was new; if not, nothing is kept, whatever else is different
     * @throws Refusal when as many wait as may
     */
    public boolean ask(Wanted wanted, int waitingMax) {
        return database.write(() -> {
            long waiting = count(wanted.account(), State.WAITING);
            if (waiting >= waitingMax) {
                throw new Refusal("account " + wanted.account() + ": " + waiting
                        + " e-mails wait; expected fewer, the destination does not take them as fast");
            }
            int added = jdbc.update(
                    """
                    insert into email_outbox (id, account, send_key, template, email, language, variables, state, asked_at)
                    values (?, ?, ?, ?, ?, ?, ?, 'waiting', ?) on conflict (account, send_key) do nothing""",
                    database.next("email"),
                    wanted.account(),
                    Database.storable(wanted.key()),
                    Database.storable(wanted.template()),
                    Database.storable(wanted.email()),
                    Database.storable(wanted.language()),
                    Database.storable(wanted.variables()),
                    Database.micros(clock.instant()));
            return added > 0;
        });
    }

    /** The oldest of the account that waits. */
    public Optional<Mail> next(String account) {
        return jdbc
                .query(
                        "select * from email_outbox where account = ? and state = 'waiting' order by id limit 1",
                        (row, n) -> mail(row),
                        account)
                .stream()
                .findFirst();
    }

    /** Its request is about to start; durable when this returns. False when it does not wait any more. */
    public boolean sending(long id) {
        return database.write(() -> jdbc.update(
                        "update email_outbox set state = 'sending', started_at = ? where id = ? and state = 'waiting'",
                        Database.micros(clock.instant()),
                        id)
                > 0);
    }

    /** Nothing of it was sent: it waits again, unless its address was erased meanwhile. */
    public void unsent(long id) {
        database.write(() -> jdbc.update(
                "update email_outbox set state = case when email = '' then 'discarded' else 'waiting' end"
                        + " where id = ? and state = 'sending'",
                id));
    }

    /**
     * How its request ended. What was sent keeps neither its address nor its variables.
     *
     * @param status null when no answer came
     * @param answer what was said, without the address; null when nothing was
     */
    public void ended(long id, State state, @Nullable Integer status, @Nullable String answer) {
        String said = answer == null ? null : answer.substring(0, Math.min(answer.length(), ANSWER_CHARS_MAX));
        String forgotten = state == State.SENT ? ", email = '', variables = ''" : "";
        database.write(() -> jdbc.update(
                "update email_outbox set state = ?, ended_at = ?, status = ?, answer = ?" + forgotten
                        + " where id = ? and state = 'sending'",
                state.word(),
                Database.micros(clock.instant()),
                status,
                Database.storable(said),
                id));
    }

    /** Those of the account whose request a crash has cut off. Called before the first request of a start. */
    public int cutOff(String account) {
        return database.write(() -> jdbc.update(
                "update email_outbox set state = 'unknown', ended_at = ? where account = ? and state = 'sending'",
                Database.micros(clock.instant()),
                account));
    }

    public long count(String account, State state) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from email_outbox where account = ? and state = ?",
                Long.class,
                account,
                state.word()));
    }

    /** How many the account was ever asked for. */
    public long countAll(String account) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from email_outbox where account = ?", Long.class, account));
    }

    /** Newest first; all states when none is given. */
    public List<Seen> list(@Nullable State state, int limit) {
        return list(null, state, limit, null);
    }

    /**
     * Newest first.
     *
     * @param account null: of all
     * @param state null: in any
     * @param before only those with a lower id; null: from the newest on
     */
    public List<Seen> list(@Nullable String account, @Nullable State state, int limit, @Nullable Long before) {
        String of = Objects.requireNonNullElse(account, "");
        String in = state == null ? "" : state.word();
        return jdbc.query(
                "select * from email_outbox where (? = '' or account = ?) and (? = '' or state = ?) and id < ?"
                        + " order by id desc limit ?",
                (row, n) -> seen(row),
                of,
                of,
                in,
                in,
                before == null ? Long.MAX_VALUE : before,
                limit);
    }

    /**
     * Has one sent that was refused, or of which nobody knows.
     *
     * @throws Refusal when it is in another state
     */
    public Seen resend(long id, Operator operator) {
        return decided(id, operator, "email-resend", "state = 'waiting', ended_at = null");
    }

    /** Gives one up that was refused, that waits, or of which nobody knows. */
    public Seen discard(long id, Operator operator) {
        return decided(id, operator, "email-discard", "state = 'discarded', email = '', variables = ''");
    }

    private Seen decided(long id, Operator operator, String what, String set) {
        return database.write(() -> {
            boolean discards = what.endsWith("discard");
            int changed = jdbc.update(
                    "update email_outbox set " + set
                            + " where id = ? and email <> '' and state in ('refused', 'unknown'"
                            + (discards ? ", 'waiting')" : ")"),
                    id);
            Seen seen = jdbc.query("select * from email_outbox where id = ?", (row, n) -> seen(row), id).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refusal("no e-mail " + id));
            if (changed == 0) {
                throw new Refusal("e-mail " + id + " is " + seen.state()
                        + "; expected one that is refused or unknown and whose address is kept");
            }
            audit.onHub(operator, what, "e-mail " + id + " of account " + seen.account());
            return seen;
        });
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("id"),
                new Wanted(
                        row.getString("account"),
                        row.getString("send_key"),
                        row.getString("template"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getString("variables")));
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
                row.getLong("id"),
                row.getString("account"),
                row.getString("send_key"),
                row.getString("template"),
                row.getString("state"),
                Database.time(row.getLong("asked_at")),
                time(row, "started_at"),
                time(row, "ended_at"),
                row.getObject("status") == null ? null : row.getInt("status"),
                row.getString("answer"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Database.time(micros);
    }
}
