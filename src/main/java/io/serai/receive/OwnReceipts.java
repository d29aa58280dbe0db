package io.serai.receive;

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
import java.util.Properties;
import org.apache.camel.Exchange;

/**
 * Remembers the rejects files that Serai wrote beside a drop, so that only a corrected one is taken as a new drop. One that has
 * not been seen in its drop for as long as receipts are kept is forgotten.
 */
public class OwnReceipts {
    private static final long UNKNOWN = -1;

    /** One rejects file: its size and time at the source, and when it was last written or seen. */
    private record Entry(long size, long modified, LocalDate seen) {

        static Entry of(String text, LocalDate today) {
            String[] parts = text.split(" ", 3);
            return new Entry(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts.length < 3 ? today : LocalDate.parse(parts[2]));
        }

        String text() {
            return size + " " + modified + " " + seen;
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
        if (name.endsWith(".rejects.csv")) {
            String drop = exchange.getMessage().getHeader("SeraiPartner", String.class)
                    + '/'
                    + exchange.getMessage().getHeader("SeraiFeed", String.class);
            put(drop + '/' + name, new Entry(Files.size(receipt), UNKNOWN, today()));
        }
    }

    /** Same size as we wrote, and the time it had when first seen afterwards. */
    synchronized boolean isOurs(String drop, String name, long size, long modified) {
        String key = drop + '/' + name;
        String text = written.getProperty(key);
        if (text == null) {
            return false;
        }
        Entry known = Entry.of(text, today());
        if (known.size() != size || (known.modified() != UNKNOWN && known.modified() != modified)) {
            return false;
        }
        Entry seen = new Entry(size, modified, today());
        if (!seen.equals(known)) {
            put(key, seen);
        }
        return true;
    }

    /** Forgets the files that have not been seen for too long. */
    public synchronized void prune() {
        LocalDate limit = today().minusDays(keep.toDays() + 1);
        if (written.values()
                .removeIf(text -> Entry.of(text.toString(), today()).seen().isBefore(limit))) {
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
