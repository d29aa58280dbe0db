package io.serai.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.assemble.Assembled;
import io.serai.batch.Batch;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** In which order a lane makes its requests: tick by tick, without routes and without a destination. */
class LaneOrderTest {

    /** Ids from here on are of a history load. */
    private static final int HISTORY = 10_000;

    private final MemoryOutbox outbox = new MemoryOutbox();
    private Lanes lanes = lanes(10);

    private Lanes lanes(int historySharePercent) {
        KilibaSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "k.accounts.main.base-url", "http://localhost",
                        "k.accounts.main.api-key", "key",
                        "k.accounts.main.items-max", "1",
                        "k.accounts.main.requests-per-second", "1000",
                        "k.accounts.main.history-share-percent", historySharePercent)))
                .bind("k", KilibaSettings.class)
                .get();
        return new Lanes(
                settings,
                outbox,
                new NoCanaries(),
                document -> Assembled.item("{}".getBytes(StandardCharsets.UTF_8)),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                account -> Optional.empty());
    }

    private void daily(Entity entity, int first, int count) {
        outbox.add("main", entity, first, count);
    }

    private void history(Entity entity, int count) {
        outbox.add("main", entity, DropLane.HISTORY, HISTORY, count);
    }

    /** Ticks until so many requests were answered; each as {@code d} or {@code h} and its entity. */
    private List<String> requests(int count) {
        List<String> made = new ArrayList<>();
        while (made.size() < count) {
            for (Iterator<Batch> tick = lanes.work("main"); made.size() < count && tick.hasNext(); ) {
                made.add(answered(tick.next()));
            }
        }
        return made;
    }

    private String answered(Batch batch) {
        lanes.sending(batch);
        new Replies(lanes).answer(batch, 200, null, null);
        int id = Integer.parseInt(batch.items().get(0).key().id());
        return (id < HISTORY ? "d " : "h ") + batch.entity().word();
    }

    @Test
    void everythingDailyGoesBeforeHistoryAlsoOrdersBeforeHistorysCustomers() {
        history(Entity.CUSTOMER, 2);
        history(Entity.ORDER, 1);
        daily(Entity.ORDER, 0, 2);
        daily(Entity.CUSTOMER, 0, 1);
        assertThat(requests(6))
                .containsExactly("d customer", "d order", "d order", "h customer", "h customer", "h order");
    }

    @Test
    void aDailyItemThatComesWhileHistoryIsSentIsNext() {
        history(Entity.ORDER, 1000);
        Iterator<Batch> tick = lanes.work("main");
        assertThat(answered(tick.next())).isEqualTo("h order");
        assertThat(tick.hasNext()).as("one is cut ahead").isTrue();
        daily(Entity.ORDER, 0, 1);
        assertThat(answered(tick.next())).isEqualTo("h order");
        assertThat(tick.hasNext()).isFalse();
        assertThat(requests(2)).containsExactly("d order", "h order");
    }

    @Test
    void historyNeverStandsStillHoweverMuchIsDaily() {
        daily(Entity.ORDER, 0, 1000);
        history(Entity.CUSTOMER, 1000);
        List<String> made = requests(100);
        assertThat(made.subList(0, 20)).containsExactlyElementsOf(twice(9, "d order", "h customer"));
        assertThat(made.stream().filter("h customer"::equals).count()).isEqualTo(10);
    }

    private static List<String> twice(int times, String often, String once) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            for (int i = 0; i < times; i++) {
                all.add(often);
            }
            all.add(once);
        }
        return all;
    }

    @Test
    void withoutAShareHistoryWaits() {
        lanes = lanes(0);
        daily(Entity.ORDER, 0, 300);
        history(Entity.CUSTOMER, 3);
        assertThat(requests(302).subList(0, 300)).containsOnly("d order");
    }

    @Test
    void theShareIsNotSavedUpWhileThereIsNoHistory() {
        daily(Entity.ORDER, 0, 200);
        requests(100);
        history(Entity.ORDER, 50);
        assertThat(requests(8))
                .as("one request is history's, not all that it missed")
                .filteredOn("h order"::equals)
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aHubThatEndsBeginsNoRequestMoreThoughMuchIsDue() {
        daily(Entity.ORDER, 0, 100);
        Beside beside = lanes.beside("main");
        Iterator<Batch> tick = lanes.work("main");
        Batch underWay = tick.next();
        assertThat(lanes.mayStart(underWay)).isTrue();
        assertThat(tick.hasNext()).as("one is cut ahead").isTrue();
        lanes.stop();
        assertThat(answered(underWay)).isEqualTo("d order");
        assertThat(lanes.mayStart(tick.next())).isFalse();
        assertThat(tick.hasNext()).isFalse();
        assertThat(lanes.work("main").hasNext()).isFalse();
        assertThat(beside.mayStart()).isFalse();
    }
}
