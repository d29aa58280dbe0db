package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.CustomerValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.Reason;
import io.serai.model.Reject;
import io.serai.model.VisitValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an operator types is held to the rules of rows. */
class ValueRulesTest {

    private final ValueRules rules = new ValueRules(Reading.settings(Map.of()));

    @Test
    void good_values_break_nothing() {
        assertThat(rules.broken(customer("jane@example.com", "fr", List.of("1"), LocalDate.of(1980, 1, 1))))
                .isEmpty();
        assertThat(rules.broken(line("sku", BigDecimal.ONE))).isEmpty();
    }

    @Test
    void each_broken_rule_is_the_reason_of_rows() {
        assertThat(reason(customer("jane", "fr", List.of("1"), null))).isEqualTo(Reason.NOT_AN_EMAIL);
        assertThat(reason(customer(null, "fr", List.of("1"), null))).isEqualTo(Reason.CUSTOMER_WITHOUT_EMAIL);
        assertThat(reason(customer("a@b.cc", "french", List.of("1"), null))).isEqualTo(Reason.NOT_A_LANGUAGE);
        assertThat(reason(customer("a@b.cc", "fr", List.of(), null))).isEqualTo(Reason.REQUIRED);
        assertThat(reason(customer("a@b.cc", "fr", List.of("3.76E+12"), null)))
                .isEqualTo(Reason.ID_IN_SCIENTIFIC_NOTATION);
        assertThat(reason(customer("a@b.cc", "fr", List.of("1"), LocalDate.of(1880, 1, 1))))
                .isEqualTo(Reason.DATE_OUT_OF_RANGE);
        assertThat(reason(line("", BigDecimal.ONE))).isEqualTo(Reason.REQUIRED);
        assertThat(reason(line("sku", new BigDecimal("1e40")))).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    }

    @Test
    void the_message_says_what_was_found_and_expected() {
        assertThat(rules.broken(customer("jane", "fr", List.of("1"), null)).map(Reject::text))
                .contains("email \"jane\" is not an e-mail address; expected an address such as name@example.com");
    }

    @Test
    void a_product_is_held_to_what_its_rows_are_held_to() {
        assertThat(rules.broken(product(Map.of("fr", "Pot"), "12.00", 3L, "https://shop.example/p/1")))
                .isEmpty();
        assertThat(reason(product(Map.of(), "12.00", 3L, "https://shop.example/p/1")))
                .isEqualTo(Reason.REQUIRED);
        assertThat(reason(product(Map.of("french", "Pot"), "12.00", 3L, "https://shop.example/p/1")))
                .isEqualTo(Reason.NOT_A_LANGUAGE);
        assertThat(reason(product(Map.of("fr", "Pot"), "-12.00", 3L, "https://shop.example/p/1")))
                .isEqualTo(Reason.NEGATIVE_AMOUNT);
        assertThat(reason(product(Map.of("fr", "Pot"), "12.00", -3L, "https://shop.example/p/1")))
                .isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
        assertThat(reason(product(Map.of("fr", "Pot"), "12.00", 3L, "/p/1"))).isEqualTo(Reason.NOT_A_URL);
        assertThat(rules.broken(product(Map.of(), "12.00", 3L, "/p/1").gone(null)))
                .isEmpty();
    }

    @Test
    void categories_promotions_carts_and_visits_are_too() {
        Instant early = Instant.parse("2026-06-24T00:00:00Z");
        Instant late = Instant.parse("2026-07-21T00:00:00Z");
        assertThat(reason(new CategoryValues("tea", "tea", "Tea", null, Map.of())))
                .isEqualTo(Reason.NOT_A_CHOICE);
        assertThat(reason(new CategoryValues("tea", null, "Tea", null, Map.of("note", "n".repeat(2048)))))
                .isEqualTo(Reason.METADATA_TOO_LARGE);
        assertThat(reason(new PromotionValues(BigDecimal.ONE, BigDecimal.ONE, late, early)))
                .isEqualTo(Reason.DATES_OUT_OF_ORDER);
        assertThat(reason(cart("fr", BigDecimal.TEN))).isNull();
        assertThat(reason(cart("fra", BigDecimal.TEN))).isEqualTo(Reason.NOT_A_LANGUAGE);
        assertThat(reason(cart("fr", BigDecimal.TEN.negate()))).isEqualTo(Reason.NEGATIVE_AMOUNT);
        assertThat(reason(new VisitValues(null, "a@b.cc", "https://shop.example/", early, null, null, null, Map.of())))
                .isEqualTo(Reason.REQUIRED);
    }

    private static CartValues cart(String language, BigDecimal amount) {
        return new CartValues(
                "1", "s1-1", "s1", language, null, null, amount, amount, List.of(), null, null, null, Map.of());
    }

    private static ProductValues product(Map<String, String> name, String price, Long quantity, String url) {
        return new ProductValues(
                "p1",
                null,
                null,
                null,
                name,
                Map.of(),
                new BigDecimal(price),
                new BigDecimal(price),
                null,
                quantity,
                true,
                null,
                null,
                "/p/1",
                url,
                null,
                List.of("tea"),
                "tea",
                null,
                null,
                false,
                Map.of());
    }

    private @Nullable Reason reason(PartValues values) {
        Optional<Reject> broken = rules.broken(values);
        return broken.isEmpty() ? null : broken.get().reason();
    }

    private static LineValues line(String product, BigDecimal quantity) {
        return new LineValues(product, null, null, quantity, BigDecimal.TEN, BigDecimal.TEN);
    }

    private static CustomerValues customer(
            @Nullable String email, String language, List<String> shops, @Nullable LocalDate birthday) {
        return new CustomerValues(
                "c1",
                email,
                null,
                null,
                birthday,
                null,
                false,
                false,
                shops,
                null,
                List.of("g"),
                null,
                language,
                null,
                Instant.parse("2026-01-01T10:00:00Z"),
                null,
                false,
                Map.of(),
                Map.of());
    }
}
