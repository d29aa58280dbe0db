package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.lint.Finding;
import io.serai.reload.FileState;
import io.serai.reload.FileState.Status;
import io.serai.reload.RouteStates;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Route files whose text is not what runs. */
@Component
class RouteNeeds implements NeedsSomebody {

    private final RouteStates states;

    RouteNeeds(RouteStates states) {
        this.states = states;
    }

    @Override
    public List<Need> now() {
        return states.all().stream()
                .filter(state -> state.status() != Status.RUNNING && state.status() != Status.WAITING)
                .map(RouteNeeds::need)
                .toList();
    }

    private static Need need(FileState state) {
        String why = state.findings().stream().map(Finding::text).collect(Collectors.joining("; "));
        return switch (state.status()) {
            case STOPPED ->
                new Need(
                        Urgency.ALARM,
                        state.file() + " is stopped, nothing of it runs: " + why + ".",
                        "Mend it and save it; it is taken within seconds.",
                        null);
            case RESTART_NEEDED ->
                new Need(
                        Urgency.ACT,
                        state.file() + " was changed: " + why + ".",
                        "Restart the hub when it suits, or put the old text back.",
                        null);
            default ->
                new Need(
                        Urgency.ACT,
                        state.file() + " is not taken, what ran before goes on: " + why + ".",
                        "Mend it and save it, before the hub is restarted.",
                        null);
        };
    }
}
