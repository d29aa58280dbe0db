package io.serai.road;

import io.serai.deliver.KilibaSettings;
import io.serai.deliver.UploadSettings;
import io.serai.feed.Feed;
import io.serai.feed.Relaying;
import io.serai.feed.RowKind;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.reject.Receipts;
import io.serai.relay.Asked;
import io.serai.state.Drop;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.Relays;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.camel.ExchangeProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The steps of {@code 20-read} for a file of which no row is read: it is due to be passed on as it is. */
@Component("seraiRelayed")
public class RelaySteps {

    private final Drops drops;
    private final Relays relays;
    private final Binder settings;
    private final Receipts receipts;
    private final DropLog log;

    RelaySteps(Drops drops, Relays relays, Environment settings, Receipts receipts, DropLog log) {
        this.drops = drops;
        this.relays = relays;
        this.settings = Binder.get(settings);
        this.receipts = receipts;
        this.log = log;
    }

    /** Whether the feed of a drop has its files passed on as they are. */
    public boolean isPassedOn(@ExchangeProperty("drop") Drop drop) {
        return drops.feed(drop.file()).rows() == RowKind.FILE;
    }

    /** Closes the drop, and has its file due. */
    public List<Path> due(@ExchangeProperty("drop") Drop drop) throws FileUnusable {
        Feed feed = drops.feed(drop.file());
        UploadSettings uploads = KilibaSettings.uploadsOf(settings, feed.account());
        check(drop, uploads);
        Relaying relaying = Objects.requireNonNull(feed.relay());
        DropSummary summary = relays.due(drop, feed.account(), Asked.of(drop.file(), relaying, uploads.provider()));
        log.closed(summary);
        return receipts.write(summary, null, List.of());
    }

    private static void check(Drop drop, UploadSettings uploads) throws FileUnusable {
        long bytes = drop.file().size();
        if (bytes == 0) {
            throw new FileUnusable(Reason.FILE_EMPTY, "0 bytes", "a file to pass on");
        }
        if (bytes > uploads.bytesMax().toBytes()) {
            throw new FileUnusable(
                    Reason.TOO_LARGE,
                    bytes + " bytes",
                    "at most " + uploads.bytesMax().toBytes() + " bytes in a file that is passed on as it is");
        }
    }
}
