package io.serai.suggest;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the lines' columns mean: whether the line's id tells lines apart, and whether amounts are of the row or of one piece. */
final class LineGuess {
    /** Sums of rounded amounts may be off by so much for each line. */
    private static final BigDecimal CENT = new BigDecimal("0.011");

    private static final double MOST = 0.8;
    private static final Set<String> UNIT_WORDS =
            Set.of("unit", "unitaire", "unitario", "pu", "price", "prix", "preis", "einzelpreis", "precio", "prezzo");

    private final FeedDraft lines;
    private final @Nullable FeedDraft headers;
    private final TicketKeys keys;
    private final Map<List<String>, List<Integer>> rows;

    /** @param headers the header file; null when the lines are all there is */
    LineGuess(FeedDraft lines, @Nullable FeedDraft headers, TicketKeys keys) {
        this.lines = lines;
        this.headers = headers;
        this.keys = keys;
        this.rows = keys.rows(lines);
    }

    Guess lineIds() {
        Column line = lines.mapping().column(Field.LINE);
        if (line == null) {
            long several =
                    rows.values().stream().filter(ticket -> ticket.size() > 1).count();
            String why = "no column numbers the lines of a ticket; " + several + " of " + rows.size()
                    + " tickets have several";
            return several == 0
                    ? Guess.proven("position", why)
                    : Guess.chosen(
                            "position",
                            why,
                            "line-ids: position counts a ticket's rows within its file, so all lines of a"
                                    + " ticket have to stand in one file, in the same order when they are sent again; better ask for a"
                                    + " line number");
        }
        long twice = 0;
        for (List<Integer> ticket : rows.values()) {
            Set<String> seen = new HashSet<>();
            twice += ticket.stream()
                    .filter(row -> !seen.add(lines.cell(Field.LINE, row)))
                    .count();
        }
        String why = line.name() + " is different in each line of a ticket, "
                + (twice == 0 ? "" : "but for " + twice + " of ")
                + lines.sample().rows() + " rows looked at";
        return twice > lines.sample().rows() / 50
                ? Guess.chosen(
                        "column",
                        why,
                        "line-ids: column, where a later row with the same id replaces the earlier one; or"
                                + " position, if these are lines of their own")
                : Guess.proven("column", why);
    }

    Guess lineAmount() {
        Guess sums = bySums();
        if (sums != null) {
            return sums;
        }
        Column column = lines.mapping().column(Field.AMOUNT_GROSS);
        boolean unitName = column != null && Names.words(column.name()).stream().anyMatch(UNIT_WORDS::contains);
        Guess prices = byProducts(unitName);
        if (prices != null) {
            return prices;
        }
        String value = unitName || lines.has(Field.DISCOUNT_RATE) ? "unit" : "total";
        return Guess.chosen(
                value,
                "taken from the column's name; the values prove nothing",
                "line-amount: total, when an amount"
                        + " is that of the whole row; unit, when it is the price of one piece and Serai has to multiply");
    }

    /** The headers' totals against the sums of the lines; only tickets count where it makes a difference. */
    private @Nullable Guess bySums() {
        Field field = headers == null ? null : totalled(headers);
        if (headers == null || field == null) {
            return null;
        }
        long total = 0;
        long unit = 0;
        long told = 0;
        Map<List<String>, List<Integer>> totals = keys.rows(headers);
        for (Map.Entry<List<String>, List<Integer>> ticket : rows.entrySet()) {
            List<Integer> header = totals.getOrDefault(ticket.getKey(), List.of());
            BigDecimal written = header.isEmpty() ? null : headers.decimal(field, header.get(header.size() - 1));
            BigDecimal asTotals = sum(ticket.getValue(), field, false);
            BigDecimal asUnits = sum(ticket.getValue(), field, true);
            if (written != null && asTotals != null && asUnits != null && asTotals.compareTo(asUnits) != 0) {
                told++;
                total += isNear(written, asTotals, ticket.getValue().size()) ? 1 : 0;
                unit += isNear(written, asUnits, ticket.getValue().size()) ? 1 : 0;
            }
        }
        return told == 0
                ? null
                : compared(
                        total, unit, told, " tickets with more than one piece have a header total that is the sum of ");
    }

    private static @Nullable Field totalled(FeedDraft headers) {
        return headers.has(Field.AMOUNT_GROSS)
                ? Field.AMOUNT_GROSS
                : headers.has(Field.AMOUNT_NET) ? Field.AMOUNT_NET : null;
    }

    private static @Nullable Guess compared(long total, long unit, long told, String what) {
        if (total >= MOST * told && total > unit) {
            return Guess.proven("total", total + " of " + told + what + "the amounts as they stand");
        }
        if (unit >= MOST * told && unit > total) {
            return Guess.proven("unit", unit + " of " + told + what + "amount times quantity");
        }
        return null;
    }

    /** Null when an amount is missing. */
    @Nullable
    BigDecimal sum(List<Integer> lineRows, Field field, boolean times) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : lineRows) {
            BigDecimal amount = lines.decimal(field, row);
            BigDecimal quantity = lines.decimal(Field.QUANTITY, row);
            if (amount == null || (times && quantity == null)) {
                return null;
            }
            sum = sum.add(times && quantity != null ? amount.multiply(quantity).multiply(kept(row)) : amount);
        }
        return sum;
    }

    private BigDecimal kept(int row) {
        BigDecimal rate = lines.decimal(Field.DISCOUNT_RATE, row);
        return rate == null ? BigDecimal.ONE : BigDecimal.ONE.subtract(rate);
    }

    static boolean isNear(BigDecimal one, BigDecimal other, int lineCount) {
        return one.subtract(other).abs().compareTo(CENT.multiply(BigDecimal.valueOf(Math.max(1, lineCount)))) <= 0;
    }

    /** A product that was sold in different quantities: does the amount grow with them, or stay? */
    private @Nullable Guess byProducts(boolean unitName) {
        Map<String, int[]> firstRows = new HashMap<>();
        long grows = 0;
        long stays = 0;
        long told = 0;
        Set<String> judged = new HashSet<>();
        for (int row = 0; row < lines.sample().rows(); row++) {
            String product = lines.cell(Field.PRODUCT, row);
            BigDecimal quantity = lines.decimal(Field.QUANTITY, row);
            BigDecimal amount = lines.decimal(Field.AMOUNT_GROSS, row);
            if (product.isEmpty()
                    || quantity == null
                    || amount == null
                    || quantity.signum() <= 0
                    || judged.contains(product)) {
                continue;
            }
            int[] first = firstRows.putIfAbsent(product, new int[] {row});
            BigDecimal before = first == null ? null : lines.decimal(Field.QUANTITY, first[0]);
            BigDecimal paid = first == null ? null : lines.decimal(Field.AMOUNT_GROSS, first[0]);
            if (before == null || paid == null || before.compareTo(quantity) == 0) {
                continue;
            }
            judged.add(product);
            told++;
            stays += paid.compareTo(amount) == 0 ? 1 : 0;
            BigDecimal expected = paid.multiply(quantity).divide(before, 4, RoundingMode.HALF_UP);
            grows += isNear(expected, amount, quantity.intValue() + before.intValue()) ? 1 : 0;
        }
        String what = Guess.count(told, "product was", "products were")
                + " sold in different quantities: the amount grows with the" + " quantity in " + grows
                + " of them and stays the same in " + stays;
        if (told == 0 || grows + stays == 0) {
            return null;
        }
        boolean clear = Math.max(grows, stays) > 3 * Math.min(grows, stays);
        boolean agreed = stays > grows == unitName;
        String value = stays > grows ? "unit" : "total";
        boolean sure = clear && (agreed || told >= 5);
        return sure
                ? Guess.proven(value, what)
                : Guess.chosen(
                        value,
                        what,
                        "line-amount: total, when an amount is that of the whole row; unit, when it is the"
                                + " price of one piece and Serai has to multiply");
    }
}
