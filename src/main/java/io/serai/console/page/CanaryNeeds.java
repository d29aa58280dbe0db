package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.state.CanaryDecisions;
import io.serai.state.CanaryDecisions.Waiting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Feeds that have stopped because their first items were refused. */
@Component
class CanaryNeeds implements NeedsSomebody {

    private final CanaryDecisions canaries;

    CanaryNeeds(CanaryDecisions canaries) {
        this.canaries = canaries;
    }

    @Override
    public List<Need> now() {
        return canaries.stopped().stream().map(CanaryNeeds::need).toList();
    }

    private static Need need(Waiting canary) {
        return new Need(
                Urgency.ALARM,
                "Feed " + canary.feed() + " has stopped at its first items for account " + canary.account() + ": "
                        + canary.why() + "; " + canary.dueText() + " wait.",
                "Look at the answer; correct the feed and replay its file, or retry, or release it.",
                "/canaries");
    }
}
