package io.serai.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Outcome;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what became of everything, in tables and sentences. */
final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPLAINED = "12,5O";

    private final PrintStream out;
    private final Path receipts;

    Story(PrintStream out, Path data) {
        this.out = out;
        this.receipts = data.resolve("receipts");
    }

    void drops(List<DropSummary> drops) {
        Tables table = new Tables(
                "file", "records", "accepted", "unchanged", "duplicate", "stale", "rejected", "blank", "reasons");
        for (DropSummary drop : drops) {
            OutcomeCounts counts = drop.outcomes();
            table.row(
                    drop.partner() + "/" + drop.name(),
                    drop.records(),
                    counts.of(Outcome.ACCEPTED),
                    counts.of(Outcome.UNCHANGED),
                    counts.of(Outcome.DUPLICATE),
                    counts.of(Outcome.STALE),
                    counts.of(Outcome.REJECTED),
                    counts.of(Outcome.BLANK),
                    reasons(drop));
        }
        out.println("\nWhat became of every record:\n" + table);
    }

    void accounts(List<AccountSummary> accounts) {
        Tables table = new Tables("account", "entity", "delivered", "due", "held", "refused", "requests");
        for (AccountSummary account : accounts) {
            table.row(
                    account.account(),
                    account.entity(),
                    account.delivered(),
                    account.due(),
                    account.held(),
                    account.refused(),
                    account.requests());
        }
        out.println("What each account got:\n" + table);
        long held = accounts.stream().mapToLong(AccountSummary::held).sum();
        out.println(held
                + " tickets are held: their header or their lines have not come yet; they go when both are there.\n");
    }

    /**
     * @param folders where the drops of the partners lie on disk
     */
    void receipts(List<DropSummary> drops, Path folders) throws IOException {
        out.println(
                "Receipts (.receipt.json) and rejected rows (.rejects.csv): beside the files in the drops, and under "
                        + receipts);
        for (DropSummary drop : drops) {
            Path receipt = receipts.resolve(Long.toString(drop.id())).resolve(drop.name() + ".receipt.json");
            Path rows = folders.resolve(drop.partner()).resolve("in").resolve(drop.name() + ".rejects.csv");
            JSON.readTree(receipt.toFile()).path("examples").forEach(example -> explain(example.asText(), rows));
        }
    }

    /** The one that people misread: a letter among digits. */
    private void explain(String example, Path rows) {
        if (!example.contains(EXPLAINED)) {
            return;
        }
        out.println("\nOne reject explained: " + example);
        out.println("  The last sign of \"" + EXPLAINED + "\" is the letter O, and this partner writes decimals with a"
                + " point; to repair it, " + Reason.NOT_A_NUMBER.fix()
                + " in " + rows + " and put that file back: save it, as it is already in the drop.");
    }

    private static String reasons(DropSummary drop) {
        return drop.reasons().entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }
}
