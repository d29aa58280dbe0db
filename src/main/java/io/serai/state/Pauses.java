package io.serai.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators have paused. A pause is a row in the store: it outlives restarts, and every node of a hub obeys it. */
public final class Pauses {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    Pauses(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be paused. */
    public enum Subject {
        /** Named by the id of its route in the partner file. */
        DROP,
        /** Named as in {@code serai.kiliba.accounts}. */
        ACCOUNT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who paused it, why and since when. */
    public record Pause(Subject subject, String name, String who, String why, Instant since) {

        /** For people, such as {@code paused by ann: "the partner moves its server"}. */
        public String text() {
            return "paused by " + who + ": \"" + why + '"';
        }
    }

    /** Empty when it is not paused. One look at a key. */
    public Optional<Pause> of(Subject subject, String name) {
        return jdbc
                .query(
                        "select * from operator_pause where subject = ? and name = ?",
                        (row, n) -> pause(row),
                        subject.word(),
                        name)
                .stream()
                .findFirst();
    }

    /** Everything that is paused, by subject and name. */
    public List<Pause> all() {
        return jdbc.query("select * from operator_pause order by subject, name", (row, n) -> pause(row));
    }

    /**
     * Pauses it until it is resumed.
     *
     * @throws Refusal when it is paused already
     */
    public Pause pause(Subject subject, String name, Operator operator) {
        Pause pause = new Pause(subject, name, operator.who(), operator.why(), clock.instant());
        return database.write(() -> {
            of(subject, name).ifPresent(known -> {
                throw new Refusal(subject.word() + " " + name + " is already " + known.text());
            });
            jdbc.update(
                    "insert into operator_pause (subject, name, who, why, since) values (?, ?, ?, ?, ?)",
                    subject.word(),
                    name,
                    operator.who(),
                    operator.why(),
                    Database.micros(pause.since()));
            audit.onHub(operator, subject.word() + "-pause", subject.word() + " " + name + " is paused");
            return pause;
        });
    }

    /**
     * Ends a pause.
     *
     * @throws Refusal when it is not paused
     */
    public void resume(Subject subject, String name, Operator operator) {
        database.write(() -> {
            int ended = jdbc.update("delete from operator_pause where subject = ? and name = ?", subject.word(), name);
            if (ended == 0) {
                throw new Refusal(subject.word() + " " + name + " is not paused by an operator");
            }
            audit.onHub(operator, subject.word() + "-resume", subject.word() + " " + name + " goes on");
            return true;
        });
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("who"),
                row.getString("why"),
                Database.time(row.getLong("since")));
    }
}
