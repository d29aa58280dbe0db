package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.hub.ForeignExports.Row;
import io.serai.model.Outcome;
import io.serai.samples.Expected;
import io.serai.samples.SharedData;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real exports of others go through the whole hub with nothing but a partner file, and the destination holds what their text
 * says. Skipped, visibly, where the data folder is absent.
 */
class OnboardingTest {

    private final Path home;

    OnboardingTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void bikecorpArrivesWhole() throws Exception {
        Path data = SharedData.file("bikecorp");
        List<Row> customers = rows(data.resolve("customers.csv"), StandardCharsets.UTF_8, ',');
        List<Row> headers = rows(data.resolve("orders.csv"), StandardCharsets.UTF_8, ',');
        List<Row> items = rows(data.resolve("order_items.csv"), StandardCharsets.UTF_8, ',');
        arrives(
                "bikecorp",
                Map.of(
                        data.resolve("order_items.csv"), items.size(),
                        data.resolve("orders.csv"), headers.size(),
                        data.resolve("customers.csv"), customers.size()),
                ForeignExports.bikecorpCustomers(customers),
                ForeignExports.bikecorpOrders(headers, items));
    }

    @Test
    void superstoreArrivesWhole() throws Exception {
        Path file = SharedData.file("superstore-cp1252/superstore.csv");
        List<Row> rows = rows(file, Charset.forName("windows-1252"), ';');
        arrives("superstore", Map.of(file, rows.size()), Map.of(), ForeignExports.superstoreOrders(rows));
    }

    private static List<Row> rows(Path file, Charset charset, char delimiter) throws IOException {
        return ForeignExports.rows(Files.readString(file, charset), delimiter);
    }

    private void arrives(
            String partner, Map<Path, Integer> files, Map<String, JsonNode> customers, Map<String, JsonNode> orders)
            throws Exception {
        DropFolder folder = new DropFolder(home.resolve("in"));
        String partners = "file:src/test/resources/onboarding/" + partner + ".camel.yaml";
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Hub hub = Hub.start(
                        partners,
                        home.resolve("data"),
                        sandbox,
                        Map.of("onboarding.in", folder.path().toString()))) {
            for (Path file : files.keySet()) {
                folder.drop(String.valueOf(file.getFileName()), Files.readAllBytes(file), ForeignExports.FILE_TIME);
            }
            folder.awaitAnswered();
            hub.awaitDelivered();
            assertEveryRowIsAccepted(files, hub.drops());
            assertThat(Expected.differences(customers, sandbox.customers())).isEmpty();
            assertThat(Expected.differences(orders, sandbox.orders())).isEmpty();
            assertDelivered(hub.ledger().accounts(), customers.size() + orders.size());
        }
    }

    private static void assertEveryRowIsAccepted(Map<Path, Integer> files, List<DropSummary> drops) {
        Map<String, Long> expected = new TreeMap<>();
        files.forEach((file, rows) -> expected.put(String.valueOf(file.getFileName()), (long) rows));
        Map<String, Long> accepted = new TreeMap<>();
        for (DropSummary drop : drops) {
            assertThat(drop.closes()).as(drop.name()).isTrue();
            assertThat(drop.records()).as(drop.name()).isEqualTo(drop.outcomes().of(Outcome.ACCEPTED));
            accepted.merge(drop.name(), drop.outcomes().of(Outcome.ACCEPTED), Long::sum);
        }
        assertThat(accepted).isEqualTo(expected);
    }

    private static void assertDelivered(List<AccountSummary> accounts, int items) {
        assertThat(accounts).allMatch(account -> account.held() == 0 && account.refused() == 0);
        assertThat(accounts.stream().mapToLong(AccountSummary::delivered).sum()).isEqualTo(items);
    }
}
