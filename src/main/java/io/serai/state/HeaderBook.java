package io.serai.state;

import io.serai.drift.HeaderDrift;
import io.serai.drift.SeenHeader;
import io.serai.state.Ledger.DropSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the last good file of each feed looked like, and what was different about each file since. */
public final class HeaderBook {

    private final Database database;
    private final JdbcTemplate jdbc;

    HeaderBook(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Empty when no file of the feed was good yet. */
    public Optional<SeenHeader> last(String feed) {
        return jdbc
                .query(
                        "select drop_id, columns from feed_header where feed = ?",
                        (row, n) -> SeenHeader.read(row.getLong(1), row.getString(2)),
                        feed)
                .stream()
                .findFirst();
    }

    /** A good file's header is what the next one is compared with; that of a file which is read again is not. */
    public void learn(Drop drop, SeenHeader header) {
        if (isReplay(drop)) {
            return;
        }
        database.writeOf(
                drop.file().partner(),
                () -> jdbc.update("""
                        insert into feed_header (feed, drop_id, columns) values (?, ?, ?)
                        on conflict (feed) do update set drop_id = excluded.drop_id, columns = excluded.columns""", drop.file().feed(), drop.id(), Database.storable(header.json())));
    }

    /** The newest drops whose header was another than before. */
    public List<DropSummary> changed(int limit) {
        return jdbc.query(
                "select * from drop_ledger where drift is not null order by id desc limit ?",
                (row, n) -> DropRow.summary(row),
                limit);
    }

    /** Whether an operator has it read again. */
    public boolean isReplay(Drop drop) {
        return !jdbc.queryForList("select 1 from drop_ledger where id = ? and replay_of is not null", drop.id())
                .isEmpty();
    }

    /**
     * Notes what is different about a drop's header.
     *
     * @param drift null when nothing is
     * @return whether that is news of this drop
     */
    public boolean note(Drop drop, @Nullable HeaderDrift drift) {
        String json = drift == null ? null : Database.storable(drift.json());
        List<String> noted = jdbc.queryForList(
                "select drift from drop_ledger where id = ? and drift is not null", String.class, drop.id());
        if (json == null ? noted.isEmpty() : noted.contains(json)) {
            return false;
        }
        database.writeOf(
                drop.file().partner(),
                () -> jdbc.update("update drop_ledger set drift = ? where id = ?", json, drop.id()));
        return noted.isEmpty();
    }

    /** Hashes of values are kept no longer for any feed of the partner; the next good file of each brings new ones. */
    static void forgetHashes(Database database, String partner) {
        database.jdbc()
                .query(
                        "select feed, drop_id, columns from feed_header"
                                + " where drop_id in (select id from drop_ledger where partner = ?)",
                        (row, n) -> new Object[] {
                            SeenHeader.read(row.getLong(2), row.getString(3))
                                    .withoutHashes()
                                    .json(),
                            row.getString(1)
                        },
                        partner)
                .forEach(feed -> database.jdbc().update("update feed_header set columns = ? where feed = ?", feed));
    }
}
