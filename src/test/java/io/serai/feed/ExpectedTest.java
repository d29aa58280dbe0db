package io.serai.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.feed.Expected.Notice;
import io.serai.feed.Expected.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When files are expected, as it is declared. */
class ExpectedTest {

    private static FeedDeclaration lines(Map<String, Object> expected) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        declaration.getColumns().putAll(Map.of("ticket", "t", "store", "s", "line", "l", "product", "p"));
        declaration.getColumns().putAll(Map.of("quantity", "q", "amount-net", "n", "amount-gross", "g"));
        declaration.getExpected().putAll(expected);
        return declaration;
    }

    private static Expected expected(Map<String, Object> declared) {
        return Objects.requireNonNull(lines(declared).agreement("acme-lines").expected());
    }

    private static Expected weekdays() {
        return expected(Map.of("days", "mon-fri", "byTime", "06:30", "zone", "Europe/Paris", "except", "2026-11-24"));
    }

    @Test
    void aTimeHasPassedUntilTheNextDayThatCounts() {
        // a Monday after 06:30 in Paris; the time before was Friday's
        assertThat(weekdays().lastBefore(Instant.parse("2026-11-23T10:00:00Z")))
                .isEqualTo(new Span(Instant.parse("2026-11-20T05:30:00Z"), Instant.parse("2026-11-23T05:30:00Z")));
        assertThat(weekdays().next(Instant.parse("2026-11-23T10:00:00Z")))
                .as("the 24th is an exception")
                .isEqualTo(Instant.parse("2026-11-25T05:30:00Z"));
    }

    @Test
    void beforeItsTimeADayDoesNotCountYet() {
        assertThat(weekdays().lastBefore(Instant.parse("2026-11-23T05:29:00Z")))
                .isEqualTo(new Span(Instant.parse("2026-11-19T05:30:00Z"), Instant.parse("2026-11-20T05:30:00Z")));
    }

    @Test
    void summerTimeMovesTheInstantAndNotTheClock() {
        assertThat(weekdays().next(Instant.parse("2026-07-06T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-07-06T04:30:00Z"));
    }

    @Test
    void storesAreNamedOrLearnt() {
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC", "stores", "012, 14"))
                        .stores())
                .isEqualTo(Set.of("012", "14"));
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC", "stores", "learn"))
                        .learnsStores())
                .isTrue();
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC")).stores()).isEmpty();
    }

    @Test
    void thePartnerIsToldOnlyWhereTheFeedSaysSo() {
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC")).notice()).isEqualTo(Notice.OFF);
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC", "notice", false))
                        .notice())
                .isEqualTo(Notice.OFF);
        assertThat(expected(Map.of("by-time", "06:30", "zone", "UTC", "notice", "drop"))
                        .notice())
                .isEqualTo(Notice.DROP);
    }

    @Test
    void storesCanOnlyBeExpectedWhereTheyArePartOfTheKey() {
        FeedDeclaration global = lines(Map.of("by-time", "06:30", "zone", "UTC", "stores", "learn"));
        global.getPolicies().put("ticket-ids", "global");
        assertThatThrownBy(() -> global.agreement("acme-lines"))
                .isInstanceOf(InvalidFeed.class)
                .hasMessageContaining("expected.stores")
                .hasMessageContaining("per-store");
    }

    @Test
    void daysMayGoAroundTheWeekAndTheRestHasDefaults() {
        Expected expected = expected(Map.of("days", "sat-mon, Wednesday", "by-time", "23:00", "zone", "UTC"));
        assertThat(expected.days())
                .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
        assertThat(expected.rowsMin()).isZero();
        assertThat(lines(Map.of()).agreement("acme-lines").expected()).isNull();
    }

    @Test
    void itDoesNotChangeHowBytesAreRead() {
        Map<String, Object> expected = Map.of("by-time", "06:30", "zone", "UTC");
        assertThat(lines(expected).feed("acme-lines").fingerprint())
                .isEqualTo(lines(Map.of()).feed("acme-lines").fingerprint());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            days     | mon-fry    | expected.days: found "fry"; expected days such as mon-fri, or mon, thu
            by-time  | 6h30       | expected.by-time: found "6h30"; expected a time of day such as 06:30
            zone     | Paris      | expected.zone: found "Paris"; expected a time zone such as Europe/Paris
            rows-min | many       | expected.rows-min: found "many"; expected a number such as 100
            rows-min | -1         | expected.rows-min: found "-1"; expected 0 or more
            except   | 24/12/2026 | expected.except: found "24/12/2026"; expected dates such as 2026-12-25
            notice   | mail       | expected.notice: found "mail"; expected drop, or off
            by-tme   | 06:30      | expected: found the unknown key "by-tme"; expected perhaps by-time; one of days
            """)
    void aMistakeIsNamedWithItsPlace(String key, String value, String message) {
        FeedDeclaration declaration = lines(Map.of("by-time", "06:30", "zone", "UTC"));
        declaration.getExpected().put(key, value);
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .isInstanceOf(InvalidFeed.class)
                .hasMessageStartingWith("feed acme-lines: " + message);
    }

    @Test
    void theTimeIsNeverGuessed() {
        assertThatThrownBy(() -> lines(Map.of("days", "mon-fri", "zone", "UTC")).feed("acme-lines"))
                .hasMessageContaining("expected.by-time: found nothing; expected a time of day such as 06:30");
        assertThatThrownBy(() -> lines(Map.of("by-time", "06:30")).feed("acme-lines"))
                .hasMessageContaining("expected.zone: found nothing; expected a time zone");
    }
}
