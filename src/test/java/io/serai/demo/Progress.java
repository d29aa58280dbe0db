package io.serai.demo;

import io.serai.samples.Sample;
import io.serai.state.Ledger;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Follows the ledger until what was dropped is answered, and prints one line per change. */
final class Progress {

    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int DROPS_MAX = 1000;

    private final Ledger ledger;
    private final PrintStream out;
    private final Map<String, String> said = new LinkedHashMap<>();
    private final long deadline = System.nanoTime() + WAIT_MAX.toNanos();

    Progress(Ledger ledger, PrintStream out) {
        this.ledger = ledger;
        this.out = out;
    }

    /** Oldest first; only those that are finished. */
    List<DropSummary> finished() {
        return ledger.drops(DROPS_MAX, null).stream()
                .filter(drop -> drop.closedAt() != null)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }

    /** False when the time ran out. */
    boolean untilAnswered(Collection<Sample> samples) throws InterruptedException {
        return until(() -> samples.stream().allMatch(this::isAnswered));
    }

    /** False when the time ran out. */
    boolean untilDelivered() throws InterruptedException {
        return until(() -> ledger.accounts().stream().allMatch(account -> account.due() == 0));
    }

    private boolean until(BooleanSupplier reached) throws InterruptedException {
        while (System.nanoTime() < deadline) {
            boolean done = reached.getAsBoolean();
            tell();
            if (done) {
                return true;
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return false;
    }

    private boolean isAnswered(Sample sample) {
        return finished().stream()
                .anyMatch(drop ->
                        drop.partner().equals(sample.partner()) && drop.name().equals(sample.name()));
    }

    private void tell() {
        for (DropSummary drop : finished()) {
            tell(
                    "drop " + drop.id(),
                    drop.partner() + "/" + drop.name() + " " + drop.result() + ", " + drop.records() + " records, "
                            + drop.outcomes().rejected() + " rejected");
        }
        for (AccountSummary account : ledger.accounts()) {
            tell(
                    account.account() + "/" + account.entity() + ":",
                    account.delivered() + " delivered, " + account.due() + " due, " + account.held() + " held");
        }
    }

    private void tell(String subject, String text) {
        if (!text.equals(said.put(subject, text))) {
            out.println("  " + subject + " " + text);
        }
    }
}
