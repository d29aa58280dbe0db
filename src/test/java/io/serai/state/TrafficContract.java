package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Expected;
import io.serai.feed.Expected.Notice;
import io.serai.feed.Feed;
import io.serai.model.Entity;
import io.serai.model.FileUnusable;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.state.DueDocuments.DueDocument;
import io.serai.state.ExpectedFiles.Expectation;
import io.serai.state.ExpectedFiles.State;
import io.serai.state.Traffic.Came;
import io.serai.state.Traffic.Wanted;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the console page asks of every database. */
abstract class TrafficContract {

    private final Instant longAgo = Instant.now().minus(Duration.ofDays(1));

    private final TestDatabase kind;
    private HikariDataSource source;
    private TestStore store;
    private Traffic traffic;
    private Feed feed;

    TrafficContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        source = kind.open(folder);
        TestStore.create(source);
        store = TestStore.on(source, folder, 1 << 20);
        traffic = new Traffic(store.database);
        feed = new Binder(new MapConfigurationPropertySource(
                        Map.of("f.name", "acme-tickets", "f.partner", "acme", "f.rows", "tickets", "f.columns.x", "x")))
                .bind("f", Feed.class)
                .get();
    }

    @AfterEach
    void close() {
        source.close();
    }

    private Drop received(String name, int rejected) {
        Drop drop = store.ledger.open(TestStore.file(feed, name, 10), feed, longAgo);
        store.keep(drop, feed, List.of(StoreContract.header(1, name)), Integer.MAX_VALUE);
        OutcomeCounts reading = new OutcomeCounts(0, 0, 0, 0, rejected, 0);
        Map<Reason, Long> reasons = rejected == 0 ? Map.of() : Map.of(Reason.REQUIRED, (long) rejected);
        store.ledger.close(drop, 1 + rejected, reading, reasons, List.of());
        return drop;
    }

    private Drop failed(String name) {
        Drop drop = store.ledger.open(TestStore.file(feed, name, 10), feed, longAgo);
        store.ledger.fail(drop, new FileUnusable(Reason.FILE_EMPTY, "nothing", "rows"));
        return drop;
    }

    @Test
    void whatCameIsCountedByFeedAndOverTime() {
        received("a", 0);
        received("b", 2);
        failed("c");
        Came came = traffic.came(longAgo).get(0);
        assertThat(came)
                .extracting(Came::partner, Came::feed, Came::files, Came::failed, Came::records, Came::rejected)
                .containsExactly("acme", "acme-tickets", 3L, 1L, 4L, 2L);
        assertThat(came.last()).isBetween(longAgo, Instant.now());
        assertThat(traffic.rows(longAgo).stream().mapToLong(Traffic.Slot::good).sum())
                .isEqualTo(2);
        assertThat(traffic.rows(longAgo).stream().mapToLong(Traffic.Slot::bad).sum())
                .isEqualTo(2);
        assertThat(traffic.rows(longAgo).get(0).at()).isBefore(Instant.now());
        assertThat(traffic.deliveries(longAgo)).isEmpty();
        assertThat(traffic.came(Instant.now().plusSeconds(9))).isEmpty();
    }

    @Test
    void listsAreNarrowedAndPagedByKey() {
        received("a", 0);
        received("b", 2);
        failed("c");
        assertThat(names(new Wanted(null, null, null), null)).containsExactly("c", "b");
        assertThat(names(new Wanted(null, null, null), 2L)).containsExactly("a");
        assertThat(names(new Wanted("acme", null, "failed"), null)).containsExactly("c");
        assertThat(names(new Wanted("other", "", ""), null)).isEmpty();
        assertThat(traffic.rejecting(longAgo)).singleElement().satisfies(drop -> assertThat(drop.name())
                .isEqualTo("b"));
    }

    private List<String> names(Wanted wanted, @Nullable Long before) {
        return traffic.drops(wanted, 2, before).stream()
                .map(Ledger.DropSummary::name)
                .toList();
    }

    @Test
    void anUnusableFileIsToldUntilOneOfItsNameIsTaken() {
        failed("c");
        assertThat(traffic.failed(longAgo)).hasSize(1);
        received("d", 0);
        assertThat(traffic.failed(longAgo))
                .as("another file makes nothing good")
                .hasSize(1);
        Drop again = store.ledger.open(
                new ReceivedFile("acme", feed.name(), "c", "folder", longAgo, 1, "other", Path.of("a"), longAgo),
                feed,
                longAgo);
        store.ledger.close(again, 0, OutcomeCounts.NONE, Map.of(), List.of());
        assertThat(traffic.failed(longAgo)).isEmpty();
    }

    @Test
    void whatIsDueIsPagedInDeliveryOrder() {
        for (String name : List.of("a", "b", "c")) {
            received(name, 0);
            Drop lines = store.ledger.open(TestStore.file(feed, "lines-" + name, 1), feed, longAgo);
            store.keep(lines, feed, List.of(StoreContract.line(1, name, "1", "2")), Integer.MAX_VALUE);
        }
        DueDocuments due = new DueDocuments(store.database);
        List<DueDocument> all = due.list("main", Entity.ORDER, 10, null);
        assertThat(all).hasSize(3);
        assertThat(due.list("main", Entity.ORDER, 10, all.get(0))).isEqualTo(all.subList(1, 3));
        assertThat(due.list("main", Entity.CUSTOMER, 10, null)).isEmpty();
    }

    @Test
    void anExpectedFileIsLateUntilItCameWithEnoughRows() {
        ExpectedFiles files = new ExpectedFiles(store.database);
        Instant now = Instant.now();
        assertThat(state(files, 2, now)).isEqualTo(State.LATE);
        failed("c");
        assertThat(state(files, 2, Instant.now())).as("unusable is not there").isEqualTo(State.LATE);
        received("a", 0);
        assertThat(state(files, 2, Instant.now())).isEqualTo(State.SHORT);
        received("b", 0);
        assertThat(state(files, 2, Instant.now())).isEqualTo(State.CAME);
    }

    @Test
    void aStoreThatNoFileNamesIsMissing() {
        ExpectedFiles files = new ExpectedFiles(store.database);
        Set<String> stores = Set.of("012", "014");
        Drop first = received("a", 0);
        assertThat(found(files, 0, stores, Instant.now()).missingStores()).containsExactly("012", "014");
        files.named(first, Map.of("012", 3L));
        Expectation found = found(files, 0, stores, Instant.now());
        assertThat(found.state()).isEqualTo(State.STORES);
        assertThat(found.storesText()).isEqualTo("014");
        files.named(received("b", 0), Map.of("014", 1L, "099", 1L));
        assertThat(found(files, 0, stores, Instant.now()).state())
                .as("another file brings it")
                .isEqualTo(State.CAME);
    }

    @Test
    void aDropThatIsWithdrawnTakesItsStoresAlong() {
        Drop drop = store.ledger.open(TestStore.file(feed, "half", 10), feed, longAgo);
        new ExpectedFiles(store.database).named(drop, Map.of("012", 3L));
        store.ledger.withdraw(drop);
        assertThat(store.ledger.drop(drop.id())).isEmpty();
        assertThat(store.database.jdbc().queryForObject("select count(*) from drop_store", Long.class))
                .isZero();
    }

    @Test
    void theStoresOfTheLastThreeTimesAreExpectedWhenTheyAreLearnt() {
        ExpectedFiles files = new ExpectedFiles(store.database);
        Set<String> learnt = Set.of("learn");
        Instant now = Instant.now();
        for (int day = 3; day >= 0; day--) {
            Drop drop = received("day" + day, 0);
            files.named(drop, day == 0 ? Map.of("1", 5L) : day == 2 ? Map.of("1", 5L, "2", 5L) : stores123());
            store.database
                    .jdbc()
                    .update(
                            "update drop_ledger set received_at = ? where id = ?",
                            Database.micros(now.minus(Duration.ofHours(24L * day + 1))),
                            drop.id());
            List<String> missing = found(files, 0, learnt, now).missingStores();
            assertThat(missing).isEqualTo(day == 0 ? List.of("2") : List.of());
        }
    }

    @Test
    void forWhichTimeAPartnerWasToldIsKeptUntilAllHasCome() {
        ExpectedFiles files = new ExpectedFiles(store.database);
        Expected expected = found(files, 0, Set.of(), Instant.now()).expected();
        Instant first = Instant.parse("2026-11-25T05:30:00Z");
        assertThat(files.noticed(expected)).isNull();
        files.notice(expected, first);
        assertThat(files.noticed(expected)).isEqualTo(first);
        files.notice(expected, first.plus(1, ChronoUnit.DAYS));
        assertThat(files.noticed(expected)).isEqualTo(first.plus(1, ChronoUnit.DAYS));
        files.notice(expected, null);
        assertThat(files.noticed(expected)).isNull();
    }

    private static Map<String, Long> stores123() {
        return Map.of("1", 5L, "2", 5L, "3", 5L);
    }

    private State state(ExpectedFiles files, long rowsMin, Instant now) {
        return found(files, rowsMin, Set.of(), now).state();
    }

    /** Expected every day by this minute. */
    private Expectation found(ExpectedFiles files, long rowsMin, Set<String> stores, Instant now) {
        LocalTime minute = now.atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        Expected expected = new Expected(
                feed.name(),
                "acme",
                EnumSet.allOf(DayOfWeek.class),
                minute,
                ZoneOffset.UTC,
                rowsMin,
                stores,
                Set.of(),
                Notice.OFF);
        Expectation found = files.of(List.of(expected), now).get(0);
        assertThat(found.deadline()).isBeforeOrEqualTo(now);
        assertThat(found.next()).isAfter(now);
        return found;
    }
}
