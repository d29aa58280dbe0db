package io.serai.assemble;

import io.serai.model.LineValues;
import io.serai.model.TicketValues;
import io.serai.state.Document.Part;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;

/** A ticket's amounts: the header's, or the sum of its lines where the header has none. */
record Totals(BigDecimal net, BigDecimal gross) {

    static Totals of(TicketValues ticket, Collection<Part<LineValues>> lines) {
        BigDecimal net = ticket.amountNet();
        BigDecimal gross = ticket.amountGross();
        return new Totals(
                net == null ? sum(lines, LineValues::amountNet) : net,
                gross == null ? sum(lines, LineValues::amountGross) : gross);
    }

    /** The destination takes amounts of 0 or more only. */
    boolean isReturn() {
        return net.signum() < 0 || gross.signum() < 0;
    }

    private static BigDecimal sum(Collection<Part<LineValues>> lines, Function<LineValues, BigDecimal> amount) {
        return lines.stream().map(line -> amount.apply(line.values())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
