package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.Entity;
import io.serai.model.Reason;
import io.serai.read.BoundRow;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers on the same documents at once: each write is there at the end, as if they had come one after another. */
abstract class WritersContract {

    private static final int KEEPERS = 3;
    private static final int ANSWERERS = 3;
    private static final int ROUNDS = 12;
    private static final int TICKETS = 20;
    private static final byte[] HASH = new byte[32];

    private final TestDatabase kind;
    private final Feed feed = Rows.feed("acme-lines", false);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HikariDataSource source;
    private TestStore store;

    WritersContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        source = kind.open(folder);
        TestStore.create(source);
        store = TestStore.on(source, folder, 1 << 20);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        source.close();
    }

    /** A line of its own per keeper and round, and a header that says the same with a newer time: touched, not changed. */
    private List<BoundRow> file(int keeper, int round) {
        List<BoundRow> rows = new ArrayList<>();
        for (int n = 0; n < TICKETS; n++) {
            String ticket = "t" + n;
            rows.add(Rows.row(rows.size() + 1L, Rows.header(ticket, null, "paid")));
            if (round % 2 == 0) {
                rows.add(Rows.row(rows.size() + 1L, Rows.line(ticket, keeper + "-" + round, "1")));
            }
        }
        return rows;
    }

    private void keep(int keeper) {
        for (int round = 0; round < ROUNDS; round++) {
            List<BoundRow> rows = file(keeper, round);
            Instant time = Rows.MORNING.plusSeconds(round * 10L + keeper);
            DropSummary drop = store.receive(feed, "sha-" + keeper + "-" + round, 1, time, rows);
            assertThat(drop.closes()).isTrue();
            assertThat(drop.result()).isEqualTo("done");
        }
    }

    /** Sends what is due, in no order, and answers it in all the ways there are. */
    private void answer(AtomicBoolean kept, Random random) {
        boolean last;
        do {
            last = kept.get();
            List<Answered> due = due();
            if (due.isEmpty()) {
                continue;
            }
            long request = store.outbox.sending(new Sending("main", Entity.ORDER, "b", 1, Rows.MORNING, due));
            if (due.size() > 3 && random.nextInt(3) == 0) {
                store.outbox.suspect(List.of(due.subList(0, 2), due.subList(2, 4)), 9);
            }
            store.outbox.delivered(due, new Answer(request, 1, 200, "accepted", null), Rows.MORNING);
        } while (!last || !due().isEmpty());
    }

    private List<Answered> due() {
        List<Answered> due = new ArrayList<>(store.outbox.due(Queue.daily("main", Entity.ORDER), null, TICKETS).stream()
                .map(one -> new Answered(one.document().key(), one.document().revision(), HASH))
                .toList());
        Collections.shuffle(due);
        return due;
    }

    @Test
    void noLineAndNoAnswerIsLost() throws Exception {
        AtomicBoolean kept = new AtomicBoolean();
        List<Future<?>> keepers = new ArrayList<>();
        List<Future<?>> answerers = new ArrayList<>();
        for (int n = 0; n < KEEPERS; n++) {
            int keeper = n;
            keepers.add(threads.submit(() -> keep(keeper)));
        }
        for (int n = 0; n < ANSWERERS; n++) {
            Random random = new Random(n);
            answerers.add(threads.submit(() -> answer(kept, random)));
        }
        for (Future<?> keeper : keepers) {
            keeper.get(2, TimeUnit.MINUTES);
        }
        kept.set(true);
        for (Future<?> answerer : answerers) {
            answerer.get(2, TimeUnit.MINUTES);
        }
        for (int n = 0; n < TICKETS; n++) {
            assertThat(store.ticket("t" + n).parts().lines()).hasSize(KEEPERS * ROUNDS / 2);
            // one revision for each line: the header came with one of them
            assertThat(store.ticket("t" + n).revision()).isEqualTo(KEEPERS * ROUNDS / 2);
        }
        assertThat(unanswered()).isZero();
    }

    /** Documents that do not say of their newest revision that it was delivered. */
    private int unanswered() {
        Integer count = store.database.jdbc().queryForObject("""
                select count(*) from document
                where not (state = 'delivered' and delivered_revision = revision and suspect_group = 0)""", Integer.class);
        return count == null ? -1 : count;
    }

    @Test
    void aRefusalIsNotUndoneByAFileThatSaysTheSame() throws Exception {
        store.receive(feed, "first", 1, Rows.MORNING, file(0, 0));
        for (int round = 1; round <= ROUNDS; round++) {
            Instant time = Rows.MORNING.plusSeconds(round);
            int number = round;
            Future<?> keeper = threads.submit(() -> store.receive(feed, "same-" + number, 1, time, sameAgain(number)));
            Future<?> refuser = threads.submit(() -> refuseOne());
            keeper.get(1, TimeUnit.MINUTES);
            refuser.get(1, TimeUnit.MINUTES);
            assertThat(store.ledger.accounts().get(0).refused()).isEqualTo(round);
        }
    }

    /** The rows of the first file, and one line more of another ticket, so that no two files have the same bytes. */
    private List<BoundRow> sameAgain(int number) {
        List<BoundRow> rows = new ArrayList<>(file(0, 0));
        rows.add(Rows.row(rows.size() + 1L, Rows.line("other", "" + number, "1")));
        return rows;
    }

    private void refuseOne() {
        store.outbox.refused(due().get(0), Reason.REFUSED_BY_DESTINATION, Rows.MORNING);
    }

    @Test
    void theSameFileTwiceAtOnceIsAppliedOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            List<Future<DropSummary>> both = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                both.add(threads.submit(() ->
                        store.receive(feed, "sha" + number, 1, Rows.MORNING.plusSeconds(number), file(0, 2 * number))));
            }
            for (Future<DropSummary> one : both) {
                assertThat(one.get(1, TimeUnit.MINUTES).closes()).isTrue();
            }
        }
        assertThat(store.ticket("t0").revision()).isEqualTo(ROUNDS);
        assertThat(store.ledger.unfinished()).isEmpty();
    }
}
