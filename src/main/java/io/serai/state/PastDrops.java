package io.serai.state;

import io.serai.model.ReceivedFile;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The last files of some feeds as the ledger knows them: the same bytes once, however often they came or were read. */
public final class PastDrops {

    private static final int DROPS_PER_QUERY = 200;

    private final JdbcTemplate jdbc;

    /** Looks at what the view sees. */
    public PastDrops(StoreView store) {
        this.jdbc = store.database().jdbc();
    }

    /**
     * One file.
     *
     * @param id the drop that people know it by: the newest with these bytes that is no repeat
     * @param file as it came last, so that its name and time are those that count
     * @param same all drops of this feed with these bytes, this one included
     */
    public record PastDrop(long id, ReceivedFile file, Instant receivedAt, Set<Long> same) {

        /** Whether its bytes are still in the archive. */
        public boolean kept() {
            return Files.isRegularFile(file.archived());
        }
    }

    /** At most so many, oldest first; what is being read now and operators' edits are no past files. */
    public List<PastDrop> last(Collection<String> feeds, int count) {
        Map<String, PastDrop> found = new HashMap<>();
        List<PastDrop> newestFirst = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Row> page;
        do {
            page = page(feeds, before);
            for (Row row : page) {
                before = row.id();
                String bytes = row.file().feed() + ' ' + row.file().sha256();
                if (newestFirst.size() < count && !found.containsKey(bytes)) {
                    PastDrop drop = past(row.file());
                    found.put(bytes, drop);
                    newestFirst.add(drop);
                }
            }
        } while (page.size() == DROPS_PER_QUERY && newestFirst.size() < count);
        List<PastDrop> oldestFirst = new ArrayList<>(newestFirst);
        oldestFirst.sort(Comparator.comparingLong(PastDrop::id));
        return oldestFirst;
    }

    private record Row(long id, ReceivedFile file) {}

    private List<Row> page(Collection<String> feeds, long before) {
        if (feeds.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(feeds);
        arguments.addAll(List.of(Edits.SOURCE, before, DROPS_PER_QUERY));
        return jdbc.query(
                "select * from drop_ledger where feed in (" + FileTimes.marks(feeds.size()) + ")"
                        + " and result <> 'open' and source <> ? and id < ? order by id desc limit ?",
                (row, n) -> new Row(row.getLong("id"), DropRow.file(row)),
                arguments.toArray());
    }

    /** The file of the greatest time stands for all: a repeat raises the time of the bytes that it repeats. */
    private PastDrop past(ReceivedFile one) {
        record Same(long id, ReceivedFile file, boolean repeat, Instant fileTime, Instant receivedAt) {}
        List<Same> all = jdbc.query(
                "select * from drop_ledger where partner = ? and feed = ? and sha256 = ? order by id",
                (row, n) -> new Same(
                        row.getLong("id"),
                        DropRow.file(row),
                        row.getString("result").equals("repeated"),
                        Database.time(row.getLong("file_time")),
                        Database.time(row.getLong("received_at"))),
                one.partner(),
                one.feed(),
                one.sha256());
        Same known = all.get(0);
        Same newest = all.get(0);
        Set<Long> ids = new TreeSet<>();
        for (Same same : all) {
            ids.add(same.id());
            known = same.repeat() ? known : same;
            newest = same.fileTime().isBefore(newest.fileTime()) ? newest : same;
        }
        return new PastDrop(known.id(), Replays.grown(newest.file()), known.receivedAt(), ids);
    }
}
