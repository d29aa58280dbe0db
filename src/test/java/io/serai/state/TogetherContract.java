package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.model.OutcomeCounts;
import io.serai.read.BoundRow;
import io.serai.state.Staging.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** Two drops kept together end as if they had been kept one after the other, even when a crash comes in between. */
abstract class TogetherContract {

    private static final int TICKETS = 12;
    private static final long FOUR_PARTITIONS = 8L << 20;
    private static final long EIGHT_PARTITIONS = 16L << 20;
    private static final int ALL = Integer.MAX_VALUE;

    private final TestDatabase database;

    TogetherContract(TestDatabase database) {
        this.database = database;
    }

    /** A file with its rows, and how many bytes it pretends to have. */
    private record File(Feed feed, long bytes, List<BoundRow> rows) {}

    /** Keeps files in one way. */
    private interface Way {
        void keep(TestStore store, List<Open> files);
    }

    private record Open(File file, Drop drop, Staging staged) {}

    void endsAsOneAfterTheOther(boolean replaces, long seed) throws IOException {
        Random random = new Random(seed);
        File known = new File(Rows.feed("acme-known", replaces), FOUR_PARTITIONS, rows(random));
        List<File> files = List.of(
                new File(Rows.feed("acme-headers", replaces), FOUR_PARTITIONS, rows(random)),
                new File(
                        Rows.feed("acme-lines", replaces),
                        random.nextBoolean() ? EIGHT_PARTITIONS : FOUR_PARTITIONS,
                        rows(random)));
        int crashAfter = random.nextInt(5);
        String apart = told(
                known,
                files,
                (store, open) -> open.forEach(
                        one -> Staging.alone(one.staged().partitions()).forEachRemaining(store.documents::keep)));
        String together = told(known, files, (store, open) -> together(store, open, ALL));
        String crashed = told(known, files, (store, open) -> {
            together(store, open, crashAfter);
            together(store, open, ALL);
        });
        assertThat(together).isEqualTo(apart);
        assertThat(crashed).isEqualTo(apart);
    }

    private static void together(TestStore store, List<Open> files, int most) {
        Iterator<List<Partition>> groups = Staging.together(
                files.stream().map(one -> one.staged().partitions()).toList());
        for (int n = 0; n < most && groups.hasNext(); n++) {
            store.documents.keep(groups.next());
        }
    }

    private static List<BoundRow> rows(Random random) {
        List<BoundRow> rows = new ArrayList<>();
        for (int record = 1, n = random.nextInt(60); record <= n; record++) {
            String ticket = "t" + random.nextInt(TICKETS);
            Instant at = random.nextInt(3) == 0 ? null : Rows.MORNING.plusSeconds(random.nextInt(4));
            var header = Rows.header(ticket, at, "s" + random.nextInt(2));
            var line = Rows.line(ticket, "" + (1 + random.nextInt(3)), "" + random.nextInt(2));
            switch (random.nextInt(3)) {
                case 0 -> rows.add(Rows.row(record, header));
                case 1 -> rows.add(Rows.row(record, line));
                default -> rows.add(Rows.row(record, header, line));
            }
        }
        return rows;
    }

    /** Everything that is known afterwards: how the rows of each file ended, and each document. */
    private String told(File known, List<File> files, Way way) throws IOException {
        Path folder = Files.createTempDirectory("together");
        try (HikariDataSource source = database.open(folder)) {
            TestStore.create(source);
            TestStore store = TestStore.on(source, folder, 1 << 10);
            store.receive(known.feed(), "known", known.bytes(), Rows.MORNING, known.rows());
            List<Open> open = new ArrayList<>();
            for (File file : files) {
                String sha = file.feed().name();
                Instant time = Rows.MORNING.plusSeconds(2);
                Drop drop = store.ledger.open(TestStore.file(file.feed(), sha, file.bytes()), file.feed(), time);
                Staging staged = store.staging.open(drop, file.feed());
                staged.add(file.rows());
                open.add(new Open(file, drop, staged));
            }
            way.keep(store, open);
            Map<String, String> told = new TreeMap<>();
            for (Open one : open) {
                one.staged().close();
                OutcomeCounts ended = store.ledger
                        .close(one.drop(), one.file().rows().size(), OutcomeCounts.NONE, Map.of(), List.of())
                        .outcomes();
                told.put(one.file().feed().name(), ended.toString());
            }
            for (int n = 0; n < TICKETS; n++) {
                var document = store.ticket("t" + n);
                told.put("t" + n, document.state() + document.revision() + document.standing() + document.parts());
            }
            return told.toString();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
