package io.serai.road;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.feed.Feed;
import io.serai.feed.Feeds;
import io.serai.feed.Policies;
import io.serai.receive.WaitingLooks;
import io.serai.state.AcceptedAliases;
import io.serai.state.Drop;
import io.serai.state.WaitingFiles;
import io.serai.state.WaitingFiles.Waiting;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of {@code 90-replay} for files that wait for their feed to take their header. */
@Component("seraiWaiting")
public class WaitingSteps {

    private final WaitingFiles files;
    private final AcceptedAliases aliases;
    private final Feeds feeds;
    private final Drops drops;
    private final WaitingLooks looks;

    WaitingSteps(
            WaitingFiles files,
            AcceptedAliases aliases,
            Feeds feeds,
            Drops drops,
            WaitingLooks looks,
            MeterRegistry meters) {
        this.files = files;
        this.aliases = aliases;
        this.feeds = feeds;
        this.drops = drops;
        this.looks = looks;
        Gauge.builder("serai_waiting_files", files, WaitingFiles::count)
                .description("files that wait for their feed to take their header")
                .register(meters);
    }

    /**
     * Those whose feed is declared otherwise than when they were found waiting, oldest first. Names of columns that were accepted
     * since, perhaps by a command beside the hub, are in effect from here on.
     */
    public List<Waiting> changed() {
        feeds.accept(aliases.aliases());
        List<Waiting> waiting = files.list();
        Set<String> same = waiting.stream()
                .filter(one -> !isChanged(one) && isKept(one))
                .map(WaitingSteps::place)
                .collect(Collectors.toSet());
        looks.retain(same::contains);
        return waiting.stream().filter(one -> isChanged(one) && isKept(one)).toList();
    }

    private boolean isChanged(Waiting one) {
        Optional<Feed> feed = feeds.all().stream()
                .filter(declared -> declared.name().equals(one.file().feed()))
                .findFirst();
        return feed.isPresent()
                && (feed.get().policies().drift() == Policies.Drift.FAIL
                        || !feed.get().fingerprint().equals(one.declaration()));
    }

    private static boolean isKept(Waiting one) {
        return Files.exists(one.file().archived());
    }

    private static String place(Waiting one) {
        return one.file().partner() + '/' + one.file().feed() + '/' + one.file().name();
    }

    /** Its drop, open again; null when it no longer waits. */
    public @Nullable Drop open(@ExchangeProperty("waiting") Waiting waiting) {
        return files.reopen(waiting.drop(), drops.feed(waiting.file())).orElse(null);
    }
}
