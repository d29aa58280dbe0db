package io.serai.read;

import io.serai.feed.Format;
import io.serai.model.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;

/** Calendar dates by the feed's patterns; a time of day behind the date is left out. Canonical: {@code 1980-12-31}. */
final class DateForm implements CellForm {
    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;

    DateForm(Format format) {
        this.patterns = format.datePatterns();
        this.formatters = patterns.stream().map(TimeForm::formatter).toList();
    }

    @Override
    public String canonical(String cell) throws CellFault {
        for (DateTimeFormatter formatter : formatters) {
            TemporalAccessor parsed = TimeForm.accepted(formatter, cell);
            LocalDate date = parsed == null ? null : parsed.query(TemporalQueries.localDate());
            if (date != null) {
                return inRange(date, cell).toString();
            }
        }
        throw new CellFault(Reason.NOT_A_DATE, cell, "a date as " + String.join(" or ", patterns));
    }

    private static LocalDate inRange(LocalDate date, String cell) throws CellFault {
        if (date.getYear() < 1900 || date.getYear() > 2100) {
            throw new CellFault(Reason.DATE_OUT_OF_RANGE, cell, "a date from 1900 to 2100");
        }
        return date;
    }
}
