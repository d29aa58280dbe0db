package io.serai.console.page;

import io.serai.state.Traffic.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns over time. Heights are pixels, widths percent, so that it fits any page without its text being scaled.
 *
 * @param good the word for the filled part, such as {@code taken}
 * @param bad the word for the hatched part on top, such as {@code rejected}
 * @param most the number at the top line
 */
record Chart(String good, String bad, String counted, long most, List<Column> columns) {

    static final int PLOT_PIXELS = 104;
    private static final double GAP = 0.22;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("EEE HH:00", Locale.ENGLISH);

    /**
     * One span of time.
     *
     * @param name of the span, whole
     * @param tick its short name below; empty when there is no room for it
     * @param files how many files or requests
     */
    record Column(
            String name,
            String tick,
            long good,
            long bad,
            long files,
            double x,
            double width,
            double middle,
            double goodTop,
            double goodHeight,
            double badTop,
            double badHeight) {}

    /** The spans that a chart shows. */
    enum Span {
        /** The last 24 hours, by hour. */
        HOURS(24),
        /** The last 14 days, by day. */
        DAYS(14);

        final int columns;

        Span(int columns) {
            this.columns = columns;
        }

        Instant from(Show show) {
            return begins(show).get(0).toInstant();
        }

        private List<ZonedDateTime> begins(Show show) {
            ZonedDateTime now = show.now().atZone(show.zone());
            ZonedDateTime last = this == DAYS
                    ? now.toLocalDate().atStartOfDay(show.zone())
                    : now.withMinute(0).withSecond(0).withNano(0);
            List<ZonedDateTime> begins = new ArrayList<>();
            for (int back = columns - 1; back >= 0; back--) {
                begins.add(this == DAYS ? last.minusDays(back) : last.minus(Duration.ofHours(back)));
            }
            return begins;
        }

        private String name(ZonedDateTime begin) {
            return (this == DAYS ? DAY : HOUR).format(begin);
        }

        private String tick(ZonedDateTime begin, int index) {
            if (this == DAYS) {
                return Integer.toString(begin.getDayOfMonth());
            }
            return (columns - 1 - index) % 6 == 0 ? String.format(Locale.ROOT, "%02d:00", begin.getHour()) : "";
        }
    }

    public boolean empty() {
        return columns.stream().allMatch(column -> column.good + column.bad == 0);
    }

    static Chart of(List<Slot> slots, Span span, Show show, String good, String bad, String counted) {
        List<ZonedDateTime> begins = span.begins(show);
        List<long[]> sums = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            Instant from = begins.get(i).toInstant();
            Instant until = i + 1 < begins.size() ? begins.get(i + 1).toInstant() : Instant.MAX;
            sums.add(sum(slots, from, until));
        }
        long most = nice(sums.stream().mapToLong(sum -> sum[0] + sum[1]).max().orElse(0));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            columns.add(
                    column(span.name(begins.get(i)), span.tick(begins.get(i), i), sums.get(i), i, begins.size(), most));
        }
        return new Chart(good, bad, counted, most, columns);
    }

    private static long[] sum(List<Slot> slots, Instant from, Instant until) {
        long[] sum = new long[3];
        for (Slot slot : slots) {
            if (!slot.at().isBefore(from) && slot.at().isBefore(until)) {
                sum[0] += slot.good();
                sum[1] += slot.bad();
                sum[2] += slot.count();
            }
        }
        return sum;
    }

    private static Column column(String name, String tick, long[] sum, int index, int count, long most) {
        double step = 100.0 / count;
        double good = height(sum[0], most);
        double bad = height(sum[1], most);
        return new Column(
                name,
                tick,
                sum[0],
                sum[1],
                sum[2],
                round(index * step + step * GAP / 2),
                round(step * (1 - GAP)),
                round(index * step + step / 2),
                round(PLOT_PIXELS - good),
                good,
                round(PLOT_PIXELS - good - bad),
                bad);
    }

    /** What is there is seen, however little it is. */
    private static double height(long value, long most) {
        return value == 0 ? 0 : round(Math.max(2, PLOT_PIXELS * (double) value / most));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** The next of 1, 2, 5, 10, 20, 50 and so on. */
    static long nice(long value) {
        long step = 1;
        while (true) {
            for (long times : new long[] {1, 2, 5}) {
                if (step * times >= value) {
                    return step * times;
                }
            }
            step *= 10;
        }
    }
}
