package io.serai.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.CustomerValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.Reject;
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
