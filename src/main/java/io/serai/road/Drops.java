package io.serai.road;

import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.model.DropLane;
import io.serai.model.ReceivedFile;
import io.serai.read.FileTime;
import io.serai.state.Drop;
import io.serai.state.Ledger;
import io.serai.state.Underway;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * A drop's life on the road: its bytes are claimed, it is entered in the ledger, and in the end nothing of it stays open. What
 * is done with its rows is in {@link Rows}, what the partner is told in {@link Answers}. Between drops it only remembers which
 * bytes are being read.
 */
@Component("seraiDrops")
public class Drops {

    /** In every log line of a file on its way. */
    static final String DROP = "drop";

    private final Feeds feeds;
    private final Ledger ledger;
    private final DropLog log;
    private final Attempts attempts;
    private final Underway underway;
    private final Companions companions;
    private final Map<Claim, Feed> reading = new ConcurrentHashMap<>();

    Drops(Feeds feeds, Ledger ledger, DropLog log, Attempts attempts, Underway underway, Companions companions) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.log = log;
        this.attempts = attempts;
        this.underway = underway;
        this.companions = companions;
    }

    /** Files of this lane that a crash left archived but not applied. */
    public List<ReceivedFile> unfinished(String lane) {
        DropLane wanted = DropLane.of(lane);
        return ledger.unfinished().stream()
                .filter(file -> file.lane() == wanted)
                .toList();
    }

    /**
     * Whether nobody is reading these bytes for this feed right now; then the caller is, until {@link #unclaim}. What a crash
     * left and the partner's own copy may come at the same time, and so may two copies in two folders. From here on the drop
     * keeps the feed that is declared now, whatever becomes of its partner file.
     *
     * @param resumed true for what {@link #unfinished} named; nobody reads it when the partner's own copy has finished it since
     * @throws IllegalArgumentException when the feed is not declared
     */
    public boolean claim(
            @ExchangeProperty("file") ReceivedFile file, @ExchangeProperty("resumed") @Nullable Boolean resumed) {
        Claim claim = new Claim(file.feed(), file.sha256());
        if (reading.putIfAbsent(claim, feeds.named(file.feed())) != null) {
            return false;
        }
        boolean needed = false;
        try {
            needed = !Boolean.TRUE.equals(resumed) || ledger.unfinished().contains(file);
        } finally {
            if (!needed) {
                reading.remove(claim);
            }
        }
        return needed;
    }

    /** These bytes may be read again. */
    public void unclaim(@ExchangeProperty("file") ReceivedFile file) {
        reading.remove(new Claim(file.feed(), file.sha256()));
        MDC.remove(DROP);
    }

    private record Claim(String feed, String sha256) {}

    /** What its feed was declared as when the bytes were claimed. */
    Feed feed(ReceivedFile file) {
        Feed claimed = reading.get(new Claim(file.feed(), file.sha256()));
        return claimed == null ? feeds.named(file.feed()) : claimed;
    }

    /** Opens the ledger for a file: a new drop, one that a crash left open, or a repeat of a known one. */
    public Drop register(@Body ReceivedFile file) {
        Feed feed = feed(file);
        Drop drop = ledger.open(file, feed, FileTime.of(file, feed));
        MDC.put(DROP, Long.toString(drop.id()));
        return drop;
    }

    /** The file is still arriving: the ledger forgets this look at it. */
    public void leave(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        ledger.withdraw(drop);
        log.arriving(drop, caught.getMessage());
    }

    /** Whatever happened, nothing stays open. */
    public void release(
            @ExchangeProperty("run") @Nullable DropRun run,
            @ExchangeProperty("drop") Drop drop,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) @Nullable Throwable caught) {
        underway.ended(drop);
        companions.ended(drop);
        attempts.ended(drop, caught);
        if (run != null) {
            run.close();
        }
    }
}
