package io.serai.suggest;

import io.serai.feed.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the amounts of an order come from. */
final class HeaderAmountGuess {

    private HeaderAmountGuess() {}

    /** @param lines the meaning of the line file; null when there is none */
    static Guess of(
            FeedDraft headers,
            @Nullable LineGuess lines,
            TicketKeys keys,
            boolean unit,
            @Nullable FeedDraft lineDraft) {
        boolean both = headers.has(Field.AMOUNT_NET) && headers.has(Field.AMOUNT_GROSS);
        if (!headers.has(Field.AMOUNT_NET) && !headers.has(Field.AMOUNT_GROSS)) {
            return Guess.proven("lines", "the headers hold no amounts");
        }
        String compared = lines == null || lineDraft == null ? "" : compared(headers, lines, keys, unit, lineDraft);
        if (both) {
            return Guess.proven("header", "the headers hold both amounts" + compared);
        }
        String one = headers.has(Field.AMOUNT_NET) ? "net" : "gross";
        return Guess.proven("lines", "the headers hold only the " + one + " amount" + compared);
    }

    private static String compared(
            FeedDraft headers, LineGuess lines, TicketKeys keys, boolean unit, FeedDraft lineDraft) {
        Field field = headers.has(Field.AMOUNT_GROSS) ? Field.AMOUNT_GROSS : Field.AMOUNT_NET;
        Map<List<String>, List<Integer>> rows = keys.rows(lineDraft);
        long same = 0;
        long told = 0;
        for (int row = 0; row < headers.sample().rows(); row++) {
            List<Integer> own = rows.getOrDefault(keys.of(headers, row), List.of());
            BigDecimal written = headers.decimal(field, row);
            BigDecimal sum = own.isEmpty() ? null : lines.sum(own, field, unit);
            if (written != null && sum != null) {
                told++;
                same += LineGuess.isNear(written, sum, own.size()) ? 1 : 0;
            }
        }
        return told == 0 ? "" : "; " + same + " of " + told + " equal the sum of their lines";
    }
}
