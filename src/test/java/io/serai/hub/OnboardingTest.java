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
import io.serai.suggest.Chosen;
import io.serai.suggest.SuggestOptions;
import io.serai.suggest.SuggestOptions.Drop;
import io.serai.suggest.Suggestion;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

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
        bikecorpArrives(data, declared("bikecorp"));
    }

    /**
     * What an operator decided: the drop's folder and the zone, which stands nowhere in the files. The other marked choices are
     * right as suggested: the shop, the group, the language, the country, and the only amount for both.
     */
    @Test
    void bikecorpArrivesWholeAsSuggested() throws Exception {
        Path data = SharedData.file("bikecorp");
        List<Path> all = Stream.of(
                        "brands", "categories", "customers", "order_items", "orders", "products", "stocks", "stores")
                .map(name -> data.resolve(name + ".csv"))
                .toList();
        bikecorpArrives(data, suggested("bikecorp", "America/New_York", all));
    }

    private void bikecorpArrives(Path data, String partners) throws Exception {
        List<Row> customers = rows(data.resolve("customers.csv"), StandardCharsets.UTF_8, ',');
        List<Row> headers = rows(data.resolve("orders.csv"), StandardCharsets.UTF_8, ',');
        List<Row> items = rows(data.resolve("order_items.csv"), StandardCharsets.UTF_8, ',');
        arrives(
                partners,
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
        superstoreArrives(file, declared("superstore"));
    }

    /**
     * What an operator decided: the drop's folder and the zone. The other marked choices are right as suggested: each row is a
     * ticket, the product's name is its id, the only amount stands for both, the shop and the status.
     */
    @Test
    void superstoreArrivesWholeAsSuggested() throws Exception {
        Path file = SharedData.file("superstore-cp1252/superstore.csv");
        superstoreArrives(file, suggested("superstore", "America/Chicago", List.of(file)));
    }

    private void superstoreArrives(Path file, String partners) throws Exception {
        List<Row> rows = rows(file, Charset.forName("windows-1252"), ';');
        arrives(partners, Map.of(file, rows.size()), Map.of(), ForeignExports.superstoreOrders(rows));
    }

    private static String declared(String partner) {
        return "file:src/test/resources/onboarding/" + partner + ".camel.yaml";
    }

    private String suggested(String partner, String zone, List<Path> files) throws IOException {
        SuggestOptions options =
                new SuggestOptions(partner, "main", Drop.FOLDER, zone, 100_000, DataSize.ofMegabytes(256));
        Chosen chosen = Chosen.of(Suggestion.of(files, options).yaml())
                .set("directory", "\"{{onboarding.in}}\"")
                .add("directory", "minAge: 100ms", "pollDelay: \"100\"");
        Path file = Files.writeString(home.resolve(partner + ".camel.yaml"), chosen.toString());
        return "file:" + file;
    }

    private static List<Row> rows(Path file, Charset charset, char delimiter) throws IOException {
        return ForeignExports.rows(Files.readString(file, charset), delimiter);
    }

    private void arrives(
            String partners, Map<Path, Integer> files, Map<String, JsonNode> customers, Map<String, JsonNode> orders)
            throws Exception {
        DropFolder folder = new DropFolder(home.resolve("in"));
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
