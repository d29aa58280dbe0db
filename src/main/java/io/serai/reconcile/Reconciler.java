package io.serai.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.deliver.Beside;
import io.serai.deliver.Beside.Verdict;
import io.serai.deliver.KilibaSettings;
import io.serai.deliver.Lanes;
import io.serai.deliver.ReconcileSettings;
import io.serai.settings.HubSettings;
import io.serai.state.ListedCustomers;
import io.serai.state.Reconciliations;
import io.serai.state.Reconciliations.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * What {@code 60-reconcile} asks: the next page of an account's list, and what an answer means. Where a reconciliation stands is in
 * the store; here is only which requests may be sent now.
 */
@Component("seraiReconcile")
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger("serai.reconcile");
    private static final int BROKEN_MAX = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final Map<String, ToLongFunction<Run>> RESULTS = Map.of(
            "known", Run::known,
            "listed", Run::listed,
            "missing-there", Run::missingThere,
            "missing-here", Run::missingHere,
            "blacklisted-there", Run::blacklisted);

    private final Reconciliations book;
    private final ListedCustomers customers;
    private final KilibaSettings settings;
    private final Path dataDir;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Beside> beside = new TreeMap<>();
    private final Map<String, ZonedDateTime> watchedSince = new TreeMap<>();
    private final Map<String, Page> wanted = new ConcurrentHashMap<>();
    private final Set<String> looked = ConcurrentHashMap.newKeySet();

    Reconciler(
            Reconciliations book,
            ListedCustomers customers,
            KilibaSettings settings,
            Lanes lanes,
            HubSettings hub,
            MeterRegistry meters) {
        this.book = book;
        this.customers = customers;
        this.settings = settings;
        this.dataDir = hub.dataDir();
        this.meters = meters;
        settings.accounts().forEach((account, itsSettings) -> {
            beside.put(account, lanes.beside(account));
            watchedSince.put(account, ZonedDateTime.now(clock));
        });
    }

    /** Whether a page may be asked for now; {@link #page} gives it. What a tick has to do besides is done on the way. */
    public boolean isPageWanted(String account) {
        if (looked.add(account)) {
            book.last(account, false).ifPresent(run -> count(account));
        }
        Page next = nextPage(account);
        if (next != null) {
            wanted.put(account, next);
        }
        return next != null;
    }

    /** The page that is wanted. */
    public Page page(String account) {
        Page page = wanted.remove(account);
        if (page == null) {
            throw new IllegalStateException("no page of account " + account + " is wanted");
        }
        return page;
    }

    private @Nullable Page nextPage(String account) {
        ReconcileSettings how = how(account);
        askWhenItIsTime(account, how);
        Run run = book.underWay(account).orElse(null);
        if (run == null) {
            return null;
        }
        if (run.state().equals("comparing")) {
            compare(run);
            return null;
        }
        if (!beside(account).mayStart()) {
            return null;
        }
        if (run.state().equals("asked")) {
            book.begin(run, how.isNarrowed());
        }
        return new Page(run, how);
    }

    /** What was missed while the hub was down is done once, now. */
    private void askWhenItIsTime(String account, ReconcileSettings how) {
        if (how.cron().isEmpty()) {
            return;
        }
        ZonedDateTime last = book.lastScheduled(account)
                .map(at -> at.atZone(how.zone()))
                .orElseGet(() -> since(account).withZoneSameInstant(how.zone()));
        ZonedDateTime due = CronExpression.parse(how.cron()).next(last);
        if (due != null && !due.isAfter(ZonedDateTime.now(clock))) {
            book.askBySchedule(account);
        }
    }

    private ZonedDateTime since(String account) {
        return watchedSince.getOrDefault(account, ZonedDateTime.now(clock));
    }

    /** An answer came to a request for a page. */
    public void answer(Page page, int status, @Nullable String retryAfter, @Nullable InputStream body) {
        Run run = page.run();
        Verdict verdict = beside(run.account()).answered(status, retryAfter);
        if (verdict == Verdict.ACCEPTED) {
            keep(run, body == null ? new ByteArrayInputStream(new byte[0]) : body);
        } else if (verdict == Verdict.REFUSED) {
            fail(
                    run,
                    "page " + run.page() + " was refused with status " + status
                            + "; check the filters under reconcile");
        } else if (verdict == Verdict.LOCKED_OUT) {
            fail(
                    run,
                    "page " + run.page() + " was answered with status " + status
                            + ": locked out; check the key, reconcile.path, and whether the account may list its customers");
        }
    }

    private void keep(Run run, InputStream body) {
        try (InputStream open = body) {
            Listing listing = Listing.of(open);
            customers.keep(run, listing.customers(), listing.all(), listing.total());
        } catch (IOException broken) {
            broken(run, String.valueOf(broken.getMessage()));
        }
    }

    /** The same page again, later; but not for ever. */
    private void broken(Run run, String why) {
        beside(run.account()).unanswered("an answer that is no page");
        if (run.broken() + 1 >= BROKEN_MAX) {
            fail(
                    run,
                    "page " + run.page() + " was answered " + BROKEN_MAX + " times with what is no page: " + why
                            + "; a page of more than reconcile.page-bytes-max is cut");
        } else {
            book.broken(run);
        }
    }

    /** No answer came: the same page is asked for again. */
    public void noAnswer(Page page, @Nullable String why) {
        beside(page.run().account()).unanswered("no answer: " + why);
    }

    private void fail(Run run, String why) {
        book.fail(run, why);
        meters.counter("serai.alarms", "account", run.account(), "alarm", "reconcile-failed")
                .increment();
        LOG.warn("account {}: reconciliation {} failed: {}", run.account(), run.id(), why);
    }

    private void compare(Run run) {
        String folder = "archive/" + LocalDate.now(ZoneOffset.UTC).format(DAY) + "/reconcile/";
        String file = folder + run.account() + '-' + run.id() + ".csv";
        try (FindingsFile rows = new FindingsFile(dataDir.resolve(file))) {
            Run done = customers.compare(run, rows, rows::finish, file);
            count(run.account());
            LOG.info(
                    "account {} is reconciled: {} known, {} listed, {} missing there, {} missing here, {} blacklisted there;"
                            + " see /api/reconciliations/{}/rows{}",
                    done.account(),
                    done.known(),
                    done.listed(),
                    done.missingThere(),
                    done.missingHere(),
                    done.blacklisted(),
                    done.id(),
                    done.note() == null ? "" : " (" + done.note() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /** Asked each time, so every node shows the newest; made with the first result. */
    private void count(String account) {
        RESULTS.forEach((result, number) -> Gauge.builder("serai.reconciled", book, known -> known.last(account, false)
                        .map(run -> (double) number.applyAsLong(run))
                        .orElse(Double.NaN))
                .description("customers in the newest reconciliation of an account")
                .tag("account", account)
                .tag("result", result)
                .register(meters));
    }

    private ReconcileSettings how(String account) {
        return Objects.requireNonNull(settings.accounts().get(account), account).reconcile();
    }

    private Beside beside(String account) {
        Beside known = beside.get(account);
        if (known == null) {
            throw new IllegalArgumentException("account " + account + " is not in serai.kiliba.accounts");
        }
        return known;
    }
}
