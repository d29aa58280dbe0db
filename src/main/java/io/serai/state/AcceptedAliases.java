package io.serai.state;

import io.serai.feed.Alias;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Further names of columns that operators accepted: in effect at once, and after a restart, until they are revoked. */
public final class AcceptedAliases {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final Clock clock;

    AcceptedAliases(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An accepted name.
     *
     * @param drop the file that showed it
     */
    public record Accepted(Alias alias, Instant at, String who, String why, long drop) {}

    /** In the order of feeds and fields. */
    public List<Accepted> all() {
        return jdbc.query(
                "select * from accepted_alias order by feed, field, accepted_at, column_name",
                (row, n) -> new Accepted(
                        new Alias(row.getString("feed"), row.getString("field"), row.getString("column_name")),
                        Database.time(row.getLong("accepted_at")),
                        row.getString("who"),
                        row.getString("why"),
                        row.getLong("drop_id")));
    }

    /** The names alone, in the same order. */
    public List<Alias> aliases() {
        return all().stream().map(Accepted::alias).toList();
    }

    /** Accepts names, all or none; one that is accepted already stays as it is. */
    public void accept(List<Alias> aliases, long drop, Operator operator) {
        database.write(() -> {
            for (Alias alias : aliases) {
                int added = jdbc.update(
                        """
                        insert into accepted_alias (feed, field, column_name, accepted_at, who, why, drop_id)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (feed, field, column_name) do nothing""",
                        alias.feed(),
                        alias.field(),
                        alias.column(),
                        Database.micros(clock.instant()),
                        operator.who(),
                        operator.why(),
                        drop);
                if (added > 0) {
                    audit.onDrop(operator, "alias-accept", drop, text(alias) + " accepted");
                }
            }
            return true;
        });
    }

    /**
     * Takes an accepted name back.
     *
     * @throws Refusal when it is not accepted
     */
    public void revoke(Alias alias, Operator operator) {
        database.write(() -> {
            Accepted known = all().stream()
                    .filter(one -> one.alias().equals(alias))
                    .findFirst()
                    .orElseThrow(
                            () -> new Refusal(text(alias) + ": found no such accepted name; see the list of them"));
            jdbc.update(
                    "delete from accepted_alias where feed = ? and field = ? and column_name = ?",
                    alias.feed(),
                    alias.field(),
                    alias.column());
            audit.onDrop(operator, "alias-revoke", known.drop(), text(alias) + " revoked");
            return true;
        });
    }

    private static String text(Alias alias) {
        return alias.feed() + ": column " + alias.column() + " for " + alias.field();
    }
}
