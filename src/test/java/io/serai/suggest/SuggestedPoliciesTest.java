package io.serai.suggest;

import static io.serai.suggest.Suggested.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Policies;
import io.serai.feed.Policies.LineAmount;
import io.serai.feed.Policies.LineIds;
import io.serai.feed.Policies.OrderAmount;
import io.serai.feed.Policies.TicketIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows mean together, proven over files: keys, lines, amounts. */
class SuggestedPoliciesTest {

    private final Path folder;

    SuggestedPoliciesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < count; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return text.toString();
    }

    private Policies lines(Suggested suggested) {
        return suggested.feed("acme-lines").policies();
    }

    private Path tickets(String text) throws IOException {
        return file(folder, "tickets.csv", text);
    }

    private Path items(String text) throws IOException {
        return file(folder, "items.csv", text);
    }

    private static final String TICKETS = "ticket,store,date,status";
    private static final String ITEMS = "ticket,store,line,sku,quantity,net,gross";

    @Test
    void anIdThatRepeatsInAnotherStoreProvesPerStore() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 40, i -> i / 2 + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(ITEMS, 40, i -> i / 2 + ",S" + i % 2 + ",1,A" + i % 3 + ",1,1.00,1.20")));
        assertThat(suggested.feed("acme-tickets").policies().ticketIds()).isEqualTo(TicketIds.PER_STORE);
        assertThat(suggested.chosenKeys()).doesNotContain("ticket-ids");
        assertThat(suggested.comments())
                .contains("20 of 20 different ticket ids in 2 stores occur in more than one of them");
        assertThat(suggested.suggestion().answers()).contains("only within a store: 20 of 20");
    }

    @Test
    void idsOfOneCountOverAllStoresAreGlobalAndLinesFindTheirStoreThroughThem() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 40, i -> 1000 + i + ",S" + i % 3 + ",2026-01-20,paid")),
                items(rows("ticket,line,sku,quantity,net,gross", 40, i -> 1000 + i + ",1,A" + i % 3 + ",1,1.00,1.20")));
        assertThat(lines(suggested).ticketIds()).isEqualTo(TicketIds.GLOBAL);
        assertThat(suggested.chosenKeys()).doesNotContain("ticket-ids", "store");
        assertThat(suggested.comments()).contains("so they share one count");
    }

    @Test
    void rangesOfTheirOwnProveNothing() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 40, i -> (i % 2) * 5000 + i + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(ITEMS, 40, i -> (i % 2) * 5000 + i + ",S" + i % 2 + ",1,A" + i % 3 + ",1,1.00,1.20")));
        assertThat(suggested.chosenKeys()).contains("ticket-ids");
    }

    @Test
    void numbersThatRepeatWithoutAStoreInTheLinesAreAProblemThatIsSaid() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 40, i -> i / 2 + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows("ticket,line,sku,quantity,net,gross", 40, i -> i / 2 + ",1,A" + i % 3 + ",1,1.00,1.20")));
        assertThat(suggested.comments()).contains("the lines name no store, so they cannot find their tickets");
        assertThat(suggested.chosenKeys()).contains("store");
    }

    @Test
    void headerTotalsProveThatAmountsAreOfOnePiece() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS + ",total net,total gross", 30, i -> {
                    int quantity = 1 + i % 3;
                    return i + ",S" + i % 2 + ",2026-01-20,paid," + quantity * 10 + ".00," + quantity * 12 + ".00";
                })),
                items(rows(ITEMS, 30, i -> i + ",S" + i % 2 + ",1,A" + i + "," + (1 + i % 3) + ",10.00,12.00")));
        assertThat(lines(suggested).lineAmount()).isEqualTo(LineAmount.UNIT);
        assertThat(suggested.feed("acme-tickets").policies().orderAmount()).isEqualTo(OrderAmount.HEADER);
        assertThat(suggested.comments())
                .contains(
                        "20 of 20 tickets with more than one piece have a header total that is the sum of amount times"
                                + " quantity")
                .contains("30 of 30 equal the sum of their lines");
    }

    @Test
    void headerTotalsProveThatAmountsAreOfTheRow() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS + ",total gross", 30, i -> i + ",S" + i % 2 + ",2026-01-20,paid,12.00")),
                items(rows(ITEMS, 30, i -> i + ",S" + i % 2 + ",1,A" + i + "," + (1 + i % 3) + ",10.00,12.00")));
        assertThat(lines(suggested).lineAmount()).isEqualTo(LineAmount.TOTAL);
        assertThat(suggested.feed("acme-tickets").policies().orderAmount()).isEqualTo(OrderAmount.LINES);
        assertThat(suggested.chosenKeys()).doesNotContain("line-amount");
    }

    @Test
    void aProductInDifferentQuantitiesProvesItWithoutTotals() throws IOException {
        String tickets = rows(TICKETS, 30, i -> i + ",S" + i % 2 + ",2026-01-20,paid");
        Suggested unit = Suggested.of(
                tickets(tickets),
                items(rows(ITEMS, 30, i -> i + ",S" + i % 2 + ",1,A" + i % 6 + "," + (1 + i / 6) + ",5.00,6.00")));
        assertThat(lines(unit).lineAmount()).isEqualTo(LineAmount.UNIT);
        Suggested total = Suggested.of(tickets(tickets), items(rows(ITEMS, 30, i -> {
            int quantity = 1 + i / 6;
            return i + ",S" + i % 2 + ",1,A" + i % 6 + "," + quantity + "," + quantity * 5 + ".00," + quantity * 6
                    + ".00";
        })));
        assertThat(lines(total).lineAmount()).isEqualTo(LineAmount.TOTAL);
        Suggested nothing = Suggested.of(
                tickets(tickets), items(rows(ITEMS, 30, i -> i + ",S" + i % 2 + ",1,A" + i + ",1,5.00,6.00")));
        assertThat(nothing.chosenKeys()).contains("line-amount");
    }

    @Test
    void linesWithoutANumberAreCountedByPosition() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(
                        "ticket,store,sku,quantity,net,gross",
                        40,
                        i -> i / 2 + ",S" + i / 2 % 2 + ",A" + i + ",1,5.00,6.00")));
        assertThat(lines(suggested).lineIds()).isEqualTo(LineIds.POSITION);
        assertThat(suggested.chosenKeys()).contains("line-ids");
    }

    @Test
    void aColumnOfOnlyOneAmountStandsForBothAndIsAskedAbout() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(
                        "ticket,store,line,sku,quantity,total", 20, i -> i + ",S" + i % 2 + ",1,A" + i + ",1,6.00")));
        assertThat(suggested.feed("acme-lines").columns())
                .containsEntry("amount-net", "total")
                .containsEntry("amount-gross", "total");
        assertThat(suggested.chosenKeys()).contains("amount-net");
    }

    @Test
    void theAmountThatIsNeverBelowTheOtherIsWithTax() throws IOException {
        Path tickets = tickets(rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid"));
        Suggested unnamed = Suggested.of(
                tickets,
                items(rows(
                        "ticket,store,line,sku,quantity,m1,m2",
                        20,
                        i -> i + ",S" + i % 2 + ",1,A" + i + ",1,6.00,5.00")));
        assertThat(unnamed.feed("acme-lines").columns())
                .containsEntry("amount-gross", "m1")
                .containsEntry("amount-net", "m2");
        assertThat(unnamed.chosenKeys()).contains("amount-gross and amount-net");
        Suggested swapped = Suggested.of(
                tickets,
                items(rows(
                        "ticket,store,line,sku,quantity,gross,net",
                        20,
                        i -> i + ",S" + i % 2 + ",1,A" + i + ",1,5.00,6.00")));
        assertThat(swapped.feed("acme-lines").columns())
                .containsEntry("amount-gross", "net")
                .containsEntry("amount-net", "gross");
        assertThat(swapped.chosenKeys()).contains("amount-gross and amount-net");
        Suggested usual =
                Suggested.of(tickets, items(rows(ITEMS, 20, i -> i + ",S" + i % 2 + ",1,A" + i + ",1,5.00,6.00")));
        assertThat(usual.comments()).contains("not below amount-net in 20 of 20 rows");
    }

    @Test
    void ticketsBelowZeroAskForAPolicyOfReturns() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(
                        ITEMS,
                        20,
                        i -> i + ",S" + i % 2 + ",1,A" + i + "," + (i == 3 ? "-1,-5.00,-6.00" : "1,5.00,6.00"))));
        assertThat(suggested.chosenKeys()).contains("returns");
        assertThat(suggested.comments()).contains("1 ticket is below zero");
    }

    @Test
    void datedLinesBesideAHeaderFileAreLines() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid")),
                items(rows(ITEMS + ",date", 20, i -> i + ",S" + i % 2 + ",1,A" + i + ",1,5.00,6.00,2026-01-20")));
        assertThat(suggested.feeds()).containsOnlyKeys("acme-tickets", "acme-lines");
        assertThat(suggested.comments()).contains("20 of 20 among the tickets");
    }

    @Test
    void filesThatDifferInANumberOnlyAreKeptApart() throws IOException {
        Suggested suggested = Suggested.of(
                file(folder, "export_01.csv", rows(TICKETS, 20, i -> i + ",S" + i % 2 + ",2026-01-20,paid")),
                file(folder, "export_02.csv", rows(ITEMS, 20, i -> i + ",S" + i % 2 + ",1,A" + i + ",1,5.00,6.00")));
        assertThat(suggested.text())
                .contains("include: \"export_01\\\\.csv(")
                .contains("include: \"export_02\\\\.csv(");
    }

    @Test
    void numbersThatStartAnewEachDayAreTold() throws IOException {
        Suggested suggested = Suggested.of(
                tickets(rows(TICKETS, 40, i -> i % 10 + ",S" + i % 2 + ",2026-01-" + (10 + i / 10) + ",paid")));
        assertThat(suggested.comments()).contains("LOOK: 30 rows have the");
    }
}
