package io.serai.read;

import io.serai.feed.Format;
import io.serai.model.Reason;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times by the feed's patterns, tried in their order. A date alone is its first moment in the zone. A local time that the
 * clocks skipped is refused; one that they showed twice is the earlier. Canonical: seconds since 1970, with nine digits of
 * fraction when there are any.
 */
final class TimeForm implements CellForm {
    private static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("2101-01-01T00:00:00Z").getEpochSecond();
    private static final int REMEMBERED = 1024;
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;
    private final @Nullable ZoneId zone;

    /** Export times repeat; the last texts and their canonical forms, by hash. */
    private final String[] texts = new String[REMEMBERED];

    private final String[] canonicals = new String[REMEMBERED];

    TimeForm(Format format) {
        this.patterns = format.datePatterns();
        this.formatters = patterns.stream().map(TimeForm::formatter).toList();
        this.zone = format.zone();
    }

    static DateTimeFormatter formatter(String pattern) {
        if (pattern.equals("iso") || pattern.equals("epoch-seconds")) {
            return ISO;
        }
        String strict = pattern.contains("G") ? pattern : pattern.replace('y', 'u');
        return DateTimeFormatter.ofPattern(strict, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public String canonical(String cell) throws CellFault {
        int slot = cell.hashCode() & (REMEMBERED - 1);
        if (cell.equals(texts[slot])) {
            return canonicals[slot];
        }
        String canonical = canonical(parsed(cell), cell);
        texts[slot] = cell;
        canonicals[slot] = canonical;
        return canonical;
    }

    private static String canonical(Instant time, String cell) throws CellFault {
        long seconds = time.getEpochSecond();
        if (seconds < FIRST || seconds >= END) {
            throw new CellFault(Reason.DATE_OUT_OF_RANGE, cell, "a date from 1900 to 2100");
        }
        return time.getNano() == 0
                ? Long.toString(seconds)
                : seconds + "."
                        + Integer.toString(1_000_000_000 + time.getNano()).substring(1);
    }

    private Instant parsed(String cell) throws CellFault {
        for (int i = 0; i < formatters.size(); i++) {
            if (patterns.get(i).equals("epoch-seconds")) {
                if (isWhole(cell)) {
                    return Instant.ofEpochSecond(Long.parseLong(cell));
                }
                continue;
            }
            Instant utc = patterns.get(i).equals("iso") ? UtcTime.of(cell) : null;
            if (utc != null) {
                return utc;
            }
            TemporalAccessor time = accepted(formatters.get(i), cell);
            if (time != null) {
                return instant(time, cell);
            }
        }
        throw new CellFault(Reason.NOT_A_DATE, cell, "a date as " + String.join(" or ", patterns));
    }

    private static boolean isWhole(String cell) {
        int digits = cell.startsWith("-") ? 1 : 0;
        return cell.length() > digits
                && cell.length() <= digits + 15
                && cell.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Null when the text is not of this pattern; a text of its shape that is no date (31/02) costs an exception. */
    static @Nullable TemporalAccessor accepted(DateTimeFormatter formatter, String cell) {
        ParsePosition position = new ParsePosition(0);
        if (formatter.parseUnresolved(cell, position) == null || position.getIndex() < cell.length()) {
            return null;
        }
        try {
            return formatter.parse(cell);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Instant instant(TemporalAccessor time, String cell) throws CellFault {
        if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time);
        }
        LocalDate date = time.query(TemporalQueries.localDate());
        if (date == null) {
            throw new CellFault(Reason.NOT_A_DATE, cell, "a date as " + String.join(" or ", patterns));
        }
        LocalTime clock = time.query(TemporalQueries.localTime());
        if (clock == null) {
            return date.atStartOfDay(zoneOf(cell)).toInstant();
        }
        LocalDateTime local = LocalDateTime.of(date, clock);
        List<ZoneOffset> offsets = zoneOf(cell).getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new CellFault(Reason.NO_SUCH_TIME, cell, "a time that exists in " + zone);
        }
        return local.toInstant(offsets.get(0)); // of two, the first is the earlier moment
    }

    private ZoneId zoneOf(String cell) throws CellFault {
        if (zone == null) {
            throw new CellFault(Reason.NOT_A_DATE, cell, "a time with an offset, such as 2026-01-31T10:00:00+01:00");
        }
        return zone;
    }
}
