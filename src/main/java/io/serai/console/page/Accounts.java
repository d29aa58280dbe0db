package io.serai.console.page;

import io.serai.console.page.Figures.Counted;
import io.serai.deliver.Lanes.Paused;
import io.serai.state.EmailOutbox;
import io.serai.state.HistoryLoads;
import io.serai.state.HistoryLoads.Load;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Reconciliations;
import io.serai.state.Reconciliations.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts as the pages show them: what each got, waits for and refused, and whether it is paused and why. */
@Component
class Accounts {

    private final io.serai.deliver.Lanes lanes;
    private final HistoryLoads history;
    private final Reconciliations reconciliations;

    private final EmailOutbox emails;

    Accounts(io.serai.deliver.Lanes lanes, HistoryLoads history, Reconciliations reconciliations, EmailOutbox emails) {
        this.emails = emails;
        this.reconciliations = reconciliations;
        this.lanes = lanes;
        this.history = history;
    }

    /**
     * One account.
     *
     * @param configured false when the store knows it, but the settings do not: nothing is sent for it
     * @param paused why it sends nothing now; null when it may send
     * @param entities its sums by entity
     * @param loads how far its history loads are
     * @param reconciled the last time that its customers were read back; null when they never were
     * @param emails single e-mails that were ever asked for
     */
    record Account(
            String name,
            boolean configured,
            @Nullable Paused paused,
            List<AccountSummary> entities,
            List<Load> loads,
            @Nullable Run reconciled,
            long emails) {

        /** For the mark: whether somebody must act, or it goes on by itself. */
        public String state() {
            if (!configured) {
                return "not configured";
            }
            return paused == null ? "ready" : paused.lockedOut() ? "locked out" : "paused";
        }

        public long delivered() {
            return sum(AccountSummary::delivered);
        }

        public long due() {
            return sum(AccountSummary::due);
        }

        public long held() {
            return sum(AccountSummary::held);
        }

        public long refused() {
            return sum(AccountSummary::refused);
        }

        private long sum(ToLongFunction<AccountSummary> what) {
            return entities.stream().mapToLong(what).sum();
        }
    }

    long paused() {
        return lanes.pauses().values().stream().filter(Optional::isPresent).count();
    }

    List<Account> all(Counted counted) {
        Map<String, List<AccountSummary>> sums = new TreeMap<>();
        Map<String, Optional<Paused>> pauses = lanes.pauses();
        pauses.keySet().forEach(account -> sums.put(account, new ArrayList<>()));
        counted.accounts().forEach(sum -> sums.computeIfAbsent(sum.account(), name -> new ArrayList<>())
                .add(sum));
        List<Load> loads = history.of(counted.accounts());
        return sums.entrySet().stream()
                .map(entry -> new Account(
                        entry.getKey(),
                        pauses.containsKey(entry.getKey()),
                        pauses.getOrDefault(entry.getKey(), Optional.empty()).orElse(null),
                        entry.getValue(),
                        loads.stream()
                                .filter(load -> load.account().equals(entry.getKey()))
                                .toList(),
                        reconciliations.last(entry.getKey(), true).orElse(null),
                        emails.countAll(entry.getKey())))
                .toList();
    }
}
