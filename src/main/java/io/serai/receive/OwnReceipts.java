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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the rejects files that Serai wrote beside a drop, so that only a corrected one is taken as a new drop: bytes that
 * were written under a name are never news under that name. Several writings of a name are remembered, because a process that
 * dies between remembering and sending leaves the one before in place. A listing shows only size and time; so a file is fetched
 * and known by its bytes first, and from then on by its time, once that is old enough to tell a correction from it. A writing
 * that has not been seen in its drop for as long as receipts are kept is forgotten.
 */
public class OwnReceipts {
    private static final String REJECTS = ".rejects.csv";
    private static final int WRITINGS_MAX = 8;
    private static final int TIMES_MAX = 8;

    /** A listing may show minutes only; a correction within the same minute must not look like what was written. */
    private static final Duration TIME_STEP_MAX = Duration.ofMinutes(2);

    /**
     * One writing of a rejects file.
     *
     * @param size in bytes
     * @param times when it was modified at the source, as far as seen, in milliseconds since 1970
     * @param seen when it was last written or seen
     */
    private record Writing(String sha256, long size, List<Long> times, LocalDate seen) {

        static Writing of(String text) {
            String[] parts = text.split(" ", -1);
            List<Long> times = parts[2].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[2].split(",", -1)).map(Long::valueOf).toList();
            return new Writing(parts[0], Long.parseLong(parts[1]), times, LocalDate.parse(parts[3]));
        }

        String text() {
            String list = times.stream().map(String::valueOf).collect(Collectors.joining(","));
            return String.join(" ", sha256, Long.toString(size), list, seen.toString());
        }

        Writing seenOn(LocalDate today) {
            return new Writing(sha256, size, times, today);
        }

        Writing seenAt(long modified, LocalDate today) {
            List<Long> all = new ArrayList<>(times);
            all.add(modified);
            return new Writing(sha256, size, last(all, TIMES_MAX), today);
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
            Writing first = new Writing(Archive.sha256(receipt), Files.size(receipt), List.of(), today());
            Writing known = find(key, writing -> writing.sha256().equals(first.sha256()));
            put(key, known == null ? first : known.seenOn(today()));
        }
    }

    /** Whether a listed file is known, by its size and time, as one that we wrote. */
    synchronized boolean isOurs(String drop, String name, long size, long modified) {
        String key = drop + '/' + name;
        Writing known =
                find(key, writing -> writing.size() == size && writing.times().contains(modified));
        if (known == null) {
            return false;
        }
        if (!known.seen().equals(today())) {
            put(key, known.seenOn(today()));
        }
        return true;
    }

    /** Whether the partner wrote the fetched file; false for a rejects file that is as we wrote it. */
    public synchronized boolean isNews(ReceivedFile file) {
        if (!file.name().endsWith(REJECTS)) {
            return true;
        }
        String key = file.partner() + '/' + file.feed() + '/' + file.name();
        Writing known = find(key, writing -> writing.sha256().equals(file.sha256()));
        if (known == null) {
            return true;
        }
        boolean settled = file.modified().isBefore(clock.instant().minus(TIME_STEP_MAX));
        put(key, settled ? known.seenAt(file.modified().toEpochMilli(), today()) : known.seenOn(today()));
        return false;
    }

    private @Nullable Writing find(String key, Predicate<Writing> wanted) {
        return writings(written.getProperty(key, "")).stream()
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private static List<Writing> writings(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(Writing::of).toList();
    }

    /** Forgets the writings that have not been seen for too long. */
    public synchronized void prune() {
        LocalDate limit = today().minusDays(keep.toDays() + 1);
        boolean forgotten = false;
        for (String key : written.stringPropertyNames()) {
            List<Writing> all = writings(written.getProperty(key));
            List<Writing> kept = all.stream()
                    .filter(writing -> !writing.seen().isBefore(limit))
                    .toList();
            forgotten |= kept.size() < all.size();
            set(key, kept);
        }
        if (forgotten) {
            save();
        }
    }

    /** Keeps a writing as the latest of its name. */
    private void put(String key, Writing writing) {
        List<Writing> all = new ArrayList<>(writings(written.getProperty(key, "")));
        all.removeIf(known -> known.sha256().equals(writing.sha256()));
        all.add(writing);
        set(key, last(all, WRITINGS_MAX));
        save();
    }

    private void set(String key, List<Writing> all) {
        if (all.isEmpty()) {
            written.remove(key);
        } else {
            written.setProperty(key, all.stream().map(Writing::text).collect(Collectors.joining(";")));
        }
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
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
