package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.settings.HubSettings;
import io.serai.state.Traffic;
import io.serai.state.Traffic.Came;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Feeds of which a large share of today's rows was rejected. */
@Component
class RejectNeeds implements NeedsSomebody {

    private static final long PERCENT_MAX = 5;
    private static final long ROWS_MIN = 100;

    private final Traffic traffic;
    private final HubSettings settings;

    RejectNeeds(Traffic traffic, HubSettings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public List<Need> now() {
        Show show = new Show(settings.console().shownIn(), Instant.now());
        LocalDate today = LocalDate.ofInstant(show.now(), settings.console().shownIn());
        return traffic.came(show.startOfToday()).stream()
                .filter(came -> came.records() >= ROWS_MIN && came.rejected() * 100 > came.records() * PERCENT_MAX)
                .map(came -> need(came, show, today))
                .toList();
    }

    private static Need need(Came came, Show show, LocalDate today) {
        return new Need(
                        Urgency.ACT,
                        show.number(came.rejected()) + " of " + show.number(came.records())
                                + " rows that came today for " + came.feed() + " of " + came.partner()
                                + " were rejected.",
                        "See the reasons: tell the partner, or correct the declaration and read the files again.",
                        "/rejects?feed=" + URLEncoder.encode(came.feed(), StandardCharsets.UTF_8))
                .because("rejects " + came.feed() + " " + today);
    }
}
