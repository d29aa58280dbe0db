package io.serai.feed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a file of a feed is expected, so that one that does not come is noticed. It changes nothing about how files are read.
 *
 * @param feed the feed's name
 * @param partner whose files these are
 * @param days on which a file is due: {@code mon-fri}, {@code mon, thu}; absent: every day
 * @param byTime until when it must have come, such as {@code 06:30}; a file counts for this time when it comes after the one before
 * @param zone of the days and the time; absent: the zone of the feed's {@code format}
 * @param rowsMin records that the files must have together; fewer are told like a missing file
 * @param stores that the files must name together, such as {@code 012, 014}; a missing one is told like a missing file. {@code learn}
 *     stands for the stores that came for each of the three times before. Only where ticket ids are per store
 * @param except dates without a file, such as {@code 2026-12-25, 2027-01-01}
 * @param notice {@code drop}: what is missing is told to the partner too, in a small JSON file beside where its files lie; {@code
 *     off}, or absent: the partner is told nothing
 */
public record Expected(
        String feed,
        String partner,
        Set<DayOfWeek> days,
        LocalTime byTime,
        ZoneId zone,
        long rowsMin,
        Set<String> stores,
        Set<LocalDate> except,
        Notice notice) {

    private static final Set<String> LEARN = Set.of("learn");

    /** Further back than any pause between two expected days that is not all exceptions. */
    private static final int DAYS_BACK_MAX = 400;

    public Expected {
        days = Set.copyOf(days);
        stores = Set.copyOf(stores);
        except = Set.copyOf(except);
    }

    /** Whether the partner is told what is missing. */
    public enum Notice {
        OFF,
        DROP
    }

    /**
     * The last time that has passed, and the one before: what came between them, or later, was meant for the last one.
     *
     * @param after exclusive
     * @param deadline inclusive
     */
    public record Span(Instant after, Instant deadline) {}

    /** Whether the stores are those that came before. */
    public boolean learnsStores() {
        return stores.equals(LEARN);
    }

    /** Null when no time has passed within more than a year. */
    public @Nullable Span lastBefore(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant last = null;
        for (int back = 0; back < DAYS_BACK_MAX; back++) {
            LocalDate day = today.minusDays(back);
            Instant deadline = deadline(day);
            if (!isExpected(day) || deadline.isAfter(now)) {
                continue;
            }
            if (last != null) {
                return new Span(deadline, last);
            }
            last = deadline;
        }
        return last == null ? null : new Span(Instant.EPOCH, last);
    }

    /** The next time that has not passed; null when there is none within more than a year. */
    public @Nullable Instant next(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead < DAYS_BACK_MAX; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (isExpected(day) && deadline(day).isAfter(now)) {
                return deadline(day);
            }
        }
        return null;
    }

    private boolean isExpected(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !except.contains(day);
    }

    private Instant deadline(LocalDate day) {
        return day.atTime(byTime).atZone(zone).toInstant();
    }
}
