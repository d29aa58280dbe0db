package io.serai.receive;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Remembers the rejects files that Serai wrote beside a drop, so that only a corrected one is taken as a new drop. */
@Component("seraiOwnReceipts")
public class OwnReceipts {
    private static final long UNKNOWN = -1;

    private final Path book;
    private final Properties written = new Properties();

    public OwnReceipts(@Value("${serai.data-dir:data}") Path dataDir) throws IOException {
        Files.createDirectories(dataDir);
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
            written.setProperty(drop + '/' + name, Files.size(receipt) + " " + UNKNOWN);
            save();
        }
    }

    /** Same size as we wrote, and the time it had when first seen afterwards. */
    synchronized boolean isOurs(String drop, String name, long size, long modified) {
        String known = written.getProperty(drop + '/' + name);
        if (known == null) {
            return false;
        }
        String[] parts = known.split(" ", 2);
        if (Long.parseLong(parts[0]) != size) {
            return false;
        }
        if (Long.parseLong(parts[1]) == UNKNOWN) {
            written.setProperty(drop + '/' + name, size + " " + modified);
            save();
            return true;
        }
        return Long.parseLong(parts[1]) == modified;
    }

    private void save() {
        Path part = book.resolveSibling(book.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                written.store(out, null);
            }
            Files.move(part, book, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("writing " + book, e);
        }
    }
}
