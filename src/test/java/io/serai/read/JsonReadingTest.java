package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.feed.Feed;
import io.serai.model.CustomerValues;
import io.serai.model.LineValues;
import io.serai.model.StillArriving;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class JsonReadingTest {

    @TempDir
    Path folder;

    @Test
    void jsonNumbersAndFlagsMeanTheSameWhateverTheFeedsMarksAndWordsAre() throws Exception {
        Feed feed = lines(Map.of("decimal-mark", ",", "thousands-mark", ".", "quantity-decimal-mark", "."));
        List<BoundRow> rows = read(
                feed,
                "in.json",
                "[{\"T\":\"007\",\"S\":1,\"L\":1,\"P\":3760000000001,\"Q\":1.5,\"N\":1.234,\"G\":-0.10},"
                        + "{\"T\":\"007\",\"S\":1,\"L\":2,\"P\":\"x\",\"Q\":\"1.5\",\"N\":\"1.234\",\"G\":\"1,25\"}]");
        LineValues numbers = (LineValues) rows.get(0).parts().get(0).values();
        assertThat(rows.get(0).parts().get(0).document().id()).isEqualTo("007");
        assertThat(numbers.product()).isEqualTo("3760000000001");
        assertThat(numbers.quantity()).isEqualByComparingTo("1.5");
        assertThat(numbers.amountNet()).isEqualByComparingTo("1.234");
        assertThat(numbers.amountGross()).isEqualByComparingTo("-0.10");
        LineValues texts = (LineValues) rows.get(1).parts().get(0).values();
        assertThat(texts.amountNet()).isEqualByComparingTo(new BigDecimal("1234"));
        assertThat(texts.amountGross()).isEqualByComparingTo("1.25");

        Feed customers = Reading.declaration(Map.of(
                        "partner",
                        "acme",
                        "rows",
                        "customers",
                        "format",
                        Map.of("true-words", List.of("oui"), "false-words", List.of("non"), "charset", "windows-1252"),
                        "columns",
                        Map.of(
                                "customer-id",
                                "id",
                                "email",
                                "mail|e-mail",
                                "created-at",
                                "at",
                                "email-consent",
                                "ok",
                                "first-name",
                                "name"),
                        "defaults",
                        Map.of("language", "fr", "group-ids", "g", "shop-ids", "1")))
                .feed("acme-customers");
        List<BoundRow> people = read(
                customers,
                "in.jsonl",
                "{\"id\":1,\"E-Mail\":\"a@example.com\",\"at\":\"2026-01-01T00:00:00Z\",\"ok\":true,\"name\":\"Zo\u00eb \u4e2d\"}\n"
                        + "\n{\"id\":2,\"mail\":\"b@example.com\",\"at\":\"2026-01-01T00:00:00Z\",\"ok\":false,\"name\":null}\n{}");
        CustomerValues one = (CustomerValues) people.get(0).parts().get(0).values();
        CustomerValues two = (CustomerValues) people.get(1).parts().get(0).values();
        assertThat(one.email()).isEqualTo("a@example.com");
        assertThat(one.firstName()).isEqualTo("Zo\u00eb \u4e2d");
        assertThat(one.emailConsent()).isTrue();
        assertThat(two.emailConsent()).isFalse();
        assertThat(people.get(2).blank()).isTrue();
        assertThat(people).extracting(BoundRow::line).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anEmptyListIsAFileWithoutRecords() throws Exception {
        assertThat(read(lines(Map.of()), "in.json", "[]")).isEmpty();
    }

    @Test
    void aListThatIsNotAtItsEndIsStillArriving() throws Exception {
        Path path = Files.writeString(folder.resolve("cut.json"), "[{\"T\":\"1\"},");
        assertThatThrownBy(() -> Reading.bound(path, lines(Map.of()), Reading.settings(Map.of()), Reading.SEEN))
                .isInstanceOf(StillArriving.class)
                .hasMessageContaining("its JSON is not at its end");
    }

    @Test
    void aRecordOverTheLimitsIsOneReject() throws Exception {
        Path path = Files.writeString(
                folder.resolve("large.json"),
                "[{\"T\":\"" + "x".repeat(60) + "\",\"S\":\"" + "y".repeat(60)
                        + "\"},{\"T\":\"1\",\"S\":\"s\",\"L\":1,\"P\":\"p\",\"Q\":1,\"N\":1,\"G\":1}]");
        List<BoundRow> rows = Reading.bound(
                path,
                lines(Map.of()),
                Reading.settings(Map.of("serai.read.row-chars-max", 100)),
                Reading.SEEN.plusSeconds(86_400));
        assertThat(String.valueOf(rows.get(0).reject())).contains("ROW_TOO_LARGE");
        assertThat(rows.get(1).reject()).isNull();
    }

    @Test
    void columnsAreNamedAsTheFeedWritesThemOfWhateverKindTheyAre() throws Exception {
        Feed customers = Reading.declaration(Map.of(
                        "partner",
                        "acme",
                        "rows",
                        "customers",
                        "columns",
                        Map.of("customer-id", "Id", "email", "Mail", "created-at", "At", "language", "Lang"),
                        "defaults",
                        Map.of("group-ids", "g", "shop-ids", "1"),
                        "custom-fields",
                        Map.of("fidelity", "Points"),
                        "metadata",
                        Map.of("season", "Saison|Season")))
                .feed("acme-customers");
        Path file = Files.writeString(
                folder.resolve("in.json"),
                "[{\"ID\":1,\"mail\":\"a@example.com\",\"at\":\"2026-01-01T00:00:00Z\",\"LANG\":\"fr\","
                        + "\"points\":5,\"season\":\"FW26\",\"Other\":1}]");
        try (OpenFile open = Reading.reader(Reading.settings(Map.of()), Reading.SEEN.plusSeconds(86_400))
                .open(Reading.received(file, customers), customers)) {
            assertThat(open.header()).containsExactly("Id", "Mail", "At", "Lang", "Points", "Season", "other");
            assertThat(open.unknownColumns()).containsExactly("other");
        }
    }

    private List<BoundRow> read(Feed feed, String name, String text) throws Exception {
        return Reading.bound(Files.writeString(folder.resolve(name), text), feed);
    }

    private static Feed lines(Map<String, Object> format) {
        return Reading.declaration(Map.of(
                        "partner",
                        "acme",
                        "rows",
                        "ticket-lines",
                        "format",
                        format,
                        "columns",
                        Map.of(
                                "ticket",
                                "T",
                                "store",
                                "S",
                                "line",
                                "L",
                                "product",
                                "P",
                                "quantity",
                                "Q",
                                "amount-net",
                                "N",
                                "amount-gross",
                                "G")))
                .feed("acme-lines");
    }
}
