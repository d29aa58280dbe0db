package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.read.BoundRow;
import io.serai.state.DocumentTable.StoredDocument;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** The final state depends only on the set of drops, not on their order, repeats, restarts and crashes. */
abstract class ConvergenceContract {

    private static final int TICKETS = 3;
    private static final int TIMES = 6;

    private final TestDatabase database;

    ConvergenceContract(TestDatabase database) {
        this.database = database;
    }

    /** Bytes and the file time they came with. */
    private record Event(int bytes, int time) {}

    /** The bytes of all files, and how they came. */
    private record Story(Feed feed, List<List<BoundRow>> files, List<Event> events) {}

    void endsAlike(boolean replaces, long seed) throws IOException {
        Random random = new Random(seed);
        Story story = story(replaces, random);
        String first = told(story, story.events(), random);
        List<Event> shuffled = new ArrayList<>(story.events());
        Collections.shuffle(shuffled, random);
        assertThat(told(story, shuffled, random))
                .as("%s, then %s, of %s", story.events(), shuffled, story.files())
                .isEqualTo(first);
    }

    private static Story story(boolean replaces, Random random) {
        List<List<BoundRow>> files = new ArrayList<>();
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
            files.add(file(random));
        }
        List<Event> events = new ArrayList<>();
        for (int bytes = 0; bytes < files.size(); bytes++) {
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                events.add(new Event(bytes, random.nextInt(TIMES)));
            }
        }
        Collections.shuffle(events, random);
        return new Story(Rows.feed("acme-lines", replaces), files, events);
    }

    private static List<BoundRow> file(Random random) {
        List<BoundRow> rows = new ArrayList<>();
        for (int record = 1, n = 1 + random.nextInt(6); record <= n; record++) {
            String ticket = "t" + random.nextInt(TICKETS);
            var header = Rows.header(ticket, someTime(random), "s" + random.nextInt(2));
            var line = Rows.line(ticket, "" + (1 + random.nextInt(2)), "" + random.nextInt(2));
            switch (random.nextInt(3)) {
                case 0 -> rows.add(Rows.row(record, header));
                case 1 -> rows.add(Rows.row(record, line));
                default -> rows.add(Rows.row(record, header, line));
            }
        }
        return rows;
    }

    private static @org.jspecify.annotations.Nullable Instant someTime(Random random) {
        return random.nextInt(3) == 0 ? null : at(random.nextInt(TIMES));
    }

    private static Instant at(int time) {
        return Rows.MORNING.plusSeconds(time);
    }

    /** Takes the drops in this order, with a new start, and now and then a crash, between them; gives what is known then. */
    private String told(Story story, List<Event> events, Random random) throws IOException {
        Path folder = Files.createTempDirectory("convergence");
        try {
            try (HikariDataSource source = database.open(folder)) {
                TestStore.create(source);
            }
            List<Event> left = new ArrayList<>(events);
            while (!left.isEmpty()) {
                try (HikariDataSource source = database.open(folder)) {
                    run(TestStore.on(source, folder, 1 << 20), story, left, random);
                }
            }
            try (HikariDataSource source = database.open(folder)) {
                return known(TestStore.on(source, folder, 1 << 20));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Until the next restart. What a crash interrupted comes again, at once or after others. */
    private static void run(TestStore store, Story story, List<Event> left, Random random) {
        while (!left.isEmpty()) {
            Event event = left.remove(0);
            boolean crash = random.nextInt(4) == 0;
            take(store, story, event, crash);
            if (crash) {
                left.add(random.nextInt(left.size() + 1), event);
            }
            if (random.nextInt(2) == 0) {
                return;
            }
        }
    }

    private static void take(TestStore store, Story story, Event event, boolean crash) {
        List<BoundRow> rows = story.files().get(event.bytes());
        String sha = "sha" + event.bytes();
        long size = 32L << 20; // four partitions
        if (crash) {
            Drop drop = store.ledger.open(TestStore.file(story.feed(), sha, size), story.feed(), at(event.time()));
            if (drop.repeatOf() == null) {
                store.keep(drop, story.feed(), rows, 1);
            }
            return;
        }
        DropSummary summary = store.receive(story.feed(), sha, size, at(event.time()), rows);
        assertThat(summary.closes()).isTrue();
        assertThat(summary.result()).isIn("done", "repeated");
        if (summary.result().equals("done")) {
            assertThat(summary.records()).isEqualTo(rows.size());
        }
    }

    private static String known(TestStore store) {
        TreeMap<String, String> known = new TreeMap<>();
        for (int n = 0; n < TICKETS; n++) {
            StoredDocument document = store.ticket("t" + n);
            StringBuilder text = new StringBuilder(document.state());
            KeptPart header = document.parts().header();
            text.append(header == null ? "no header" : said(header));
            document.parts().lines().forEach((id, part) -> text.append(id).append(said(part)));
            known.put("t" + n, text.toString());
        }
        return known.toString();
    }

    private static String said(KeptPart part) {
        return Arrays.asList(part.version(), part.fileTime(), part.line(), part.json())
                .toString();
    }
}
