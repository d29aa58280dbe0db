package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.settings.HubSettings;
import io.serai.state.ExpectedFiles;
import io.serai.state.ExpectedFiles.Expectation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Expected files that have not come, or have too few rows. */
@Component
class ExpectedNeeds implements NeedsSomebody {

    private final ExpectedFiles files;
    private final Declarations declarations;
    private final HubSettings settings;

    ExpectedNeeds(ExpectedFiles files, Declarations declarations, HubSettings settings) {
        this.files = files;
        this.declarations = declarations;
        this.settings = settings;
    }

    @Override
    public List<Need> now() {
        Show show = new Show(settings.console().shownIn(), Instant.now());
        return files.of(declarations.now().expected(), show.now()).stream()
                .filter(found -> found.state().isMissing())
                .map(found -> new Need(
                                Urgency.ACT,
                                found.expected().feed() + " of "
                                        + found.expected().partner() + ": " + text(found, show),
                                "Ask the partner for it; it is taken whenever it comes.",
                                "/drops?feed="
                                        + URLEncoder.encode(found.expected().feed(), StandardCharsets.UTF_8))
                        .because("expected " + found.expected().feed() + " " + found.deadline()))
                .toList();
    }

    private static String text(Expectation found, Show show) {
        String by = "expected by " + show.time(found.deadline()) + " " + show.zoneName();
        return switch (found.state()) {
            case STORES -> "what came, " + by + ", has no row of store " + found.storesText() + ".";
            case SHORT ->
                "what came, " + by + ", has " + show.number(found.records()) + " records, fewer than "
                        + show.number(found.expected().rowsMin()) + ".";
            default -> "no file came that was " + by + ".";
        };
    }
}
