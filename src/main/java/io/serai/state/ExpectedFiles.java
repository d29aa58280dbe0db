package io.serai.state;

import io.serai.feed.Expected;
import io.serai.feed.Expected.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the files that feeds expect have come. One index range for each feed. */
public final class ExpectedFiles {

    private final JdbcTemplate jdbc;

    ExpectedFiles(Database database) {
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
        SHORT("too few rows");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether somebody must ask the partner. */
        public boolean isMissing() {
            return this == LATE || this == SHORT;
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
     */
    public record Expectation(
            Expected expected,
            State state,
            @Nullable Instant deadline,
            @Nullable Instant next,
            long files,
            long records,
            @Nullable Instant first) {

        /** Whether it came, but after its time. */
        public boolean cameLate() {
            return state == State.CAME && first != null && deadline != null && first.isAfter(deadline);
        }
    }

    /** Each expectation as it stands. */
    public List<Expectation> of(List<Expected> expected, Instant now) {
        return expected.stream().map(one -> of(one, now)).toList();
    }

    private Expectation of(Expected expected, Instant now) {
        Span span = expected.lastBefore(now);
        Instant next = expected.next(now);
        if (span == null) {
            return new Expectation(expected, State.NOT_YET, null, next, 0, 0, null);
        }
        return jdbc.query(
                        """
                        select count(*), coalesce(sum(records), 0), min(received_at),
                               sum(case result when 'done' then 0 else 1 end)
                        from drop_ledger where feed = ? and received_at > ? and received_at <= ? and partner = ?
                            and result in ('done', 'open', 'parked') and replay_of is null and source <> ?""",
                        (row, n) -> {
                            long files = row.getLong(1);
                            long records = row.getLong(2);
                            long first = row.getLong(3);
                            boolean known = row.getLong(4) == 0;
                            State state = files == 0
                                    ? State.LATE
                                    : known && records < expected.rowsMin() ? State.SHORT : State.CAME;
                            Instant came = files == 0 ? null : Database.time(first);
                            return new Expectation(expected, state, span.deadline(), next, files, records, came);
                        },
                        expected.feed(),
                        Database.micros(span.after()),
                        Database.micros(now),
                        expected.partner(),
                        Edits.SOURCE)
                .get(0);
    }
}
