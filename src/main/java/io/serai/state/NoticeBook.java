package io.serai.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The notices that are open: one for each thing that needs somebody and each way of telling it, until that thing is over. */
public final class NoticeBook {

    private final Database database;
    private final JdbcTemplate jdbc;

    NoticeBook(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * Something to tell.
     *
     * @param cause what it is about; the same cause is told once, until it is over
     * @param channel mail or webhook
     * @param what is wrong, as one sentence
     * @param todo what to do about it, as one sentence
     * @param attempts how often telling it has failed
     */
    public record Notice(
            String cause, String channel, String urgency, String what, String todo, Instant since, int attempts) {}

    /**
     * Brings the open notices in line with what needs somebody now.
     *
     * @param now one for each cause and channel
     * @param openMax further ones are not kept
     * @return how many were not kept
     */
    public int follow(List<Notice> now, int openMax) {
        return database.write(() -> {
            Set<String> wanted = new HashSet<>();
            now.forEach(notice -> wanted.add(key(notice)));
            Set<String> known = new HashSet<>();
            for (Notice open : open("", List.of())) {
                if (wanted.contains(key(open))) {
                    known.add(key(open));
                } else {
                    jdbc.update("delete from notice where cause = ? and channel = ?", open.cause(), open.channel());
                }
            }
            int lost = 0;
            for (Notice notice : now) {
                if (known.contains(key(notice))) {
                    continue;
                }
                if (known.size() >= openMax) {
                    lost++;
                } else if (known.add(key(notice))) {
                    insert(notice);
                }
            }
            return lost;
        });
    }

    private void insert(Notice notice) {
        jdbc.update(
                """
                insert into notice (cause, channel, urgency, what, todo, since, next_try, attempts)
                values (?, ?, ?, ?, ?, ?, ?, 0)""",
                notice.cause(),
                notice.channel(),
                notice.urgency(),
                Database.storable(notice.what()),
                Database.storable(notice.todo()),
                Database.micros(notice.since()),
                Database.micros(notice.since()));
    }

    /**
     * Those to tell now, the oldest first.
     *
     * @param settled how long a thing must last before it is told
     */
    public List<Notice> waiting(Instant now, Duration settled, int limit) {
        return open(
                "where told_at is null and since <= ? and next_try <= ? order by since, cause, channel limit ?",
                List.of(Database.micros(now.minus(settled)), Database.micros(now), limit));
    }

    /** Somebody was told. */
    public void told(Notice notice, Instant at) {
        database.write(() -> jdbc.update(
                "update notice set told_at = ? where cause = ? and channel = ?",
                Database.micros(at),
                notice.cause(),
                notice.channel()));
    }

    /** Telling it failed: it is tried again later. */
    public void failed(Notice notice, Instant nextTry) {
        database.write(() -> jdbc.update(
                "update notice set attempts = attempts + 1, next_try = ? where cause = ? and channel = ?",
                Database.micros(nextTry),
                notice.cause(),
                notice.channel()));
    }

    private List<Notice> open(String where, List<Object> arguments) {
        return jdbc.query("select * from notice " + where, (row, n) -> notice(row), arguments.toArray());
    }

    private static String key(Notice notice) {
        return notice.channel() + ' ' + notice.cause();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("cause"),
                row.getString("channel"),
                row.getString("urgency"),
                row.getString("what"),
                row.getString("todo"),
                Database.time(row.getLong("since")),
                row.getInt("attempts"));
    }
}
