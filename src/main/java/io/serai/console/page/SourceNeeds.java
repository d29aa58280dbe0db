package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.receive.Source;
import io.serai.receive.Sources;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sources that cannot be polled, and those that somebody has stopped. */
@Component
class SourceNeeds implements NeedsSomebody {

    private final Sources sources;

    SourceNeeds(Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<Need> now() {
        return sources.all().stream()
                .flatMap(source -> Stream.ofNullable(need(source, source.why())))
                .toList();
    }

    private static @Nullable Need need(Source source, @Nullable String why) {
        if (why == null) {
            return null;
        }
        String drop = source.partner() + "/" + source.feed();
        String reason = why + (why.endsWith(".") ? "" : ".");
        String cause = "source " + source.route() + " " + source.status();
        return switch (source.status()) {
            case POLLING -> null;
            case FAILING ->
                new Need(
                                Urgency.ALARM,
                                drop + " cannot poll " + source.place() + ": " + reason,
                                "Check the source, its login and its host key; polling goes on by itself.",
                                null)
                        .because(cause);
            case PAUSED ->
                new Need(
                                Urgency.ACT,
                                drop + " takes no files: " + reason,
                                "Resume it in Hawtio or over JMX, io.serai, Drop; its files wait at the source.",
                                null)
                        .because(cause);
            case STOPPED ->
                new Need(
                                Urgency.ACT,
                                drop + " takes no files: " + reason,
                                "Start the route in Hawtio; its files wait at the source.",
                                null)
                        .because(cause);
        };
    }
}
