package io.serai.receive;

import io.serai.model.ReceivedFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the rejects files that Serai wrote beside a drop, so that only a corrected one is taken as a new drop. A listing
 * shows only size and time, and may be older than what was written since; so one with an unknown time is fetched, known by its
 * bytes, and from then on by its time. One that has not been seen in its drop for as long as receipts are kept is forgotten.
 */
public class OwnReceipts {
    private static final String REJECTS = ".rejects.csv";
    private static final int TIMES_MAX = 8;

    /**
     * One rejects file.
     *
     * @param size in bytes
     * @param unseen how often these bytes were written and not yet seen in the drop
     * @param times when they were modified at the source, as far as seen
     * @param seen when it was last written or seen
     */
    private record Entry(long size, String sha256, int unseen, List<Long> times, LocalDate seen) {

        static Entry of(String text) {
            String[] parts = text.split(" ", -1);
            List<Long> times = parts[3].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[3].split(",", -1)).map(Long::valueOf).toList();
            return new Entry(
                    Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]), times, LocalDate.parse(parts[4]));
        }

        String text() {
            String list = times.stream().map(String::valueOf).collect(Collectors.joining(","));
            return String.join(" ", Long.toString(size), sha256, Integer.toString(unseen), list, seen.toString());
        }

        Entry writtenAgain(LocalDate today) {
            return new Entry(size, sha256, unseen + 1, times, today);
        }

        Entry seenAt(long modified, LocalDate today) {
            List<Long> all = new ArrayList<>(times);
            all.add(modified);
            return new Entry(
                    size, sha256, unseen - 1, all.subList(Math.max(0, all.size() - TIMES_MAX), all.size()), today);
        }
    }

    private final Path book;
    private final Duration keep;
    private final Clock clock;
    private final Properties written = new Properties();

    OwnReceipts(Path dataDir, Duration keep, Clock clock) throws IOException {
        Files.createDirectories(dataDir);
        this.keep = keep;
        this.clock = clock;
        book = dataDir.resolve("own-receipts.properties");
        if (Files.exists(book)) {
            try (Reader in = Files.newBufferedReader(book)) {
                written.load(in);
            }
        }
    }

    /** Called for each receipt just before it is sent; also sets the remote name. */
    public synchronized void remember(Exchange exchange) throws Exception {
        Path receipt = exchange.getMessage().getMandatoryBody(Path.class);
        String name = String.valueOf(receipt.getFileName());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        exchange.getMessage().setHeader("SeraiReceiptName", name);
        exchange.getMessage().setBody(receipt.toFile());
        if (name.endsWith(REJECTS)) {
            String key = exchange.getMessage().getHeader("SeraiPartner", String.class)
                    + '/'
                    + exchange.getMessage().getHeader("SeraiFeed", String.class)
                    + '/'
                    + name;
            String sha256 = Archive.sha256(receipt);
            Entry known = known(key);
            Entry first = new Entry(Files.size(receipt), sha256, 1, List.of(), today());
            put(key, known != null && known.sha256().equals(sha256) ? known.writtenAgain(today()) : first);
        }
    }

    /** Whether a listed file is known, by its size and time, as one that we wrote. */
    synchronized boolean isOurs(String drop, String name, long size, long modified) {
        String key = drop + '/' + name;
        Entry known = known(key);
        if (known == null || known.size() != size || !known.times().contains(modified)) {
            return false;
        }
        if (!known.seen().equals(today())) {
            put(key, new Entry(size, known.sha256(), known.unseen(), known.times(), today()));
        }
        return true;
    }

    /** Whether the partner wrote the fetched file; false for a rejects file that is still as we wrote it. */
    public synchronized boolean isNews(ReceivedFile file) {
        String key = file.partner() + '/' + file.feed() + '/' + file.name();
        Entry known = file.name().endsWith(REJECTS) ? known(key) : null;
        if (known == null || known.unseen() == 0 || !known.sha256().equals(file.sha256())) {
            return true;
        }
        put(key, known.seenAt(file.modified().toEpochMilli(), today()));
        return false;
    }

    private @Nullable Entry known(String key) {
        String text = written.getProperty(key);
        return text == null ? null : Entry.of(text);
    }

    /** Forgets the files that have not been seen for too long. */
    public synchronized void prune() {
        LocalDate limit = today().minusDays(keep.toDays() + 1);
        if (written.values().removeIf(text -> Entry.of(text.toString()).seen().isBefore(limit))) {
            save();
        }
    }

    private void put(String key, Entry entry) {
        written.setProperty(key, entry.text());
        save();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void save() {
        Path part = book.resolveSibling(book.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                written.store(out, null);
            }
            Files.move(part, book, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + book, e);
        }
    }
}
