package io.serai.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The file times of drops, each looked up once. Lives as long as one transaction, since a repeat may raise them. */
final class FileTimes {

    private static final int DROPS_PER_QUERY = 500;

    private final JdbcTemplate jdbc;
    private final Map<Long, Instant> known = new HashMap<>();

    FileTimes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void learn(Collection<Long> drops) {
        Set<Long> unknown = new HashSet<>(drops);
        unknown.removeAll(known.keySet());
        List<Long> ids = new ArrayList<>(unknown);
        for (int from = 0; from < ids.size(); from += DROPS_PER_QUERY) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + DROPS_PER_QUERY));
            jdbc.query(
                    "select id, file_time from drop_ledger where id in (" + marks(some.size()) + ")",
                    row -> {
                        known.put(row.getLong(1), Database.time(row.getLong(2)));
                    },
                    some.toArray());
        }
    }

    Instant of(long drop) {
        return Objects.requireNonNull(known.get(drop), () -> "drop " + drop + " is not in the ledger");
    }

    /** For looking only: a drop that the ledger does not know has the time 0. */
    Instant ofOrStart(long drop) {
        return known.getOrDefault(drop, Instant.EPOCH);
    }

    static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }
}
