package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.ReceivedFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a file speaks of: from its name by the feed's pattern, else when it was modified at the source. */
public final class FileTime {

    private FileTime() {}

    /**
     * Never null; a name that the pattern does not match, or whose time does not exist, falls back to the modification
     * time.
     */
    public static Instant of(ReceivedFile file, Feed feed) {
        String regex = feed.format().fileTime();
        if (regex == null) {
            return file.modified();
        }
        Matcher matcher = Pattern.compile(regex).matcher(file.name());
        if (!matcher.find() || matcher.group(1) == null) {
            return file.modified();
        }
        ZoneId zone = feed.format().zone();
        try {
            return parsed(matcher.group(1), feed.format().fileTimePattern(), zone == null ? ZoneOffset.UTC : zone);
        } catch (DateTimeException e) {
            return file.modified();
        }
    }

    private static Instant parsed(String text, String pattern, ZoneId zone) {
        TemporalAccessor time = DateTimeFormatter.ofPattern(pattern)
                .parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return LocalDate.from(time).atStartOfDay(zone).toInstant();
    }
}
