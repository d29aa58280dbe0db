package io.serai.proof;

import io.serai.feed.Feed;
import io.serai.model.DocumentKey;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.Entry;
import io.serai.state.Entry.Holding;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.Redactions;
import io.serai.state.Redactions.Redaction;
import io.serai.state.StoreView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kept file of a drop again and looks for each row: in the store, with the same or a newer version, or among the
 * rejects and blanks that the ledger counted. Rows are looked up in the store's order, so many at a time; memory stays the
 * same whatever the file's size.
 */
final class DeepCheck {

    private static final int ROWS_PER_STEP = 20_000;
    private static final int PLACES_PER_QUERY = 500;

    private final StoreView store;
    private final Rereading rereading;
    private final Redactions redactions;
    private final Gaps gaps;
    private long files;
    private long rows;

    DeepCheck(StoreView store, Rereading rereading, Redactions redactions, Gaps gaps) {
        this.redactions = redactions;
        this.store = store;
        this.rereading = rereading;
        this.gaps = gaps;
    }

    long files() {
        return files;
    }

    long rows() {
        return rows;
    }

    void check(DropEntry drop) {
        Feed feed = rereading.feedOf(drop);
        if (feed == null) {
            gaps.unchecked("file whose feed is no longer declared as it was, not read again");
            return;
        }
        Reread reread = new Reread(drop, feed);
        String fault = rereading.rows(drop, feed, reread::take);
        if (fault != null) {
            gaps.gap(drop.text() + ": it is done, but read again it is not usable: " + fault);
            return;
        }
        reread.finish();
        files++;
    }

    /** A row's part, waiting to be looked up. */
    private record Wanted(long placement, long line, BoundPart part) {}

    /** One file being read again. */
    private final class Reread {

        private final DropEntry drop;
        private final Feed feed;
        private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        private final List<Wanted> wanted = new ArrayList<>();
        private long records;
        private long rejected;
        private long blank;

        Reread(DropEntry drop, Feed feed) {
            this.drop = drop;
            this.feed = feed;
        }

        void take(List<BoundRow> chunk) {
            for (BoundRow row : chunk) {
                records++;
                if (row.reject() != null) {
                    rejected++;
                    reasons.merge(row.reject().reason(), 1L, Long::sum);
                } else if (row.blank()) {
                    blank++;
                }
                for (BoundPart part : row.parts()) {
                    wanted.add(new Wanted(part.document().placement(), row.line(), part));
                }
            }
            if (wanted.size() >= ROWS_PER_STEP) {
                lookUp();
            }
        }

        void finish() {
            lookUp();
            rows += records;
            OutcomeCounts said = drop.summary().outcomes();
            same("records", drop.summary().records() - drop.absent(), records);
            Redaction erased = redactions.of(drop.id());
            if (erased.cleared() > 0) {
                // an erased row is blank now, or rejected where blank lines are
                long ended = said.rejected() + said.blank() + erased.cleared() - erased.rejected();
                same("rejected or blank", ended, rejected + blank);
                return;
            }
            same(Outcome.REJECTED.word(), said.rejected(), rejected);
            same(Outcome.BLANK.word(), said.blank(), blank);
            gaps.check(
                    reasons.equals(drop.summary().reasons()),
                    drop.text() + ": the ledger counts the reasons "
                            + drop.summary().reasons() + ", its kept file gives " + reasons);
        }

        private void same(String what, long ledger, long file) {
            gaps.check(
                    ledger == file,
                    drop.text() + ": the ledger counts " + ledger + " " + what + ", its kept file has " + file);
        }

        private void lookUp() {
            wanted.sort(Comparator.comparingLong(Wanted::placement));
            for (int from = 0; from < wanted.size(); ) {
                int until = from;
                int places = 0;
                // all rows of a document are in the same query
                while (until < wanted.size() && (places < PLACES_PER_QUERY || samePlace(until))) {
                    places += until > from && samePlace(until) ? 0 : 1;
                    until++;
                }
                compare(wanted.subList(from, until));
                from = until;
            }
            wanted.clear();
        }

        private boolean samePlace(int i) {
            return i > 0 && wanted.get(i).placement() == wanted.get(i - 1).placement();
        }

        private void compare(List<Wanted> some) {
            long[] places =
                    some.stream().mapToLong(Wanted::placement).distinct().toArray();
            Map<DocumentKey, Entry> found = new HashMap<>();
            store.at(places).forEach(entry -> found.put(entry.key(), entry));
            for (Wanted one : some) {
                check(one, found.get(one.part().document()));
            }
        }

        private void check(Wanted row, @Nullable Entry entry) {
            BoundPart part = row.part();
            Holding holding = entry == null ? Holding.LOST : entry.holding(part, drop, row.line(), feed);
            gaps.check(
                    holding != Holding.LOST,
                    drop.text() + ":" + row.line() + ": " + Names.of(part.document()) + ", "
                            + Names.part(part.part().line())
                            + (entry == null
                                    ? ": the store does not know it"
                                    : ": the store has neither this row's values nor newer ones"));
        }
    }
}
