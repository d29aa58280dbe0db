package io.serai.proof;

import io.serai.model.OutcomeCounts;
import io.serai.state.DropEntities.Entities;
import io.serai.state.Ledger.DropSummary;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.Relay;
import io.serai.state.Relay.State;
import io.serai.state.StoreView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every drop: its sums, its entities, its files. */
final class DropChecks {

    private static final int DROPS_PER_PAGE = 200;

    private final StoreView store;
    private final Gaps gaps;
    private final KeptFiles files;
    private final @Nullable DeepCheck rows;
    private long drops;
    private long records;
    private long waiting;
    private final Map<State, Long> relays = new EnumMap<>(State.class);

    /** @param rows null: the kept files are not read again */
    DropChecks(StoreView store, Gaps gaps, KeptFiles files, @Nullable DeepCheck rows) {
        this.store = store;
        this.gaps = gaps;
        this.files = files;
        this.rows = rows;
    }

    void run() {
        List<DropEntry> page = store.drops(0, DROPS_PER_PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::check);
            page = store.drops(page.get(page.size() - 1).id(), DROPS_PER_PAGE);
        }
    }

    long drops() {
        return drops;
    }

    long records() {
        return records;
    }

    /** How many files that are passed on as they are, by state. */
    Map<State, Long> relays() {
        return relays;
    }

    /** How many wait for their feed to take their header. */
    long waiting() {
        return waiting;
    }

    private void check(DropEntry drop) {
        drops++;
        records += drop.summary().records();
        switch (drop.summary().result()) {
            case "done" -> done(drop);
            case "open" -> open(drop);
            case "repeated" -> repeated(drop);
            case "failed" -> nothingApplied(drop, "failed");
            case "parked" -> parked(drop);
            case "waiting" -> waiting(drop);
            default -> gaps.gap(drop.text() + ": its result " + drop.summary().result() + " is not known");
        }
    }

    private void done(DropEntry drop) {
        DropSummary summary = drop.summary();
        OutcomeCounts said = summary.outcomes();
        gaps.check(
                said.records() == summary.records(),
                drop.text() + ": " + summary.records() + " records, but its outcomes add up to " + said.records());
        OutcomeCounts kept = new OutcomeCounts(said.accepted(), said.unchanged(), said.duplicate(), said.stale(), 0, 0);
        gaps.check(
                kept.equals(drop.kept()),
                drop.text() + ": the ledger says " + kept + ", but its partitions add up to " + drop.kept());
        entities(drop);
        files.check(drop);
        Optional<Relay> relay = store.relay(drop.id());
        relay.ifPresent(one -> relayed(drop, one));
        if (rows != null && files.has(drop) && !drop.isEdit() && relay.isEmpty()) {
            rows.check(drop);
        }
    }

    /** No row of it is read, and its file is in one state. */
    private void relayed(DropEntry drop, Relay relay) {
        relays.merge(relay.state(), 1L, Long::sum);
        gaps.check(
                drop.summary().records() == 0,
                drop.text() + ": its file is passed on as it is, but "
                        + drop.summary().records() + " of its records were read");
        gaps.check(
                relay.state() != State.DUE || files.has(drop),
                drop.text() + ": its file is due, but its bytes are not kept; the partner has to send it again");
        gaps.check(
                (relay.state() == State.REFUSED) == (relay.refusal() != null),
                drop.text() + ": its file is " + relay.state().word() + ", but its reason says otherwise");
    }

    private void entities(DropEntry drop) {
        Entities entities = store.entities(drop.id());
        gaps.check(
                drop.summary().documents() == entities.touched(),
                drop.text() + ": its rows were part of " + drop.summary().documents()
                        + " entities, its partitions name " + entities.touched());
        gaps.check(
                entities.closes(),
                drop.text() + ": its rows are part of " + entities.touched() + " entities, but the store holds "
                        + (entities.delivered() + entities.due() + entities.held() + entities.refused()) + " of them");
    }

    private void open(DropEntry drop) {
        String how = drop.summary().sumsOpen();
        gaps.check(how == null, drop.text() + ": its sums do not close: " + how);
        gaps.check(files.has(drop), drop.text() + ": it is open, but its bytes are not kept; it cannot be finished");
    }

    /** Nothing of it is applied, and its bytes wait for an operator. */
    private void parked(DropEntry drop) {
        nothingApplied(drop, "parked");
        gaps.check(files.has(drop), drop.text() + ": it is parked, but its bytes are not kept; it cannot be released");
    }

    /** Nothing of it is applied, and it is at its source or its bytes are kept. */
    private void waiting(DropEntry drop) {
        waiting++;
        nothingApplied(drop, "waiting");
        gaps.check(
                files.has(drop),
                drop.text()
                        + ": it waits for its feed to take its header, but its bytes are not kept; the partner has to"
                        + " send it again unless it still lies at its source");
    }

    private void repeated(DropEntry drop) {
        Long first = drop.summary().repeatOf();
        nothingApplied(drop, "a repeat");
        if (first == null) {
            gaps.gap(drop.text() + ": it is a repeat, but nothing says of what");
            return;
        }
        List<DropEntry> found = store.drops(Set.of(first));
        gaps.check(
                !found.isEmpty()
                        && found.get(0).summary().result().equals("done")
                        && found.get(0).summary().sha256().equals(drop.summary().sha256()),
                drop.text() + ": it is a repeat of drop " + first + ", which is not a done drop with the same bytes");
    }

    private void nothingApplied(DropEntry drop, String kind) {
        gaps.check(
                drop.kept().records() == 0,
                drop.text() + ": it is " + kind + ", but " + drop.kept().records() + " of its rows were applied");
    }
}
