package io.serai.state;

import io.serai.feed.Feed;
import io.serai.feed.RowKind;
import io.serai.model.ReceivedFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decides what a received file is: new, left open by a crash, or known bytes. Runs inside a write transaction. */
final class DropOpening {

    /** Its rows are objects while they are kept: so few that most of them die young, and are still near when they are merged. */
    private static final long PARTITION_BYTES = 2L << 20;

    /** About as many: a file of headers then has about as many partitions as that of their lines, and they can be kept together. */
    private static final int LINES_PER_HEADER = 4;

    private static final int PARTITIONS_MAX = 1024;
    /** Archives are partitioned for what they may unpack to; too many partitions cost little. */
    private static final int ARCHIVE_RATIO = 8;

    private static final String SAME = "partner = ? and feed = ? and sha256 = ? and declaration = ?";

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    DropOpening(Database database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    Drop open(ReceivedFile file, Feed feed, Instant fileTime) {
        Object[] same = {file.partner(), feed.name(), file.sha256(), feed.fingerprint()};
        WaitingFiles.reopen(jdbc, file, feed);
        Drop left = leftOpen(same);
        Drop applied = first("result = 'done'", same);
        Drop known = left != null ? left : applied;
        boolean again = false;
        Instant ownTime = fileTime;
        if (known != null) {
            if (fileTime.isAfter(known.fileTime())) {
                again = mustReadAgain(known, fileTime, same);
                raise(fileTime, same);
            } else {
                ownTime = known.fileTime();
            }
        }
        if (left != null) {
            return reopened(left, again);
        }
        Long repeatOf = applied == null || again ? null : Long.valueOf(applied.id());
        Drop answered = repeatOf == null ? null : answered(file, same);
        return answered != null ? answered : inserted(file, feed, ownTime, repeatOf, same);
    }

    /** A source that cannot be acknowledged shows one file at every poll: it is the same repeat each time, not a new one. */
    private @Nullable Drop answered(ReceivedFile file, Object[] same) {
        List<Drop> drops = jdbc.query(
                "select * from drop_ledger where " + SAME
                        + " and result = 'repeated' and name = ? and source = ? and modified = ? order by id limit 1",
                (row, n) -> DropRow.drop(row),
                same[0],
                same[1],
                same[2],
                same[3],
                file.name(),
                file.source(),
                Database.micros(file.modified()));
        return drops.isEmpty() ? null : drops.get(0);
    }

    /** What a crash left open, even when the feed's declaration was changed in between: then it is read anew from its start. */
    private @Nullable Drop leftOpen(Object[] same) {
        Drop left = first("result = 'open'", same);
        if (left != null) {
            return left;
        }
        List<Long> others = jdbc.queryForList(
                "select id from drop_ledger where partner = ? and feed = ? and sha256 = ? and result = 'open' order by id",
                Long.class,
                same[0],
                same[1],
                same[2]);
        if (others.isEmpty()) {
            return null;
        }
        jdbc.update("delete from drop_partition where drop_id = ?", others.get(0));
        jdbc.update("update drop_ledger set declaration = ? where id = ?", same[3], others.get(0));
        return byId(others.get(0));
    }

    private @Nullable Drop first(String which, Object[] same) {
        List<Drop> drops = jdbc.query(
                "select * from drop_ledger where " + SAME + " and " + which + " order by id limit 1",
                (row, n) -> DropRow.drop(row),
                same);
        return drops.isEmpty() ? null : drops.get(0);
    }

    /**
     * Whether raising the file time could change who wins: another drop's file time lies between the old and the new one,
     * or rows without a time of their own would overtake rows that have one between the two. An open drop may have applied
     * rows that no partition tells of, so it counts as lying between.
     */
    private boolean mustReadAgain(Drop known, Instant fileTime, Object[] same) {
        long from = Database.micros(known.fileTime());
        long until = Database.micros(fileTime);
        boolean between = any("""
                select 1 from drop_ledger
                where partner = ? and (result = 'open' or (result = 'done' and file_time between ? and ?))
                  and not (feed = ? and sha256 = ? and declaration = ?) limit 1""", same[0], from, until, same[1], same[2], same[3]);
        return between || (undated(same) && overtakes(known.file().partner(), from, until));
    }

    private boolean undated(Object[] same) {
        return any(
                "select 1 from drop_ledger join drop_partition on drop_id = drop_ledger.id where undated > 0 and "
                        + SAME + " limit 1",
                same);
    }

    private boolean overtakes(String partner, long from, long until) {
        return any("""
                select 1 from drop_ledger join drop_partition on drop_id = drop_ledger.id
                where partner = ? and dated_from <= ? and dated_until >= ? limit 1""", partner, until, from);
    }

    private boolean any(String sql, Object... arguments) {
        return !jdbc.queryForList(sql, arguments).isEmpty();
    }

    private void raise(Instant fileTime, Object[] same) {
        jdbc.update(
                "update drop_ledger set file_time = ? where " + SAME + " and result in ('open', 'done')",
                Database.micros(fileTime),
                same[0],
                same[1],
                same[2],
                same[3]);
    }

    /** What was applied under the old file time is applied again when that could matter. */
    private Drop reopened(Drop left, boolean again) {
        if (again) {
            jdbc.update("delete from drop_partition where drop_id = ?", left.id());
            jdbc.update("update drop_ledger set repeat_of = null where id = ?", left.id());
        }
        jdbc.update("update drop_ledger set attempt = attempt + 1 where id = ?", left.id());
        return byId(left.id());
    }

    /** A drop of its own for bytes that an operator has read again. */
    Drop replay(ReceivedFile file, Feed feed, Instant fileTime, long replayOf) {
        Object[] same = {file.partner(), feed.name(), file.sha256(), feed.fingerprint()};
        Drop drop = inserted(file, feed, fileTime, null, same);
        jdbc.update("update drop_ledger set replay_of = ? where id = ?", replayOf, drop.id());
        return drop;
    }

    private Drop byId(long id) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select * from drop_ledger where id = ?", (row, n) -> DropRow.drop(row), id));
    }

    private Drop inserted(ReceivedFile file, Feed feed, Instant fileTime, @Nullable Long repeatOf, Object[] same) {
        long id = database.next("drop");
        jdbc.update(
                """
                insert into drop_ledger (id, partner, feed, declaration, sha256, name, source, modified, size, archived,
                    first_seen, file_time, received_at, result, partitions, attempt, repeat_of, lane)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, 1, ?, ?)""",
                id,
                file.partner(),
                feed.name(),
                same[3],
                file.sha256(),
                file.name(),
                file.source(),
                Database.micros(file.modified()),
                file.size(),
                file.archived().toString(),
                Database.micros(file.firstSeen()),
                Database.micros(fileTime),
                Database.micros(clock.instant()),
                partitions(file, feed),
                repeatOf,
                file.lane().word());
        return byId(id);
    }

    static int partitions(ReceivedFile file, Feed feed) {
        boolean packed = file.name().endsWith(".gz") || file.name().endsWith(".zip");
        long bytes = packed ? file.size() * ARCHIVE_RATIO : file.size();
        RowKind rows = feed.rows();
        boolean headers = rows.setsHeader() && !rows.setsLine() && rows.entity().hasLines();
        long partitionBytes = headers ? PARTITION_BYTES / LINES_PER_HEADER : PARTITION_BYTES;
        return Math.max(1, Integer.highestOneBit((int) Math.min(PARTITIONS_MAX, bytes / partitionBytes)));
    }
}
