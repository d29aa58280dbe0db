package io.serai.demo;

import io.serai.samples.Expected;
import io.serai.samples.Sample;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.util.ArrayList;
import java.util.List;

/** What does not hold, one line each; empty when all sums close and the sandbox holds exactly what is expected. */
record Verdict(List<String> faults) {

    static Verdict of(
            Expected expected, List<DropSummary> drops, List<AccountSummary> accounts, KilibaSandbox sandbox) {
        List<String> faults = new ArrayList<>();
        for (Sample sample : Sample.ALL) {
            check(sample, expected, drops, faults);
        }
        check(accounts, expected, faults);
        faults.addAll(Expected.differences(expected.customers(), sandbox.customers()));
        faults.addAll(Expected.differences(expected.orders(), sandbox.orders()));
        if (sandbox.wentBackwards() > 0) {
            faults.add(sandbox.wentBackwards() + " items were sent after a newer version");
        }
        return new Verdict(List.copyOf(faults));
    }

    boolean holds() {
        return faults.isEmpty();
    }

    private static void check(Sample sample, Expected expected, List<DropSummary> drops, List<String> faults) {
        List<DropSummary> own = drops.stream()
                .filter(drop ->
                        drop.partner().equals(sample.partner()) && drop.name().equals(sample.name()))
                .toList();
        if (own.size() != 1) {
            faults.add(sample.partner() + "/" + sample.name() + ": " + own.size() + " drops instead of one");
            return;
        }
        DropSummary drop = own.get(0);
        if (!drop.closes()) {
            faults.add(drop.name() + ": " + drop.records() + " records, but outcomes for "
                    + drop.outcomes().records());
        }
        if (!drop.outcomes().equals(expected.outcomes(sample))) {
            faults.add(drop.name() + ": expected " + expected.outcomes(sample) + ", found " + drop.outcomes());
        }
    }

    private static void check(List<AccountSummary> accounts, Expected expected, List<String> faults) {
        long delivered = accounts.stream().mapToLong(AccountSummary::delivered).sum();
        long open = accounts.stream()
                .mapToLong(account -> account.due() + account.refused())
                .sum();
        long held = accounts.stream().mapToLong(AccountSummary::held).sum();
        int items = expected.customers().size() + expected.orders().size();
        if (delivered != items || open != 0 || held != expected.held()) {
            faults.add("expected " + items + " items delivered and " + expected.held() + " held, found " + delivered
                    + " delivered, " + held + " held, " + open + " due or refused");
        }
    }
}
