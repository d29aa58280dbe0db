package io.serai.state;

import io.serai.feed.Feed;
import io.serai.model.ReceivedFile;
import io.serai.state.Ledger.DropSummary;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Archived files that operators want read again. A wish is a row in the store: the running hub takes it up, or the next start
 * does. A replay is a drop of its own; it keeps the file time of the drop that it repeats, so what is newer stays.
 */
public final class Replays {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final DropOpening opening;
    private final Audit audit;
    private final Clock clock;

    Replays(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.opening = new DropOpening(database, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A wish to read a drop's file again.
     *
     * @param drop whose bytes are read again
     * @param takenAs the replay in the ledger; null while it waits
     * @param refused why it could not be taken up; null unless it was refused
     */
    public record Wish(
            long id,
            long drop,
            String who,
            Instant askedAt,
            @Nullable Long takenAs,
            @Nullable String refused) {}

    /**
     * The file of a drop and the time that it speaks of.
     *
     * @throws Refusal when there is no such drop, it is still open, it is an edit, or its bytes are gone
     */
    public Original original(long drop) {
        Original original =
                jdbc.query("select * from drop_ledger where id = ?", (row, n) -> Original.of(row), drop).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal("drop " + drop + ": found none of this number; see the list of drops"));
        if (original.result.equals("open")) {
            throw new Refusal("drop " + drop + " is being read; expected one that has ended; ask again later");
        }
        if (original.file.source().equals(Edits.SOURCE)) {
            throw new Refusal("drop " + drop + " is an operator's edit; expected a file; edit the dead letter again");
        }
        if (!Files.exists(original.file.archived())) {
            throw new Refusal("drop " + drop + ": its bytes are no longer in the archive (" + original.file.archived()
                    + "); expected them for serai.archive.keep; ask the partner to send the file again");
        }
        return original;
    }

    /** A drop's file as it was archived, and the time that its rows fall back to. */
    public record Original(long drop, ReceivedFile file, Instant fileTime, int partitions, String result) {

        private static Original of(ResultSet row) throws SQLException {
            return new Original(
                    row.getLong("id"),
                    grown(DropRow.file(row)),
                    Database.time(row.getLong("file_time")),
                    row.getInt("partitions"),
                    row.getString("result"));
        }
    }

    /** Archived bytes do not grow: no age limit of unfinished files keeps them waiting. */
    static ReceivedFile grown(ReceivedFile file) {
        return new ReceivedFile(
                file.partner(),
                file.feed(),
                file.name(),
                file.source(),
                file.modified(),
                file.size(),
                file.sha256(),
                file.archived(),
                Instant.EPOCH);
    }

    /** Asks for a replay; the hub takes it up. */
    public Wish ask(long drop, Operator operator) {
        original(drop);
        return database.write(() -> {
            long id = database.next("replay");
            jdbc.update(
                    "insert into replay_request (id, drop_id, who, asked_at) values (?, ?, ?, ?)",
                    id,
                    drop,
                    operator.who(),
                    Database.micros(clock.instant()));
            audit.onDrop(operator, "drop-replay", drop, "asked to be read again as request " + id);
            return wish(id).orElseThrow();
        });
    }

    /** Those that nobody has taken up, oldest first. */
    public List<Wish> waiting() {
        return jdbc.query(
                "select * from replay_request where taken_as is null and refused is null order by id",
                (row, n) -> wish(row));
    }

    public Optional<Wish> wish(long id) {
        return jdbc.query("select * from replay_request where id = ?", (row, n) -> wish(row), id).stream()
                .findFirst();
    }

    /** Opens the drop of a replay. From here on a crash leaves it open, and the next start reads it to its end. */
    public Drop take(Wish wish, Feed feed) {
        Original original = original(wish.drop());
        return database.write(() -> {
            Drop drop = opening.replay(original.file(), feed, original.fileTime(), original.drop());
            jdbc.update("update replay_request set taken_as = ? where id = ?", drop.id(), wish.id());
            return drop;
        });
    }

    /** It cannot be taken up: it no longer waits. */
    public void refuse(Wish wish, String why) {
        database.write(() -> jdbc.update("update replay_request set refused = ? where id = ?", why, wish.id()));
    }

    /** What became of a replay; empty while it waits or is being read. */
    public Optional<DropSummary> outcome(Wish wish) {
        if (wish.takenAs() == null) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "select * from drop_ledger where id = ? and result <> 'open'",
                        (row, n) -> DropRow.summary(row),
                        wish.takenAs())
                .stream()
                .findFirst();
    }

    private static Wish wish(ResultSet row) throws SQLException {
        long taken = row.getLong("taken_as");
        Long takenAs = row.wasNull() ? null : Long.valueOf(taken);
        return new Wish(
                row.getLong("id"),
                row.getLong("drop_id"),
                row.getString("who"),
                Database.time(row.getLong("asked_at")),
                takenAs,
                row.getString("refused"));
    }
}
