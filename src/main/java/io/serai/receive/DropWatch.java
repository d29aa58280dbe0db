package io.serai.receive;

import com.jcraft.jsch.ChannelSftp;
import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One drop's memory: which names may be taken, and since when a file has looked the same.
 *
 * <p>A file counts as complete when its size and time were the same over two looks and {@code minAge} on our own clock.
 */
public class DropWatch implements GenericFileFilter<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(DropWatch.class);
    private static final int NAMES_MAX = 100_000;

    private record Seen(long size, long modified, long sinceNanos, Instant since) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final AtomicLong refusedCount = new AtomicLong();
    private final LongSupplier nanos;
    private String partner = "";
    private String feed = "";
    private Duration minAge = Duration.ofSeconds(10);
    private @Nullable OwnReceipts ownReceipts;
    private @Nullable WaitingLooks waiting;

    public DropWatch() {
        this(System::nanoTime);
    }

    DropWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()) {
            return false;
        }
        String name = file.getFileNameOnly();
        if (isLink(file.getFile())) {
            return refuse(name, "it is a link");
        }
        return ready(name, file.getFileLength(), file.getLastModified());
    }

    synchronized boolean ready(String name, long size, long modified) {
        String why = PlainName.refusal(name);
        if (why != null) {
            return refuse(name, why);
        }
        if (isOurs(name, size, modified)) {
            return false;
        }
        Seen known = seen.get(name);
        if (known == null || known.size() != size || known.modified() != modified) {
            known = new Seen(size, modified, nanos.getAsLong(), Instant.now());
            seen.put(name, known);
            if (seen.size() > NAMES_MAX) {
                seen.remove(seen.keySet().iterator().next());
            }
            return false;
        }
        return nanos.getAsLong() - known.sinceNanos() >= minAge.toNanos()
                && (waiting == null || !waiting.holds(partner + '/' + feed, name, size, modified));
    }

    /** Puts what the road needs to know about the file on the exchange. */
    synchronized void stamp(Exchange exchange, String name, long size, long modified) {
        Seen known = seen.get(name);
        exchange.getMessage().setHeader("SeraiPartner", partner);
        exchange.getMessage().setHeader("SeraiFeed", feed);
        exchange.getMessage().setHeader("SeraiName", name);
        exchange.getMessage().setHeader("SeraiSize", size);
        exchange.getMessage().setHeader("SeraiModified", Instant.ofEpochMilli(modified));
        exchange.getMessage().setHeader("SeraiFirstSeen", known == null ? Instant.now() : known.since());
    }

    /** The file has left the drop; a new one of that name starts afresh. */
    public synchronized void forget(String name) {
        seen.remove(name);
    }

    /** How many different names were refused since the start. */
    public long refusedNames() {
        return refusedCount.get();
    }

    private boolean isOurs(String name, long size, long modified) {
        return name.endsWith(".receipt.json")
                || (name.endsWith(".rejects.csv")
                        && ownReceipts != null
                        && ownReceipts.isOurs(partner + '/' + feed, name, size, modified));
    }

    private synchronized boolean refuse(String name, String why) {
        if (refused.size() < NAMES_MAX && refused.add(name)) {
            refusedCount.incrementAndGet();
            LOG.warn(
                    "{}/{}: name \"{}\" refused: {}; expected one plain segment; rename it to have it taken",
                    partner,
                    feed,
                    PlainName.printable(name),
                    why);
        }
        return false;
    }

    private static boolean isLink(@Nullable Object file) {
        if (file instanceof File local) {
            return Files.isSymbolicLink(local.toPath());
        }
        return file instanceof SftpRemoteFile<?> remote
                && remote.getRemoteFile() instanceof ChannelSftp.LsEntry entry
                && entry.getAttrs().isLink();
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public void setFeed(String feed) {
        this.feed = feed;
    }

    public void setMinAge(String minAge) {
        this.minAge = org.springframework.boot.convert.DurationStyle.detectAndParse(minAge);
    }

    public void setWaiting(WaitingLooks waiting) {
        this.waiting = waiting;
    }

    public void setOwnReceipts(OwnReceipts ownReceipts) {
        this.ownReceipts = ownReceipts;
    }
}
