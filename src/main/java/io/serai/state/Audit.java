package io.serai.state;

import io.serai.model.DocumentKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The book of what operators did. An entry is written in the transaction of the act, so there is never one without the other. */
public final class Audit {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Audit(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /**
     * One act on one subject.
     *
     * @param what such as {@code dead-letter-edit}
     * @param document null when it concerns no single customer or ticket
     * @param drop the drop that it concerns or made; null when there is none
     * @param changed what is different now, without customers' values
     */
    public record Entry(
            long id,
            Instant at,
            String who,
            String what,
            @Nullable DocumentKey document,
            @Nullable Long drop,
            String why,
            String changed) {}

    /** Newest first; {@code before} is the id of the last entry of the page before. */
    public List<Entry> entries(int limit, @Nullable Long before) {
        return jdbc.query(
                "select * from audit where id < ? order by id desc limit ?",
                (row, n) -> entry(row),
                before == null ? Long.MAX_VALUE : before,
                limit);
    }

    /** Everything that operators did to one document, oldest first. */
    public List<Entry> of(DocumentKey key) {
        return jdbc.query(
                "select * from audit where partner = ? and entity = ? and store = ? and document = ? order by id",
                (row, n) -> entry(row),
                key.partner(),
                key.entity().word(),
                key.store(),
                key.id());
    }

    /** What was done to one drop, or made it, oldest first. */
    public List<Entry> of(long drop) {
        return jdbc.query("select * from audit where drop_id = ? order by id", (row, n) -> entry(row), drop);
    }

    /** Somebody looks at the values of a customer or ticket. */
    public void unmasked(Operator operator, DocumentKey key) {
        database.write(() -> {
            onDocument(operator, "trace-unmask", key, null, "nothing");
            return true;
        });
    }

    /** Somebody looks at the cells of a drop's rejected rows. */
    public void unmasked(Operator operator, long drop) {
        database.write(() -> {
            onDrop(operator, "rejects-unmask", drop, "nothing");
            return true;
        });
    }

    /** Something was done to the running hub that leaves no trace in the store, such as stopping a route. */
    public void acted(Operator operator, String what, String changed) {
        database.write(() -> {
            onHub(operator, what, changed);
            return true;
        });
    }

    /** Somebody has an edited partner file rehearsed; it concerns no drop and no document. */
    public void rehearsed(Operator operator, String what) {
        database.write(() -> {
            add(operator, "rehearse", null, null, what);
            return true;
        });
    }

    void onHub(Operator operator, String what, String changed) {
        add(operator, what, null, null, changed);
    }

    void onDocument(Operator operator, String what, DocumentKey key, @Nullable Long drop, String changed) {
        add(operator, what, key, drop, changed);
    }

    void onDrop(Operator operator, String what, long drop, String changed) {
        add(operator, what, null, drop, changed);
    }

    /** On a feed, or on no one thing at all. */
    void onFeed(Operator operator, String what, String changed) {
        add(operator, what, null, null, changed);
    }

    /** On nothing of the partner's in particular. */
    void onPartner(Operator operator, String what, String partner, String changed) {
        jdbc.update(
                "insert into audit (id, at, who, what, partner, why, changed) values (?, ?, ?, ?, ?, ?, ?)",
                database.next("audit"),
                Database.micros(clock.instant()),
                operator.who(),
                what,
                partner,
                operator.why(),
                partner + ": " + changed);
    }

    private void add(Operator operator, String what, @Nullable DocumentKey key, @Nullable Long drop, String changed) {
        jdbc.update(
                """
                insert into audit (id, at, who, what, partner, entity, store, document, drop_id, why, changed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                database.next("audit"),
                Database.micros(clock.instant()),
                operator.who(),
                what,
                key == null ? null : key.partner(),
                key == null ? null : key.entity().word(),
                key == null ? null : key.store(),
                key == null ? null : key.id(),
                drop,
                operator.why(),
                changed);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long drop = row.getLong("drop_id");
        Long noDrop = row.wasNull() ? null : Long.valueOf(drop);
        String document = row.getString("document");
        return new Entry(
                row.getLong("id"),
                Database.time(row.getLong("at")),
                row.getString("who"),
                row.getString("what"),
                document == null
                        ? null
                        : DocumentTable.key(
                                row.getString("partner"), row.getString("entity"), row.getString("store"), document),
                noDrop,
                row.getString("why"),
                row.getString("changed"));
    }
}
