package io.serai.road;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.feed.Expected;
import io.serai.feed.Feeds;
import io.serai.state.ExpectedFiles;
import io.serai.state.ExpectedFiles.Expectation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks whether expected files have come; {@code 10-receive} tells when. Tells each missing one once, and when it has come. */
@Component("seraiExpected")
public class ExpectedWatch {

    private static final Logger LOG = LoggerFactory.getLogger("serai.expected");

    private final ExpectedFiles files;
    private final Feeds feeds;
    private final MeterRegistry meters;
    private final ExpectedNotices notices;

    /** By feed; the gauges look here. */
    private final Map<String, Boolean> missing = new ConcurrentHashMap<>();

    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    ExpectedWatch(ExpectedFiles files, Feeds feeds, MeterRegistry meters, ExpectedNotices notices) {
        this.files = files;
        this.feeds = feeds;
        this.meters = meters;
        this.notices = notices;
    }

    public void look() {
        files.of(feeds.expected(), Instant.now()).forEach(this::look);
    }

    /** A whole file was read: keeps which stores it named, if its feed says which ones it expects. */
    void read(DropRun run) {
        String feed = run.drop().file().feed();
        if (feeds.expected().stream()
                .anyMatch(one -> one.feed().equals(feed) && !one.stores().isEmpty())) {
            files.named(run.drop(), run.stores());
        }
    }

    private void look(Expectation found) {
        Expected expected = found.expected();
        if (missing.put(expected.feed(), found.state().isMissing()) == null) {
            Gauge.builder(
                            "serai_expected_missing",
                            missing,
                            all -> Boolean.TRUE.equals(all.get(expected.feed())) ? 1 : 0)
                    .description("1 while a feed's expected file is missing, or lacks rows or stores")
                    .tag("partner", expected.partner())
                    .tag("feed", expected.feed())
                    .register(meters);
        }
        log(found);
        notices.look(found);
    }

    private void log(Expectation found) {
        Expected expected = found.expected();
        Instant deadline = found.deadline();
        if (deadline == null) {
            return;
        }
        if (found.state().isMissing()) {
            if (!Objects.equals(told.put(expected.feed(), deadline), deadline)) {
                LOG.warn("{}/{}: {}", expected.partner(), expected.feed(), text(found));
            }
        } else if (told.remove(expected.feed()) != null) {
            LOG.info("{}/{}: the expected file has come", expected.partner(), expected.feed());
        }
    }

    private static String text(Expectation found) {
        String files = "the files expected by " + found.deadline();
        return switch (found.state()) {
            case STORES -> files + " name no row of store " + found.storesText() + "; ask the partner";
            case SHORT ->
                files + " have " + found.records() + " records; expected at least "
                        + found.expected().rowsMin() + "; ask the partner";
            default -> "no file came that was expected by " + found.deadline() + "; ask the partner";
        };
    }
}
