package io.serai.assemble;

import io.serai.model.LineValues;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A ticket's or a cart's amounts: the header's, or the sum of its lines where the header has none. */
record Totals(BigDecimal net, BigDecimal gross) {

    /** @param net the header's; null when the lines have it, as for {@code gross} */
    static Totals of(@Nullable BigDecimal net, @Nullable BigDecimal gross, Collection<LineValues> lines) {
        return new Totals(
                net == null ? sum(lines, LineValues::amountNet) : net,
                gross == null ? sum(lines, LineValues::amountGross) : gross);
    }

    /** The destination takes amounts of 0 or more only. */
    boolean isReturn() {
        return net.signum() < 0 || gross.signum() < 0;
    }

    private static BigDecimal sum(Collection<LineValues> lines, Function<LineValues, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
