package io.serai.read;

import io.serai.feed.Feed;
import io.serai.model.FileUnusable;
import io.serai.model.Reason;

/** How many rejected rows a feed bears before the whole file is refused. */
public final class RejectBudget {

    private RejectBudget() {}

    /**
     * Called once the whole file has been read.
     *
     * @throws FileUnusable when more rows were rejected than the feed allows
     */
    public static void check(Feed feed, long rejected, long framed) throws FileUnusable {
        int budget = feed.policies().rejectBudgetPercent();
        if (rejected * 100 > framed * budget) {
            throw new FileUnusable(
                    Reason.BUDGET_EXCEEDED, rejected + " of " + framed + " rows rejected", "at most " + budget + " %");
        }
    }
}
