package io.serai.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-04-12T12:00:00Z");

    private final SetClock clock = new SetClock();
    private final Pace pace = new Pace(account(), clock, new Random(1));

    @Test
    void a_pause_ends_at_its_time() {
        pace.busy("status 429", "60");
        clock.now = NOON.plusSeconds(59);
        assertThat(pace.paused()).isPresent();
        clock.now = NOON.plusSeconds(61);
        assertThat(pace.paused()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_by_days_does_not_stop_the_account_for_days() {
        pace.lockedOut("status 401");
        clock.now = NOON.minus(Duration.ofDays(3));
        assertThat(pace.paused()).isEmpty();
        assertThat(pace.take()).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_by_minutes_makes_a_pause_no_longer_than_the_longest() {
        pace.busy("status 503", "10");
        clock.now = NOON.minus(Duration.ofMinutes(10));
        assertThat(pace.paused()).isPresent();
        clock.now = NOON.plusSeconds(11);
        assertThat(pace.paused()).isEmpty();
    }

    @Test
    void a_date_far_away_in_retry_after_is_cut_to_the_cap() {
        pace.busy("status 429", "Mon, 12 Apr 2027 12:00:00 GMT");
        clock.now = NOON.plus(Duration.ofMinutes(14));
        assertThat(pace.paused()).isPresent();
        clock.now = NOON.plus(Duration.ofMinutes(16));
        assertThat(pace.paused()).isEmpty();
    }

    private static KilibaSettings.Account account() {
        Map<String, String> values = Map.of("a.base-url", "http://127.0.0.1:1", "a.api-key", "key");
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("a", KilibaSettings.Account.class)
                .get();
    }

    private static final class SetClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
