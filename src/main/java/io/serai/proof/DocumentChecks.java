package io.serai.proof;

import io.serai.assemble.Assembler;
import io.serai.model.DocumentKey;
import io.serai.state.Entry;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.LedgerEntries.DropEntry;
import io.serai.state.StoreView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every document, in the store's order: its state against its parts, its drops, and the counts per account. */
final class DocumentChecks {

    private static final int DOCUMENTS_PER_PAGE = 500;

    private final StoreView store;
    private final Gaps gaps;
    private final AnswerChecks answers;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Long, String> dropResults = new HashMap<>();
    private final Map<Long, String> canaries;
    private long documents;

    DocumentChecks(StoreView store, Assembler assembler, Gaps gaps) {
        this.store = store;
        this.gaps = gaps;
        this.answers = new AnswerChecks(store, assembler, gaps);
        this.canaries = store.canaries();
    }

    void run() {
        List<Entry> page = store.documents(null, DOCUMENTS_PER_PAGE);
        while (!page.isEmpty()) {
            learnDrops(page);
            page.forEach(this::check);
            page = store.documents(page.get(page.size() - 1).key(), DOCUMENTS_PER_PAGE);
        }
        store.accounts().forEach(this::check);
    }

    long documents() {
        return documents;
    }

    /** Documents in this state, over all accounts. */
    long count(String state) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().endsWith(" " + state))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void learnDrops(List<Entry> page) {
        Set<Long> unknown = new HashSet<>();
        page.forEach(entry -> unknown.addAll(entry.drops()));
        unknown.removeAll(dropResults.keySet());
        for (DropEntry drop : store.drops(unknown)) {
            dropResults.put(drop.id(), drop.summary().result());
        }
    }

    private void check(Entry entry) {
        documents++;
        DocumentKey key = entry.key();
        String account = entry.document().account() + " " + key.entity().word();
        counts.merge(account + " " + entry.state(), 1L, Long::sum);
        for (long drop : entry.drops()) {
            String result = dropResults.get(drop);
            gaps.check(
                    result != null && (result.equals("done") || result.equals("open")),
                    Names.of(key) + ": a part is of drop " + drop + ", which "
                            + (result == null ? "is not in the ledger" : "is " + result));
        }
        boolean held = entry.state().equals("held");
        boolean waits = !entry.whole() || (held && !store.awaited(key).isEmpty());
        gaps.check(
                waits == held,
                Names.of(key) + ": it is " + entry.state() + ", but its parts are "
                        + (entry.whole() ? "whole" : "not whole"));
        canary(entry, account);
        answers.check(entry);
    }

    /** Else nobody would ever let it go. */
    private void canary(Entry entry, String account) {
        if (entry.canary() != 0 && entry.state().equals("due")) {
            String known = canaries.get(entry.canary());
            gaps.check(
                    account.equals(known),
                    Names.of(entry.key()) + ": it is due for " + account + " and waits at canary " + entry.canary()
                            + ", which is " + (known == null ? "not known" : "of " + known));
        }
    }

    private void check(AccountSummary account) {
        String name = account.account() + " " + account.entity();
        check(name, "delivered", account.delivered());
        check(name, "due", account.due());
        check(name, "held", account.held());
        check(name, "refused", account.refused());
    }

    private void check(String account, String state, long said) {
        long found = counts.getOrDefault(account + " " + state, 0L);
        gaps.check(
                said == found,
                "account " + account + ": the counts say " + said + " " + state + ", the store holds " + found);
    }
}
