package io.serai.state;

import io.serai.state.Ledger.DropSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What partners are told after their drop was answered: it waits here until the next poll of its source puts it beside the drop.
 * A later version of a file takes the place of an earlier one that still waits.
 */
public final class LaterFiles {

    private static final String PUSHED = "http:";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    LaterFiles(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /** Where a file belongs: the drop of this feed that is polled there. */
    public record Place(String partner, String feed, String source) {}

    /**
     * One file that waits.
     *
     * @param number of its version
     * @param drop the drop whose receipt it is; null when it is something else
     * @param content what it says; null when it is a receipt, which is written as its drop then stands
     */
    public record LaterFile(
            Place place,
            String name,
            long number,
            @Nullable Long drop,
            @Nullable String content) {}

    /** The receipt of a drop has something new to say. What was pushed over HTTP has no place that is polled: its partner asks. */
    void receipt(DropSummary drop) {
        if (drop.source().startsWith(PUSHED)) {
            return;
        }
        put(new Place(drop.partner(), drop.feed(), drop.source()), drop.name() + ".receipt.json", drop.id(), null);
    }

    /** A text that is no receipt; its name must end in {@code .receipt.json}, so that no drop takes it for a file. */
    public void text(Place place, String name, String content) {
        if (!name.endsWith(".receipt.json")) {
            throw new IllegalArgumentException("file " + name + "; expected a name that ends in .receipt.json");
        }
        put(place, name, null, content);
    }

    private void put(Place place, String name, @Nullable Long drop, @Nullable String content) {
        database.write(() -> {
            jdbc.update(
                    "delete from later_file where partner = ? and feed = ? and source = ? and name = ?",
                    place.partner(),
                    place.feed(),
                    place.source(),
                    name);
            return jdbc.update(
                    "insert into later_file (partner, feed, source, name, number, drop_id, content, since)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    place.partner(),
                    place.feed(),
                    place.source(),
                    name,
                    database.next("later"),
                    drop,
                    Database.storable(content),
                    Database.micros(clock.instant()));
        });
    }

    /** What waits for a place, oldest first, at most so many. One look at a key. */
    public List<LaterFile> waiting(Place place, int limit) {
        return jdbc.query(
                "select * from later_file where partner = ? and feed = ? and source = ? order by number limit ?",
                (row, n) -> {
                    long drop = row.getLong("drop_id");
                    Long receipt = row.wasNull() ? null : Long.valueOf(drop);
                    return new LaterFile(
                            place, row.getString("name"), row.getLong("number"), receipt, row.getString("content"));
                },
                place.partner(),
                place.feed(),
                place.source(),
                limit);
    }

    /** It lies beside its drop, in this version. */
    public void placed(LaterFile file) {
        database.write(() -> jdbc.update(
                "delete from later_file where partner = ? and feed = ? and source = ? and name = ? and number = ?",
                file.place().partner(),
                file.place().feed(),
                file.place().source(),
                file.name(),
                file.number()));
    }

    /** How many wait, for whatever place. */
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from later_file", Long.class);
        return count == null ? 0 : count;
    }

    /** Forgets those that have waited since before: their source is polled no longer. */
    public int forget(Instant before) {
        return database.write(() -> jdbc.update("delete from later_file where since < ?", Database.micros(before)));
    }
}
