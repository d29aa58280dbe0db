package io.serai.state;

import io.serai.state.Ledger.AccountSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far history loads are, and how long they will take at the pace of the last minutes: all from the store, so a restart loses nothing. */
public final class HistoryLoads {

    /** The first in which a request was made says how fast it goes: the shorter, the less of a pause before is in it. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private static final Duration LONGER = Duration.ofMinutes(5);
    /** Before, a rate would be a guess. */
    private static final Duration KNOWN_AFTER = Duration.ofSeconds(10);

    private final Database database;
    private final Clock clock;

    HistoryLoads(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is due of one account and entity by history loads.
     *
     * @param due items that are to be sent
     * @param ahead due items of the account that go first: all daily ones, and history's of earlier entities
     * @param itemsPerMinute that the account took during the last minute, or the last five when it took none in that one; null
     *     when nobody can say yet
     * @param leftSeconds until the last of them is sent at that pace; null when nobody can say
     */
    public record Load(
            String account,
            String entity,
            long due,
            long ahead,
            @Nullable Long itemsPerMinute,
            @Nullable Long leftSeconds) {

        public @Nullable Duration left() {
            return leftSeconds == null ? null : Duration.ofSeconds(leftSeconds);
        }
    }

    /** Those that have anything due, by account and in the order in which they are sent. */
    public List<Load> of(List<AccountSummary> accounts) {
        Map<String, Long> ahead = new HashMap<>();
        accounts.forEach(sums -> ahead.merge(sums.account(), daily(sums), Long::sum));
        List<Load> loads = new ArrayList<>();
        for (AccountSummary sums : accounts) {
            if (sums.dueHistory() > 0) {
                long before = ahead.getOrDefault(sums.account(), 0L);
                loads.add(load(sums, before));
                ahead.put(sums.account(), before + sums.dueHistory());
            }
        }
        return loads;
    }

    private static long daily(AccountSummary sums) {
        return sums.due() - sums.dueHistory() - sums.dueAtCanaries();
    }

    private Load load(AccountSummary sums, long ahead) {
        Double perSecond = itemsPerSecond(sums.account());
        long due = sums.dueHistory();
        return perSecond == null
                ? new Load(sums.account(), sums.entity(), due, ahead, null, null)
                : new Load(sums.account(), sums.entity(), due, ahead, Math.round(perSecond * 60), (long)
                        Math.ceil((ahead + due) / perSecond));
    }

    private @Nullable Double itemsPerSecond(String account) {
        Double lately = itemsPerSecond(account, LATELY);
        return lately != null ? lately : itemsPerSecond(account, LONGER);
    }

    /** From the first request of the window on; an index range of these minutes. */
    private @Nullable Double itemsPerSecond(String account, Duration window) {
        Instant now = clock.instant();
        return database.jdbc()
                .query(
                        """
                select min(at), coalesce(sum(case when result = 'accepted' then items else 0 end), 0)
                from request where at >= ? and account = ?""",
                        row -> {
                            row.next();
                            long first = row.getLong(1);
                            boolean none = row.wasNull();
                            double items = row.getLong(2);
                            Duration spent = Duration.between(Database.time(first), now);
                            boolean guess = none || items == 0 || spent.compareTo(KNOWN_AFTER) < 0;
                            return guess ? null : Double.valueOf(items * 1000 / spent.toMillis());
                        },
                        Database.micros(now.minus(window)),
                        account);
    }
}
