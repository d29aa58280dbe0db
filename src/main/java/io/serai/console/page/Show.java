package io.serai.console.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the pages write times, numbers and sizes. */
public record Show(ZoneId zone, Instant now) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final long UNIT = 1000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** As short as it can be without being mistaken: today the clock only. */
    public String time(@Nullable Instant time) {
        if (time == null) {
            return "-";
        }
        LocalDate day = time.atZone(zone).toLocalDate();
        LocalDate today = today();
        DateTimeFormatter form = day.equals(today) ? CLOCK : day.getYear() == today.getYear() ? DAY : YEAR;
        return form.format(time.atZone(zone));
    }

    /** Everything that is known of it, for a tooltip. */
    public String whole(@Nullable Instant time) {
        return time == null ? "" : WHOLE.format(time.atZone(zone)) + " " + zone.getId();
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    Instant startOfToday() {
        return today().atStartOfDay(zone).toInstant();
    }

    /** The zone with its present offset: {@code Europe/Paris (UTC+01:00)}. */
    public String zoneName() {
        String offset = zone.getRules().getOffset(now).getId();
        boolean utc = zone.getRules().isFixedOffset() && offset.equals("Z");
        return utc ? "UTC" : zone.getId() + " (UTC" + offset.replace("Z", "") + ")";
    }

    /** The word for many of an entity: {@code customer-groups}. */
    public String many(String entity) {
        return Entity.of(entity).plural();
    }

    public String number(@Nullable Long number) {
        return number == null ? "-" : String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 3 s}, {@code 4 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public String span(@Nullable Duration span) {
        if (span == null) {
            return "-";
        }
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }

    public String ago(@Nullable Instant time) {
        return time == null ? "-" : span(Duration.between(time.truncatedTo(ChronoUnit.SECONDS), now)) + " ago";
    }

    /** From now until then. */
    public String in(Instant time) {
        return span(Duration.between(now, time));
    }

    public String bytes(long bytes) {
        if (bytes < UNIT) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= UNIT && unit < 3) {
            value /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, new String[] {"kB", "MB", "GB", "TB"}[unit]);
    }

    /** {@code 1 file}, {@code 2 files}. */
    public String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** How the word of a state is marked: good, wait, bad or note. */
    public String kind(String word) {
        return switch (word) {
            case "done", "delivered", "accepted", "ready", "came", "sent" -> "good";
            case "failed", "refused", "locked out", "not configured", "late", "too few rows", "stores missing" -> "bad";
            case "repeated", "discarded", "past" -> "note";
            default -> "wait";
        };
    }

    /** Values as JSON, for people who asked to see them. */
    public String json(Object values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing values as JSON", e);
        }
    }
}
