package io.serai.console.page;

import io.serai.feed.Feed;
import io.serai.state.Traffic.Came;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came in today, partner by partner; also those from whom nothing came. */
@Component
class Partners {

    private final Declarations declarations;

    Partners(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * One partner's day.
     *
     * @param feeds how many feeds are declared for it
     * @param last when its newest file of today came; null when none did
     */
    record Day(
            String partner,
            int feeds,
            long files,
            long failed,
            long records,
            long rejected,
            @Nullable Instant last) {

        private Day plus(Came came) {
            Instant newest = last == null || last.isBefore(came.last()) ? came.last() : last;
            return new Day(
                    partner,
                    feeds,
                    files + came.files(),
                    failed + came.failed(),
                    records + came.records(),
                    rejected + came.rejected(),
                    newest);
        }
    }

    /** Days of partners, and whether no feed is declared at all. */
    record Today(List<Day> days, boolean none) {}

    /** Those with the newest file first, then those from whom nothing came. */
    Today today(List<Came> came) {
        Collection<Feed> declared = declarations.now().byName().values();
        TreeMap<String, Day> days = new TreeMap<>();
        for (Feed feed : declared) {
            days.merge(feed.partner(), new Day(feed.partner(), 1, 0, 0, 0, 0, null), Partners::oneMore);
        }
        for (Came one : came) {
            Day day = days.getOrDefault(one.partner(), new Day(one.partner(), 0, 0, 0, 0, 0, null));
            days.put(one.partner(), day.plus(one));
        }
        List<Day> sorted = new ArrayList<>(days.values());
        sorted.sort(Comparator.comparing(Day::last, Comparator.nullsLast(Comparator.reverseOrder())));
        return new Today(sorted, declared.isEmpty());
    }

    private static Day oneMore(Day known, Day more) {
        return new Day(
                known.partner,
                known.feeds + more.feeds,
                known.files,
                known.failed,
                known.records,
                known.rejected,
                null);
    }
}
