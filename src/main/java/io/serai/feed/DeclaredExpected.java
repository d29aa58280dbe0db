package io.serai.feed;

import io.serai.feed.Expected.Notice;
import io.serai.feed.Policies.TicketIds;
import io.serai.model.Entity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the group {@code expected} of a declaration into the {@link Expected} record. */
final class DeclaredExpected {

    private static final List<String> KEYS =
            List.of("days", "by-time", "zone", "rows-min", "stores", "except", "notice");
    private static final String DAYS = "days such as mon-fri, or mon, thu";

    private final Feed feed;
    private final Map<String, String> declared = new LinkedHashMap<>();

    DeclaredExpected(Feed feed, Map<String, Object> declared) {
        this.feed = feed;
        declared.forEach((key, value) -> {
            String word = Words.kebab(key);
            if (!KEYS.contains(word)) {
                String near = Words.nearest(word, KEYS)
                        .map(found -> "perhaps " + found + "; ")
                        .orElse("");
                throw new InvalidFeed(
                        feed.name(),
                        "expected",
                        "the unknown key \"" + key + '"',
                        near + "one of " + String.join(", ", KEYS));
            }
            this.declared.put(word, String.valueOf(value).strip());
        });
    }

    /** Null when the feed expects nothing. */
    @Nullable
    Expected checked() {
        if (declared.isEmpty()) {
            return null;
        }
        return new Expected(
                feed.name(),
                feed.partner(),
                days(),
                read("by-time", LocalTime::parse, "a time of day such as 06:30"),
                zone(),
                rowsMin(),
                stores(),
                except(),
                notice());
    }

    private <T> T read(String key, Function<String, T> reading, String expected) {
        String text = declared.get(key);
        try {
            if (text != null) {
                return reading.apply(text);
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new InvalidFeed(feed.name(), "expected." + key, '"' + text + '"', expected);
        }
        throw new InvalidFeed(feed.name(), "expected." + key, "nothing", expected);
    }

    private ZoneId zone() {
        ZoneId known = feed.format().zone();
        return known != null && !declared.containsKey("zone")
                ? known
                : read("zone", ZoneId::of, "a time zone such as Europe/Paris, since the format has none either");
    }

    private long rowsMin() {
        long rows = declared.containsKey("rows-min") ? read("rows-min", Long::valueOf, "a number such as 100") : 0;
        if (rows < 0) {
            throw new InvalidFeed(feed.name(), "expected.rows-min", '"' + String.valueOf(rows) + '"', "0 or more");
        }
        return rows;
    }

    private Set<String> stores() {
        String text = declared.get("stores");
        if (text == null) {
            return Set.of();
        }
        if (feed.rows() == RowKind.FILE
                || feed.rows().entity() != Entity.ORDER
                || feed.policies().ticketIds() == TicketIds.GLOBAL) {
            throw new InvalidFeed(
                    feed.name(),
                    "expected.stores",
                    '"' + text + '"',
                    "it only in feeds whose ticket-ids are per-store");
        }
        Set<String> ids = new TreeSet<>();
        for (String id : text.split(",", -1)) {
            if (id.isBlank()) {
                throw new InvalidFeed(
                        feed.name(), "expected.stores", '"' + text + '"', "ids such as \"012, 014\", or learn");
            }
            ids.add(id.strip());
        }
        return ids;
    }

    private Notice notice() {
        String text = declared.getOrDefault("notice", "off");
        return switch (text) {
            // YAML reads a bare off as false
            case "off", "false" -> Notice.OFF;
            case "drop" -> Notice.DROP;
            default ->
                throw new InvalidFeed(
                        feed.name(),
                        "expected.notice",
                        '"' + text + '"',
                        "drop, or off (nothing is told to the partner)");
        };
    }

    private Set<LocalDate> except() {
        Set<LocalDate> dates = new TreeSet<>();
        for (String date : declared.getOrDefault("except", "").split(",", -1)) {
            if (!date.isBlank()) {
                try {
                    dates.add(LocalDate.parse(date.strip()));
                } catch (DateTimeException e) {
                    throw new InvalidFeed(
                            feed.name(), "expected.except", '"' + date.strip() + '"', "dates such as 2026-12-25");
                }
            }
        }
        return dates;
    }

    private Set<DayOfWeek> days() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : declared.getOrDefault("days", "mon-sun").split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (ends.length > 2) {
                throw new InvalidFeed(feed.name(), "expected.days", '"' + part.strip() + '"', DAYS);
            }
            DayOfWeek day = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            for (days.add(day); day != last; days.add(day)) {
                day = day.plus(1);
            }
        }
        return days;
    }

    private DayOfWeek day(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(word) || name.substring(0, 3).equals(word)) {
                return day;
            }
        }
        throw new InvalidFeed(feed.name(), "expected.days", '"' + text.strip() + '"', DAYS);
    }
}
