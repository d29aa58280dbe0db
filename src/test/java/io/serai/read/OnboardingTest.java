package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.Feed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real exports of others, read with nothing but a declaration; skipped, visibly, where the data folder is absent. */
class OnboardingTest {

    @ParameterizedTest
    @CsvSource({
        "bikecorp, bikecorp-customers, bikecorp/customers.csv, 1445, 0",
        "bikecorp, bikecorp-orders, bikecorp/orders.csv, 1615, 0",
        "bikecorp, bikecorp-order-items, bikecorp/order_items.csv, 4722, 0",
        "superstore, superstore-sales, superstore-cp1252/superstore.csv, 9994, 0"
    })
    void everyRowOfAForeignExportIsAccountedFor(String partner, String name, String data, int rows, int rejects)
            throws Exception {
        Path file = SharedData.file(data);
        Path yaml = Path.of("src/test/resources/onboarding/" + partner + ".camel.yaml");
        Feed feed = java.util.Objects.requireNonNull(Reading.feeds(yaml).get(name));
        List<BoundRow> bound = Reading.bound(file, feed);
        assertThat(bound).hasSize(rows);
        assertThat(bound.stream().filter(row -> row.reject() != null).map(BoundRow::reject))
                .hasSize(rejects);
        assertThat(bound.stream().filter(row -> !row.parts().isEmpty())).hasSize(rows - rejects);
    }
}
