package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.deliver.Lanes;
import io.serai.deliver.Lanes.Cause;
import io.serai.relay.RelayLanes;
import io.serai.state.Relay;
import io.serai.state.Relay.Refused;
import io.serai.state.Relays;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What passing files on waits for: accounts whose uploads are locked out, and files that were refused and not passed on again since. */
@Component
class RelayNeeds implements NeedsSomebody {

    private static final int FILES_MAX = 20;

    private final Lanes lanes;
    private final RelayLanes relaying;
    private final Relays relays;

    RelayNeeds(Lanes lanes, RelayLanes relaying, Relays relays) {
        this.lanes = lanes;
        this.relaying = relaying;
        this.relays = relays;
    }

    @Override
    public List<Need> now() {
        List<Need> needs = new ArrayList<>();
        lanes.accounts().forEach(account -> relaying.paused(account)
                .filter(paused -> paused.cause() == Cause.LOCKED_OUT)
                .ifPresent(paused -> needs.add(new Need(
                                Urgency.ALARM,
                                "Account " + account + " takes no files: " + paused.why() + ".",
                                "Correct its key or uploads.*-path in application.yaml and restart; what is due is kept.",
                                null)
                        .because("uploads " + account + " LOCKED_OUT"))));
        relays.openRefusals(FILES_MAX).stream().map(RelayNeeds::need).forEach(needs::add);
        return needs;
    }

    private static Need need(Relay relay) {
        Refused why = relay.refusal();
        String says = why == null ? "was refused" : why.reason().says();
        String fix = why == null ? "look at it" : why.reason().fix();
        return new Need(
                        Urgency.ACT,
                        "The file of drop " + relay.drop() + " " + says + ".",
                        "To do: " + fix + ".",
                        "/drops/" + relay.drop())
                .because("relay " + relay.drop());
    }
}
