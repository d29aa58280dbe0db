package io.serai.state;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.Entity;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tickets of 10,000 lines and one of 300,000, keeps them again with one line of each changed, and reads what is due. Said
 * is how the rows ended, and which tickets were due.
 */
final class GiantTickets {

    private static final int GIANTS = 6;
    private static final int LINES = 10_000;
    private static final int LINES_OF_GREATEST = 300_000;
    private static final int LINES_MAX = 120_000;
    private static final long FOUR_PARTITIONS = 8L << 20;
    private static final int ROWS_PER_CHUNK = 5_000;

    private final TestStore store;
    private final Feed feed = Rows.feed("acme-lines", false);
    private final List<BoundRow> chunk = new ArrayList<>();
    private long record;

    private GiantTickets(TestStore store) {
        this.store = store;
    }

    /** The argument is an empty folder. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        try (HikariDataSource source = TestDatabase.SQLITE.open(folder)) {
            TestStore.create(source);
            GiantTickets tickets = new GiantTickets(TestStore.on(source, folder, 4 << 20));
            tickets.keep("first", 1);
            tickets.keep("again", 2);
            tickets.tellDue();
        }
    }

    /** In the second file only the first line of each ticket says something else. */
    private void keep(String sha, int amount) {
        Instant time = Rows.MORNING.plusSeconds(amount);
        Drop drop = store.ledger.open(TestStore.file(feed, sha, FOUR_PARTITIONS), feed, time);
        record = 0;
        OutcomeCounts ended = OutcomeCounts.NONE;
        try (Staging staged = store.staging.open(drop, feed)) {
            for (int giant = 0; giant <= GIANTS; giant++) {
                int lines = giant == GIANTS ? LINES_OF_GREATEST : LINES;
                ticket(staged, "t" + giant, amount == 1 ? lines : 1, amount);
            }
            for (var partitions = staged.partitions(); partitions.hasNext(); ) {
                ended = ended.plus(store.documents.keep(partitions.next()));
            }
        }
        store.ledger.close(drop, record, OutcomeCounts.NONE, Map.of(), List.of());
        System.out.println(ended.accepted() + " of " + record + " rows accepted");
    }

    private void ticket(Staging staged, String ticket, int lines, int amount) {
        for (int line = 1; line <= lines; line++) {
            record++;
            var said = Rows.line(ticket, "" + line, "" + amount);
            chunk.add(line == 1 ? Rows.row(record, Rows.header(ticket, null, "paid"), said) : Rows.row(record, said));
            if (line == lines || chunk.size() == ROWS_PER_CHUNK) {
                staged.add(chunk);
                chunk.clear();
            }
        }
    }

    private void tellDue() {
        List<String> found = new ArrayList<>();
        Due last = null;
        int pages = 0;
        for (List<Due> page = page(null); !page.isEmpty(); page = page(last)) {
            page.forEach(due -> found.add(told(due)));
            last = page.get(page.size() - 1).withoutParts();
            pages++;
        }
        found.stream().sorted(Comparator.naturalOrder()).forEach(System.out::println);
        System.out.println(pages + " pages");
    }

    private List<Due> page(@Nullable Due after) {
        return store.outbox.due(Queue.daily("main", Entity.ORDER), after, 1000, LINES_MAX);
    }

    private static String told(Due due) {
        Document document = due.document();
        return document.key().id() + " revision " + document.revision()
                + (due.tooLarge() ? " too large" : " " + document.lines().size() + " lines");
    }
}
