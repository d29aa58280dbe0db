package io.serai.console.page;

import io.serai.console.page.Need.Urgency;
import io.serai.deliver.Lanes;
import io.serai.state.EmailOutbox;
import io.serai.state.EmailOutbox.State;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Single e-mails that wait for a decision: refused ones, and those of which nobody knows whether they were sent. */
@Component
class EmailNeeds implements NeedsSomebody {

    private final EmailOutbox outbox;
    private final Lanes lanes;

    EmailNeeds(EmailOutbox outbox, Lanes lanes) {
        this.outbox = outbox;
        this.lanes = lanes;
    }

    @Override
    public List<Need> now() {
        List<Need> needs = new ArrayList<>();
        for (String account : lanes.accounts()) {
            add(needs, account, State.UNKNOWN, "may have been sent, or not", "Ask Kiliba, then resend or discard.");
            add(needs, account, State.REFUSED, "refused by Kiliba", "Correct the cause, then resend, or discard.");
        }
        return needs;
    }

    private void add(List<Need> needs, String account, State state, String how, String todo) {
        long count = outbox.count(account, state);
        if (count > 0) {
            String what = count + (count == 1 ? " e-mail of " : " e-mails of ") + account
                    + (state == State.UNKNOWN ? " " : count == 1 ? " is " : " are ") + how + ".";
            needs.add(new Need(Urgency.ACT, what, todo, "/emails?account=" + account + "&state=" + state.word())
                    .because("emails " + account + " " + state.word()));
        }
    }
}
