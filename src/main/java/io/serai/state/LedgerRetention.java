package io.serai.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Removes old rows of requests, dead letters and the audit, never one that a document, a dead letter or a canary still rests on.
 * Drops stay: documents name them for the times of their rows, and the proof adds them up.
 */
public final class LedgerRetention {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRetention.class);
    /** Rows that are removed in one transaction, so that no other writer waits long. */
    private static final int ROWS_PER_STEP = 200;
    /** Requests that one run looks at; the next run goes on behind them. */
    private static final int REQUESTS_PER_RUN = 20_000;
    /** Documents are asked for in so many places at a time. */
    private static final int PLACES_PER_QUERY = 100;

    private final Database database;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration keepLedger;
    private final Duration keepAudit;
    private Looked last = Looked.NONE;

    /**
     * @param keepLedger how old requests and past dead letters become; zero: they are never removed
     * @param keepAudit how old entries of the audit become; zero: they are never removed
     */
    LedgerRetention(Database database, Clock clock, Duration keepLedger, Duration keepAudit) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.keepLedger = keepLedger;
        this.keepAudit = keepAudit;
    }

    /** How many rows of each kind were removed. */
    public record Removed(long requests, long deadLetters, long auditEntries) {

        boolean isNothing() {
            return requests + deadLetters + auditEntries == 0;
        }
    }

    /** The request that was looked at last: the next look begins behind it. */
    private record Looked(long at, long id) {
        static final Looked NONE = new Looked(Long.MIN_VALUE, 0);
    }

    private record Old(Looked place, List<Long> documents) {}

    /** Removes what is older than the settings say, and says in one line how much that was. */
    public synchronized Removed prune() {
        long letters = keepLedger.isZero() ? 0 : deadLetters(limit(keepLedger));
        long requests = keepLedger.isZero() ? 0 : requests(limit(keepLedger));
        Removed removed = new Removed(requests, letters, keepAudit.isZero() ? 0 : audit(limit(keepAudit)));
        if (!removed.isNothing()) {
            LOG.info(
                    "old rows of the ledger are removed: {} requests, {} dead letters, {} audit entries",
                    removed.requests(),
                    removed.deadLetters(),
                    removed.auditEntries());
        }
        return removed;
    }

    private long limit(Duration keep) {
        Instant limit = clock.instant().minus(keep);
        return Database.micros(limit);
    }

    /** One of a document that is refused in this very revision stays, open or discarded: it says why. */
    private long deadLetters(long before) {
        return stepwise(() -> jdbc.update("""
                delete from dead_letter where number in (
                    select l.number from dead_letter l
                    where l.at < ? and not exists (
                        select 1 from document d
                        where d.placement = l.placement and d.partner = l.partner and d.entity = l.entity
                          and d.store = l.store and d.id = l.id and d.revision = l.revision and d.state = 'refused')
                    order by l.number limit ?)""", before, ROWS_PER_STEP));
    }

    /** One that erased a person stays: it is what shows that it was done, and names nobody. */
    private long audit(long before) {
        return stepwise(() -> jdbc.update("""
                delete from audit where id in (
                    select id from audit where at < ? and what <> 'forget' order by id limit ?)""", before, ROWS_PER_STEP));
    }

    private long stepwise(IntSupplier step) {
        long removed = 0;
        int rows;
        do {
            rows = database.write(step::getAsInt);
            removed += rows;
        } while (rows == ROWS_PER_STEP);
        return removed;
    }

    private long requests(long before) {
        long removed = 0;
        for (int looked = 0; looked < REQUESTS_PER_RUN; looked += ROWS_PER_STEP) {
            List<Old> page = oldRequests(before);
            List<Long> gone = new ArrayList<>();
            page.stream()
                    .filter(request -> !isNeeded(request))
                    .forEach(request -> gone.add(request.place().id()));
            if (!gone.isEmpty()) {
                removed += database.write(() -> jdbc.update(
                        "delete from request where id in (" + FileTimes.marks(gone.size()) + ")", gone.toArray()));
            }
            if (page.size() < ROWS_PER_STEP) {
                last = Looked.NONE;
                return removed;
            }
            last = page.get(page.size() - 1).place();
        }
        return removed;
    }

    private List<Old> oldRequests(long before) {
        return jdbc.query(
                """
                select at, id, contents from request
                where at >= ? and at < ? and (at > ? or id > ?) order by at, id limit ?""",
                (row, n) -> new Old(
                        new Looked(row.getLong(1), row.getLong(2)),
                        RequestItems.read(row.getString(3)).stream()
                                .map(RequestItems.Item::placement)
                                .toList()),
                last.at(),
                before,
                last.at(),
                last.id(),
                ROWS_PER_STEP);
    }

    /** A request is named only by documents that it carried, their dead letters and a canary. */
    private boolean isNeeded(Old request) {
        long id = request.place().id();
        if (!jdbc.queryForList("select 1 from canary where request = ?", id).isEmpty()) {
            return true;
        }
        List<Long> places = request.documents();
        for (int from = 0; from < places.size(); from += PLACES_PER_QUERY) {
            List<Long> some = places.subList(from, Math.min(places.size(), from + PLACES_PER_QUERY));
            if (isNamed("document", "delivered_request", id, some) || isNamed("dead_letter", "request", id, some)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(String table, String column, long request, List<Long> places) {
        List<Long> arguments = new ArrayList<>(places);
        arguments.add(request);
        return !jdbc.queryForList(
                        "select 1 from " + table + " where placement in (" + FileTimes.marks(places.size()) + ") and "
                                + column + " = ? limit 1",
                        arguments.toArray())
                .isEmpty();
    }
}
