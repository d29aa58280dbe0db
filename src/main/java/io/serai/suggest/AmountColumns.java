package io.serai.suggest;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of two amounts is with tax: never the smaller one. Also finds amounts that no name says. */
final class AmountColumns {
    private static final double NEARLY_ALL = 0.98;

    private final FeedDraft draft;

    AmountColumns(FeedDraft draft) {
        this.draft = draft;
    }

    /**
     * Two columns of amounts, row by row, without their signs.
     *
     * @param rows where both are numbers
     * @param atLeast where the first is at least the second
     * @param above where it is more
     */
    record Compared(long rows, long atLeast, long above) {

        boolean isGrossOverNet() {
            return rows > 0 && above > 0 && atLeast >= NEARLY_ALL * rows;
        }
    }

    /** Swaps columns whose values contradict their names, and looks for amounts among the columns that are left. */
    void settle() {
        Column net = draft.mapping().column(Field.AMOUNT_NET);
        Column gross = draft.mapping().column(Field.AMOUNT_GROSS);
        if (net != null && gross != null) {
            Compared swapped = compared(net, gross);
            if (swapped.isGrossOverNet()) {
                put(
                        net,
                        gross,
                        "amount-gross and amount-net: " + net.name() + " is never below " + gross.name() + " in "
                                + swapped.atLeast() + " of " + swapped.rows()
                                + " rows, so it is taken as the amount with tax, against"
                                + " their names");
            }
        } else if (net == null && gross == null) {
            found();
        }
    }

    private void found() {
        List<Column> left = draft.sample().columns().stream()
                .filter(column -> column.canBeNamed() && !draft.mapping().isUsed(column))
                .filter(column ->
                        Fit.isAmount(column) && !draft.sample().dates().containsKey(column))
                .toList();
        for (Column gross : left) {
            for (Column net : left) {
                if (gross != net && compared(gross, net).isGrossOverNet()) {
                    put(
                            gross,
                            net,
                            "amount-gross and amount-net: no column is called so; " + gross.name() + " is never below "
                                    + net.name());
                    return;
                }
            }
        }
        if (!left.isEmpty()) {
            draft.mapping()
                    .put(
                            Field.AMOUNT_GROSS,
                            left.get(0),
                            "amount-gross: no column is called so; this one has decimals");
        }
    }

    private void put(Column larger, Column smaller, String choose) {
        draft.mapping().put(Field.AMOUNT_NET, smaller, choose);
        draft.mapping().put(Field.AMOUNT_GROSS, larger, null);
    }

    Compared compared(Column first, Column second) {
        long rows = 0;
        long atLeast = 0;
        long above = 0;
        for (int row = 0; row < first.cells().size(); row++) {
            BigDecimal one = size(first, row);
            BigDecimal other = size(second, row);
            if (one != null && other != null) {
                rows++;
                atLeast += one.compareTo(other) >= 0 ? 1 : 0;
                above += one.compareTo(other) > 0 ? 1 : 0;
            }
        }
        return new Compared(rows, atLeast, above);
    }

    private @Nullable BigDecimal size(Column column, int row) {
        BigDecimal number = draft.number(column.cells().get(row));
        return number == null ? null : number.abs();
    }
}
