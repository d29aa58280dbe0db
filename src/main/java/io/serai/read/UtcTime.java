package io.serai.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Times written {@code 2026-01-31T10:00:00Z}: the form of most exports, read without a formatter. */
final class UtcTime {
    private static final String SHAPE = "dddd-dd-ddTdd:dd:ddZ";
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3600;

    private UtcTime() {}

    /** Null when the text has another shape, or is no time. */
    static @Nullable Instant of(String cell) {
        if (!hasShape(cell)) {
            return null;
        }
        int year = number(cell, 0, 4);
        int month = number(cell, 5, 7);
        int day = number(cell, 8, 10);
        int hour = number(cell, 11, 13);
        int minute = number(cell, 14, 16);
        int second = number(cell, 17, 19);
        boolean date = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (!date || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int ofDay = hour * SECONDS_OF_HOUR + minute * SECONDS_OF_MINUTE + second;
        return Instant.ofEpochSecond(LocalDate.of(year, month, day).toEpochDay() * 24 * SECONDS_OF_HOUR + ofDay);
    }

    private static boolean hasShape(String cell) {
        if (cell.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = cell.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String cell, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + cell.charAt(i) - '0';
        }
        return number;
    }
}
