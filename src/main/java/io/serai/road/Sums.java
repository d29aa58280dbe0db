package io.serai.road;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.state.LedgerSums;
import io.serai.state.LedgerSums.OpenSum;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The alarm of drops whose sums do not close: the gauge {@code serai_sums_open} and one ERROR line for each drop; {@link
 * LedgerHealth} shows them.
 */
@Component("seraiSums")
public class Sums {

    private static final Logger LOG = LoggerFactory.getLogger("serai.drops");

    private final LedgerSums ledger;
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    Sums(LedgerSums ledger, MeterRegistry meters) {
        this.ledger = ledger;
        meters.gauge("serai.sums.open", ledger, sums -> sums.known().size());
    }

    /** Adds up every closed drop again: called by the route {@code check-sums}. */
    public void check() {
        tell(ledger.check());
    }

    /** What is known to be open now; told once. */
    List<OpenSum> open() {
        List<OpenSum> open = ledger.known();
        tell(open);
        return open;
    }

    private void tell(List<OpenSum> open) {
        for (OpenSum sum : open) {
            if (told.add(sum.drop())) {
                LOG.error(
                        "drop {} {}/{}: sums do not close: {}; a drop that is open keeps its file at the source; run prove and report it",
                        sum.drop(),
                        sum.partner(),
                        sum.name(),
                        sum.how());
            }
        }
    }
}
