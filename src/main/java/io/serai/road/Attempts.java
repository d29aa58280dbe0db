package io.serai.road;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import io.serai.read.ReadSettings;
import io.serai.receive.DropCounters;
import io.serai.state.Drop;
import io.serai.state.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps one file from stopping the reader for ever. The ledger counts how often reading a drop began, also when the process
 * died of it; what the store, the disk or a shutdown stopped does not count.
 */
@Component
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger("serai.drops");

    private final Ledger ledger;
    private final int attemptsMax;
    private final DropCounters counters;

    Attempts(Ledger ledger, ReadSettings settings, MeterRegistry meters) {
        this.ledger = ledger;
        this.attemptsMax = settings.attemptsMax();
        this.counters = new DropCounters(meters);
    }

    /**
     * Called before a drop is read.
     *
     * @throws FileUnusable when it has stopped the reader too often, and nothing of it was applied
     */
    void check(Drop drop) throws FileUnusable {
        if (drop.attempt() <= attemptsMax || !ledger.untouched(drop)) {
            return;
        }
        counters.quarantined(drop.file().partner()).increment();
        LOG.warn(
                "drop {} {}/{} is quarantined: reading it began {} times and never ended; the others go on",
                drop.id(),
                drop.file().partner(),
                drop.file().name(),
                drop.attempt() - 1);
        throw new FileUnusable(
                Reason.QUARANTINED,
                drop.attempt() - 1 + " attempts that never ended",
                "an attempt that ends, within " + attemptsMax);
    }

    /** Called when reading has ended somehow. */
    void ended(Drop drop, @Nullable Throwable caught) {
        if (caught != null && isOfTheHouse(caught)) {
            ledger.spare(drop);
        }
    }

    private static boolean isOfTheHouse(Throwable caught) {
        for (Throwable e = caught; e != null; e = e.getCause()) {
            if (e instanceof DataAccessException
                    || e instanceof TransactionException
                    || e instanceof SQLException
                    || e instanceof IOException
                    || e instanceof UncheckedIOException
                    || e instanceof InterruptedException
                    || e instanceof RejectedExecutionException) {
                return true;
            }
        }
        return false;
    }
}
