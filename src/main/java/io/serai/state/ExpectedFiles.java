package io.serai.state;

import io.serai.feed.Expected;
import io.serai.feed.Expected.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the files that feeds expect have come. One index range for each feed. */
public final class ExpectedFiles {

    /** How many times in a row a store must have come to be expected. */
    private static final int LEARNT_TIMES = 3;

    private static final int STORES_SHOWN_MAX = 20;

    /** In the counters, before the name of a feed. */
    private static final String NOTICED = "expected ";

    /** Files that came in a span of time and can be used. */
    private static final String USABLE = "feed = ? and received_at > ? and received_at <= ? and partner = ?"
            + " and result in ('done', 'open', 'parked') and replay_of is null and source <> ?";

    private final Database database;
    private final JdbcTemplate jdbc;

    ExpectedFiles(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** How it stands with the last time that has passed. */
    public enum State {
        /** No time has passed yet. */
        NOT_YET("waits"),
        /** It came, if perhaps after its time. */
        CAME("came"),
        /** Nothing that can be used came. */
        LATE("late"),
        /** What came has fewer records than expected. */
        SHORT("too few rows"),
        /** What came does not name all stores. */
        STORES("stores missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether somebody must ask the partner. */
        public boolean isMissing() {
            return this == LATE || this == SHORT || this == STORES;
        }
    }

    /**
     * One feed's expectation.
     *
     * @param deadline the last time that has passed; null when none has
     * @param next the next one; null when there is none
     * @param files that came for it and can be used: taken, being read, parked or waiting
     * @param records of these files
     * @param first when the first of them came; null when none did
     * @param missingStores that none of these files named, in order; empty unless the state is {@link State#STORES}
     */
    public record Expectation(
            Expected expected,
            State state,
            @Nullable Instant deadline,
            @Nullable Instant next,
            long files,
            long records,
            @Nullable Instant first,
            List<String> missingStores) {

        /** The missing stores in words, such as {@code 12, 14}; the first twenty. */
        public String storesText() {
            int more = missingStores.size() - STORES_SHOWN_MAX;
            return String.join(", ", missingStores.subList(0, Math.min(STORES_SHOWN_MAX, missingStores.size())))
                    + (more > 0 ? " and " + more + " more" : "");
        }

        /** Whether it came, but after its time. */
        public boolean cameLate() {
            return state == State.CAME && first != null && deadline != null && first.isAfter(deadline);
        }
    }

    /** Each expectation as it stands. */
    public List<Expectation> of(List<Expected> expected, Instant now) {
        return expected.stream().map(one -> of(one, now)).toList();
    }

    /** Keeps which stores a file named; what was kept of it before is replaced. */
    public void named(Drop drop, Map<String, Long> records) {
        List<Object[]> rows = records.entrySet().stream()
                .map(store -> new Object[] {drop.id(), store.getKey(), store.getValue()})
                .toList();
        database.write(() -> {
            jdbc.update("delete from drop_store where drop_id = ?", drop.id());
            return jdbc.batchUpdate("insert into drop_store (drop_id, store, records) values (?, ?, ?)", rows);
        });
    }

    /** For which time the partner was last told, in its drop, that something is missing; null when it was not, or all has come since. */
    public @Nullable Instant noticed(Expected expected) {
        return jdbc
                .queryForList("select value from counter where name = ?", Long.class, NOTICED + expected.feed())
                .stream()
                .map(Database::time)
                .findFirst()
                .orElse(null);
    }

    /** The partner is told; null: all has come. */
    public void notice(Expected expected, @Nullable Instant deadline) {
        String name = NOTICED + expected.feed();
        database.write(() -> {
            int gone = jdbc.update("delete from counter where name = ?", name);
            return deadline == null
                    ? gone
                    : jdbc.update("insert into counter (name, value) values (?, ?)", name, Database.micros(deadline));
        });
    }

    private Expectation of(Expected expected, Instant now) {
        Span span = expected.lastBefore(now);
        Instant next = expected.next(now);
        if (span == null) {
            return new Expectation(expected, State.NOT_YET, null, next, 0, 0, null, List.of());
        }
        Came came = came(expected, span.after(), now);
        List<String> missing = came.files() == 0 || !came.known() ? List.of() : missing(expected, span, now);
        State state = came.files() == 0
                ? State.LATE
                : came.known() && came.records() < expected.rowsMin()
                        ? State.SHORT
                        : missing.isEmpty() ? State.CAME : State.STORES;
        return new Expectation(
                expected,
                state,
                span.deadline(),
                next,
                came.files(),
                came.records(),
                came.first(),
                state == State.STORES ? missing : List.of());
    }

    /** @param known whether all of them are read, so that the records are all there are */
    private record Came(long files, long records, @Nullable Instant first, boolean known) {}

    private Came came(Expected expected, Instant after, Instant until) {
        return jdbc.query(
                        "select count(*), coalesce(sum(records), 0), min(received_at),"
                                + " sum(case result when 'done' then 0 else 1 end) from drop_ledger where " + USABLE,
                        (row, n) -> new Came(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(1) == 0 ? null : Database.time(row.getLong(3)),
                                row.getLong(4) == 0),
                        which(expected, after, until))
                .get(0);
    }

    private List<String> missing(Expected expected, Span span, Instant now) {
        Set<String> wanted = new TreeSet<>(expected.learnsStores() ? learnt(expected, span) : expected.stores());
        wanted.removeAll(wanted.isEmpty() ? Set.of() : stores(expected, span.after(), now));
        return List.copyOf(wanted);
    }

    /** The stores that came for each of the times before; none as long as there were fewer times. */
    private Set<String> learnt(Expected expected, Span last) {
        Set<String> always = new TreeSet<>();
        Span span = last;
        for (int time = 0; time < LEARNT_TIMES; time++) {
            Instant until = span.after();
            Span before = expected.lastBefore(until);
            if (before == null) {
                return Set.of();
            }
            Set<String> came = stores(expected, before.after(), until);
            if (time == 0) {
                always.addAll(came);
            } else {
                always.retainAll(came);
            }
            span = before;
        }
        return always;
    }

    private Set<String> stores(Expected expected, Instant after, Instant until) {
        return Set.copyOf(jdbc.queryForList(
                "select distinct store from drop_store where drop_id in (select id from drop_ledger where " + USABLE
                        + ")",
                String.class,
                which(expected, after, until)));
    }

    private static Object[] which(Expected expected, Instant after, Instant until) {
        return new Object[] {
            expected.feed(), Database.micros(after), Database.micros(until), expected.partner(), Edits.SOURCE
        };
    }
}
