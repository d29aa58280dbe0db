package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.receive.PollWatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sources that cannot be polled. */
@Component
class SourceNeeds implements NeedsSomebody {

    @Override
    public List<Need> now() {
        return PollWatch.all().stream()
                .filter(source -> source.failure() != null)
                .map(source -> new Need(
                        Urgency.ALARM,
                        source.partner() + "/" + source.feed() + " cannot poll " + source.source() + ": "
                                + source.failure() + ".",
                        "Check the source, its login and its host key; polling goes on by itself.",
                        null))
                .toList();
    }
}
