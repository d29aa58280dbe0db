package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.deliver.Lanes.Cause;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What delivering waits for: accounts that are locked out or that an operator has paused, and open dead letters. A busy destination is not among them. */
@Component
class DeliveryNeeds implements NeedsSomebody {

    private final io.serai.deliver.Lanes lanes;
    private final Figures figures;

    DeliveryNeeds(io.serai.deliver.Lanes lanes, Figures figures) {
        this.lanes = lanes;
        this.figures = figures;
    }

    @Override
    public List<Need> now() {
        List<Need> needs = new ArrayList<>();
        lanes.pauses().forEach((account, pause) -> pause.filter(paused -> paused.cause() != Cause.BUSY)
                .ifPresent(paused -> needs.add(new Need(
                                paused.lockedOut() ? Urgency.ALARM : Urgency.ACT,
                                "Account " + account + " is " + (paused.lockedOut() ? "locked out: " : "")
                                        + paused.why() + ".",
                                paused.todo(),
                                "/due?account=" + account)
                        .because("account " + account + " " + paused.cause()))));
        figures.now().letters().stream()
                .filter(letters -> !letters.reason().isSetAside())
                .forEach(letters -> needs.add(new Need(
                                Urgency.ACT,
                                letters.count() + (letters.count() == 1 ? " item of " : " items of ")
                                        + letters.account()
                                        + (letters.count() == 1 ? " is a dead letter: it " : " are dead letters: each ")
                                        + letters.reason().says() + ".",
                                "To do: " + letters.reason().fix() + "; then replay, or discard.",
                                "/dead-letters?account=" + letters.account() + "&reason=" + letters.reason())
                        .because("dead-letters " + letters.account() + " " + letters.reason())));
        return needs;
    }
}
