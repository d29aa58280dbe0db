package io.serai.rehearse;

import io.serai.state.Audit;
import io.serai.state.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rehearsals inside the running hub: one at a time, beside everything else; the last few are remembered until it stops. */
@Component
public final class Rehearsals implements AutoCloseable {

    /** A partner file is some kilobytes. */
    static final int TEXT_BYTES_MAX = 256 * 1024;

    private static final int REMEMBERED_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger("serai.rehearse");

    private final Rehearsal rehearsal;
    private final Audit audit;
    private final Map<Long, Run> runs = new TreeMap<>();
    private @Nullable Thread worker;
    private boolean stopping;
    private long last;

    Rehearsals(Rehearsal rehearsal, Audit audit) {
        this.rehearsal = rehearsal;
        this.audit = audit;
    }

    /**
     * One rehearsal.
     *
     * @param endedAt null while it runs
     * @param step what it does now, or did last
     * @param result null until it has ended well
     * @param refused why there is no result; null while it runs, and when there is one
     */
    public record Run(
            long number,
            String who,
            String file,
            Instant startedAt,
            @Nullable Instant endedAt,
            String step,
            @Nullable Rehearsed result,
            @Nullable String refused) {

        private Run at(String now) {
            return new Run(number, who, file, startedAt, endedAt, now, result, refused);
        }

        private Run ended(@Nullable Rehearsed found, @Nullable String why) {
            return new Run(number, who, file, startedAt, Instant.now(), step, found, why);
        }

        public boolean isUnderway() {
            return endedAt == null;
        }
    }

    /**
     * Starts one.
     *
     * @throws CannotRehearse when one is running already, or the text is too large
     */
    public synchronized Run start(Wanted wanted, String who) {
        if (wanted.text().length > TEXT_BYTES_MAX) {
            throw tooLarge(wanted.file());
        }
        checkNoneRuns();
        audit.rehearsed(
                new Operator(who, "rehearsal of " + shortened(wanted.file())),
                "nothing; over the last " + wanted.dropsMax() + " files"
                        + (wanted.showValues() ? ", with customers' values" : ""));
        Run run = new Run(++last, who, wanted.file(), Instant.now(), null, "begins", null, null);
        runs.put(last, run);
        runs.keySet().removeIf(number -> number <= last - REMEMBERED_MAX);
        stopping = false;
        Thread thread = new Thread(() -> rehearse(run.number(), wanted), "rehearsal-" + last);
        thread.setDaemon(true);
        thread.start();
        worker = thread;
        return run;
    }

    private void checkNoneRuns() {
        runs.values().stream().filter(Run::isUnderway).findFirst().ifPresent(running -> {
            throw new CannotRehearse("rehearsal " + running.number() + " of " + running.file() + " by " + running.who()
                    + " is running; expected none: wait for it, or stop it");
        });
    }

    static CannotRehearse tooLarge(String file) {
        return new CannotRehearse(file + " is larger than " + TEXT_BYTES_MAX / 1024 + " KB; expected a partner file");
    }

    private static String shortened(String file) {
        return file.length() > 200 ? file.substring(file.length() - 200) : file;
    }

    private void rehearse(long number, Wanted wanted) {
        try {
            Rehearsed result =
                    rehearsal.run(wanted, step -> set(number, current(number).at(step)));
            set(number, current(number).ended(result, null));
        } catch (CannotRehearse e) {
            set(number, current(number).ended(null, e.getMessage()));
        } catch (RuntimeException | Error e) {
            set(number, current(number).ended(null, unexpected(number, e)));
        }
    }

    /** What is interrupted may fail in any way. */
    private synchronized String unexpected(long number, Throwable e) {
        if (stopping) {
            return Stopped.MESSAGE;
        }
        LOG.warn("rehearsal {} ended early; nothing of the hub is touched", number, e);
        return "it ended early: " + e.getMessage() + "; see the log";
    }

    private synchronized Run current(long number) {
        return Objects.requireNonNull(runs.get(number));
    }

    private synchronized void set(long number, Run run) {
        runs.put(number, run);
    }

    /** The one of this number, while it is remembered. */
    public synchronized Optional<Run> run(long number) {
        return Optional.ofNullable(runs.get(number));
    }

    /** Newest first. */
    public synchronized List<Run> all() {
        List<Run> all = new ArrayList<>(runs.values());
        Collections.reverse(all);
        return all;
    }

    /** Waits until it has ended. */
    public Run await(Run run) throws InterruptedException {
        Thread waited;
        synchronized (this) {
            waited = worker;
        }
        if (waited != null) {
            waited.join();
        }
        return current(run.number());
    }

    /** Ends the one that runs, within a step; does nothing when it has ended. */
    public synchronized void stop(long number) {
        Run run = runs.get(number);
        if (run != null && run.isUnderway() && worker != null) {
            stopping = true;
            runs.put(number, run.at("is being stopped"));
            worker.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        stopping = true;
        if (worker != null) {
            worker.interrupt();
        }
    }
}
