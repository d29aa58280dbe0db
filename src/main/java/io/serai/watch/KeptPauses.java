package io.serai.watch;

import io.serai.receive.PollGate;
import io.serai.state.Pauses;
import io.serai.state.Pauses.Pause;
import io.serai.state.Pauses.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Holds back the polls of drops that an operator has paused. */
@Component
record KeptPauses(Pauses pauses) implements PollGate {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPauses.class);

    /** While the store does not answer, a drop polls: what it finds is left at the source, since nothing can be kept. */
    @Override
    public @Nullable String pausedWhy(String route) {
        try {
            return pauses.of(Subject.DROP, route).map(Pause::text).orElse(null);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("asking the store whether {} is paused", route, e);
            return null;
        }
    }
}
