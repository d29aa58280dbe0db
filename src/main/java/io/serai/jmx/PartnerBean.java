package io.serai.jmx;

import io.serai.receive.Source;
import io.serai.receive.Sources;
import io.serai.settings.HubSettings;
import io.serai.state.ExpectedFiles;
import io.serai.state.ExpectedFiles.Expectation;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Subject;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Came;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** One partner over JMX. Public only because JMX calls it. */
@ManagedResource(description = "A partner: its drops, and what came today")
public final class PartnerBean {

    private static final String WHY = "the reason in your words; it is kept in the audit";

    private final String partner;
    private final Parts parts;

    PartnerBean(String partner, Parts parts) {
        this.partner = partner;
        this.parts = parts;
    }

    /** What it looks at. */
    record Parts(
            Sources sources,
            Traffic traffic,
            ExpectedFiles files,
            io.serai.feed.Feeds feeds,
            Pauses pauses,
            HubSettings settings) {}

    @ManagedAttribute(description = "Its drops, each as \"route: state\"")
    public String[] getDrops() {
        return drops().stream()
                .map(source -> source.route() + ": " + source.status().name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "Its feeds")
    public String[] getFeeds() {
        return drops().stream().map(Source::feed).distinct().toArray(String[]::new);
    }

    @ManagedAttribute(description = "Files that came today, in the zone of the console page")
    public long getFilesToday() {
        return today(Came::files);
    }

    @ManagedAttribute(description = "Files of today that could not be used at all")
    public long getFailedToday() {
        return today(Came::failed);
    }

    @ManagedAttribute(description = "Records of today's files")
    public long getRecordsToday() {
        return today(Came::records);
    }

    @ManagedAttribute(description = "Rows of today's files that were rejected")
    public long getRejectedToday() {
        return today(Came::rejected);
    }

    @ManagedAttribute(description = "When the newest file of today came (UTC); empty when none did")
    public String getLastFile() {
        return came().stream()
                .map(Came::last)
                .max(Instant::compareTo)
                .map(Instant::toString)
                .orElse("");
    }

    @ManagedAttribute(description = "Expected files that are late, too short or lack stores, each as \"feed: state\"")
    public String[] getMissingFiles() {
        return parts.files().of(parts.feeds().expected(), Instant.now()).stream()
                .filter(found -> found.expected().partner().equals(partner)
                        && found.state().isMissing())
                .map(PartnerBean::text)
                .toArray(String[]::new);
    }

    private static String text(Expectation found) {
        String stores = found.missingStores().isEmpty() ? "" : " " + found.storesText();
        return found.expected().feed() + ": " + found.state().word() + stores;
    }

    @ManagedOperation(description = "Pauses all its drops until they are resumed, also over a restart")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String pause(String why) {
        return each(source -> Optional.of(source.route())
                .filter(route -> parts.pauses().of(Subject.DROP, route).isEmpty())
                .map(route -> parts.pauses().pause(Subject.DROP, route, Caller.because(why)))
                .isPresent());
    }

    @ManagedOperation(description = "Resumes all its drops that an operator has paused")
    @ManagedOperationParameter(name = "why", description = WHY)
    public String resume(String why) {
        return each(source -> {
            boolean paused = parts.pauses().of(Subject.DROP, source.route()).isPresent();
            if (paused) {
                parts.pauses().resume(Subject.DROP, source.route(), Caller.because(why));
            }
            return paused;
        });
    }

    private String each(java.util.function.Predicate<Source> act) {
        return Caller.told(() -> drops().stream().filter(act).count() + " drops changed");
    }

    private List<Source> drops() {
        return parts.sources().all().stream()
                .filter(source -> source.partner().equals(partner))
                .toList();
    }

    private long today(ToLongFunction<Came> what) {
        return came().stream().mapToLong(what).sum();
    }

    private List<Came> came() {
        ZoneId zone = parts.settings().console().shownIn();
        Instant midnight = LocalDate.now(zone).atStartOfDay(zone).toInstant();
        return parts.traffic().came(midnight).stream()
                .filter(feed -> feed.partner().equals(partner))
                .toList();
    }
}
