package io.serai.road;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.feed.Expected;
import io.serai.feed.Expected.Notice;
import io.serai.receive.Source;
import io.serai.receive.Sources;
import io.serai.state.ExpectedFiles;
import io.serai.state.ExpectedFiles.Expectation;
import io.serai.state.ExpectedFiles.State;
import io.serai.state.LaterFiles;
import io.serai.state.LaterFiles.Place;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells partners in their own drops what is missing, where the feed says so: one file for each expected time, written again when it
 * stands otherwise, also when all has come. What was told is in the store, so a restart tells nothing twice.
 */
@Component
class ExpectedNotices {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private final ExpectedFiles files;
    private final LaterFiles later;

    /** None where nothing is polled, as in a check. */
    private final ObjectProvider<Sources> sources;

    /** By feed, how it stood when it was told; lost with a restart, after which only the end of it is news. */
    private final Map<String, State> told = new ConcurrentHashMap<>();

    ExpectedNotices(ExpectedFiles files, LaterFiles later, ObjectProvider<Sources> sources) {
        this.files = files;
        this.later = later;
        this.sources = sources;
    }

    /** What lies in the drop, in the partner's words. */
    private record Said(
            String notice,
            String partner,
            String feed,
            String expectedBy,
            String state,
            String message,
            long files,
            long records,
            long rowsMin,
            List<String> storesMissing) {}

    /** How a feed's last expected time stands now. */
    void look(Expectation found) {
        Expected expected = found.expected();
        Instant deadline = found.deadline();
        if (expected.notice() == Notice.OFF || deadline == null) {
            return;
        }
        boolean noticed = deadline.equals(files.noticed(expected));
        State before = noticed ? told.getOrDefault(expected.feed(), found.state()) : State.CAME;
        if (found.state().isMissing()) {
            if (before != found.state()) {
                tell(found, deadline);
                files.notice(expected, deadline);
            }
            told.put(expected.feed(), found.state());
        } else if (noticed) {
            tell(found, deadline);
            files.notice(expected, null);
            told.remove(expected.feed());
        }
    }

    private void tell(Expectation found, Instant deadline) {
        Expected expected = found.expected();
        ZonedDateTime by = deadline.atZone(expected.zone());
        String name = expected.feed() + ".expected-" + by.toLocalDate() + ".receipt.json";
        String content = content(found, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(by));
        for (Source source : sources.stream().flatMap(all -> all.all().stream()).toList()) {
            if (source.partner().equals(expected.partner()) && source.feed().equals(expected.feed())) {
                later.text(new Place(source.partner(), source.feed(), source.place()), name, content);
            }
        }
    }

    private static String content(Expectation found, String by) {
        Expected expected = found.expected();
        try {
            return JSON.writeValueAsString(new Said(
                    "expected-file",
                    expected.partner(),
                    expected.feed(),
                    by,
                    found.state().word(),
                    message(found, by),
                    found.files(),
                    found.records(),
                    expected.rowsMin(),
                    found.missingStores()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing what is missing of " + expected.feed(), e);
        }
    }

    private static String message(Expectation found, String by) {
        return switch (found.state()) {
            case LATE ->
                "no usable file has come that was expected by " + by + "; send it, or tell us that there is none";
            case SHORT ->
                "what came for " + by + " has " + found.records() + " rows; expected at least "
                        + found.expected().rowsMin() + "; send the others";
            case STORES -> "what came for " + by + " has no row of store " + found.storesText() + "; send these stores";
            case CAME, NOT_YET -> "what was expected by " + by + " has come; nothing is missing any more";
        };
    }
}
