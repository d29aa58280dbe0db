package io.serai.road;

import io.serai.feed.Feeds;
import io.serai.model.FileUnusable;
import io.serai.model.FileWaits;
import io.serai.read.OpenFile;
import io.serai.reject.Receipts;
import io.serai.state.Drop;
import io.serai.state.HeldTickets;
import io.serai.state.Ledger;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.SumsOpen;
import io.serai.state.UnknownNames;
import io.serai.state.WaitingFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** How a drop ends, and what its partner is told: the sums are checked, the ledger's entry is closed, the receipt is written. */
@Component("seraiAnswers")
public class Answers {

    private final Feeds feeds;
    private final Ledger ledger;
    private final Receipts receipts;
    private final DropLog log;
    private final HeldTickets held;
    private final Sums sums;
    private final HeaderWatch headers;
    private final WaitingFiles waiting;
    private final ExpectedWatch expected;
    private final UnknownNames unknown;

    Answers(
            Feeds feeds,
            Ledger ledger,
            Receipts receipts,
            DropLog log,
            HeldTickets held,
            Sums sums,
            HeaderWatch headers,
            WaitingFiles waiting,
            ExpectedWatch expected,
            UnknownNames unknown) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.receipts = receipts;
        this.log = log;
        this.held = held;
        this.sums = sums;
        this.headers = headers;
        this.waiting = waiting;
        this.expected = expected;
        this.unknown = unknown;
    }

    /** Checks the sums, closes the drop, writes its receipt. */
    public List<Path> close(@ExchangeProperty("run") DropRun run) {
        run.file().close();
        run.rejects().close();
        headers.read(run.drop(), run.file(), run.sample());
        expected.read(run);
        DropSummary summary = closed(run);
        headers.learn(run.drop(), run.file(), run.sample());
        log.closed(summary);
        return receipts.write(summary, run.rejects(), heldTickets(summary));
    }

    private DropSummary closed(DropRun run) {
        try {
            List<String> notes = new ArrayList<>(run.notes());
            notes.addAll(unknown.of(run.drop().id()));
            if (run.file().feed().rows().entity().hasLines()) {
                notes.addAll(
                        unknown.stores(run.drop().file().partner(), run.stores().keySet()));
            }
            return ledger.close(run.drop(), run.framed(), run.reading(), run.reasons(), notes);
        } catch (SumsOpen e) {
            sums.open();
            throw e;
        }
    }

    /** The same bytes are already applied. */
    public List<Path> repeat(@ExchangeProperty("drop") Drop drop) {
        DropSummary summary = ledger.repeated(drop);
        log.closed(summary);
        DropSummary first = ledger.drop(drop.repeatOf() == null ? drop.id() : drop.repeatOf())
                .orElse(summary);
        return receipts.repeat(summary, first);
    }

    /** The file itself is unusable: nothing of it was applied. */
    public List<Path> fail(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        FileUnusable why = caught instanceof FileUnusable unusable ? unusable : unusable(caught);
        DropSummary summary = ledger.fail(drop, why);
        log.closed(summary);
        return receipts.write(summary, null, heldTickets(summary));
    }

    /** The feed does not take its header yet: nothing of it was applied, and it stays where it is. */
    public List<Path> hold(
            @ExchangeProperty("drop") Drop drop, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) FileWaits caught) {
        WaitingFiles.Held held = waiting.hold(drop, caught.why());
        if (held.news()) {
            log.closed(held.drop());
        }
        return receipts.write(held.drop(), null, List.of());
    }

    private List<HeldTickets.Held> heldTickets(DropSummary drop) {
        return held.toTell(drop.partner(), drop.id(), feeds::heldDeadline);
    }

    private static FileUnusable unusable(Exception caught) {
        if (caught instanceof OpenFile.Unusable carrier) {
            return carrier.unusable();
        }
        throw new IllegalStateException("not a file error", caught);
    }
}
