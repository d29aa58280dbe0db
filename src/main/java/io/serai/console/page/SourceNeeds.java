package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.receive.PollWatch;
import io.serai.receive.Sources;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sources that cannot be polled. */
@Component
class SourceNeeds implements NeedsSomebody {

    private final Sources sources;

    SourceNeeds(Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<Need> now() {
        return sources.all().stream()
                .flatMap(source -> need(source, source.failure()))
                .toList();
    }

    private static Stream<Need> need(PollWatch source, @Nullable String failure) {
        if (failure == null) {
            return Stream.empty();
        }
        String place = source.partner() + "/" + source.feed() + " cannot poll " + source.source() + ": ";
        return Stream.of(new Need(
                Urgency.ALARM,
                place + failure + (failure.endsWith(".") ? "" : "."),
                "Check the source, its login and its host key; polling goes on by itself.",
                null));
    }
}
