package io.serai.deliver;

import io.serai.settings.UnusableSetting;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.unit.DataSize;

/**
 * How the destination's list of customers is read back. Filters that are set leave customers out of the list; then nobody can be found
 * missing there.
 *
 * @param cron when, as six fields from seconds to days of the week, such as {@code 0 30 3 * * *}; empty: only when somebody asks
 * @param zone of the cron's times
 * @param path path of the list
 * @param pageSize customers that one page is asked for, 1 to 10000
 * @param pageBytesMax a longer page is no page
 * @param dateUpdate only customers that were updated since, as an ISO time
 * @param blacklistDate only those that were blacklisted since
 * @param blacklistReasons only those that were blacklisted for one of these
 * @param statuses only those with one of these: subscribed, blacklisted, invalidContact, blocked, ignoredCa, warmup
 * @param whitelistDate only those that were whitelisted since
 * @param whitelistReasons only those that were whitelisted for one of these
 */
public record ReconcileSettings(
        @DefaultValue("") String cron,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("/client/v1/customers/paginated") String path,
        @DefaultValue("1000") int pageSize,
        @DefaultValue("50MB") DataSize pageBytesMax,
        @Nullable String dateUpdate,
        @Nullable String blacklistDate,
        @DefaultValue Set<String> blacklistReasons,
        @DefaultValue Set<String> statuses,
        @Nullable String whitelistDate,
        @DefaultValue Set<String> whitelistReasons) {

    private static final Set<String> STATUSES =
            Set.of("subscribed", "blacklisted", "invalidContact", "blocked", "ignoredCa", "warmup");

    public ReconcileSettings {
        if (!cron.isEmpty() && !CronExpression.isValidExpression(cron)) {
            throw new UnusableSetting("cron", '"' + cron + '"', "six fields such as \"0 30 3 * * *\", or nothing");
        }
        check(path.startsWith("/"), "path", path, "a path that begins with /");
        check(pageSize >= 1 && pageSize <= 10_000, "page-size", String.valueOf(pageSize), "1 to 10000");
        check(pageBytesMax.toBytes() >= 1000, "page-bytes-max", pageBytesMax.toString(), "1KB or more");
        checkTime("date-update", dateUpdate);
        checkTime("blacklist-date", blacklistDate);
        checkTime("whitelist-date", whitelistDate);
        check(STATUSES.containsAll(statuses), "statuses", statuses.toString(), "some of " + STATUSES);
        blacklistReasons = Set.copyOf(blacklistReasons);
        statuses = Set.copyOf(statuses);
        whitelistReasons = Set.copyOf(whitelistReasons);
    }

    private static void check(boolean holds, String setting, String found, String expected) {
        if (!holds) {
            throw new UnusableSetting(setting, '"' + found + '"', expected);
        }
    }

    private static void checkTime(String setting, @Nullable String time) {
        try {
            if (time != null) {
                Instant.parse(time);
            }
        } catch (DateTimeParseException e) {
            throw new UnusableSetting(setting, '"' + time + '"', "a time such as 2026-01-31T00:00:00Z");
        }
    }

    /** Whether a filter leaves customers out. */
    public boolean isNarrowed() {
        return dateUpdate != null
                || blacklistDate != null
                || whitelistDate != null
                || !blacklistReasons.isEmpty()
                || !statuses.isEmpty()
                || !whitelistReasons.isEmpty();
    }
}
