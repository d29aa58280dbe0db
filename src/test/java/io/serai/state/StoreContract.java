package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.drift.HeaderDrift;
import io.serai.drift.Sample;
import io.serai.drift.SeenHeader;
import io.serai.feed.Alias;
import io.serai.feed.Feed;
import io.serai.model.ColumnMissing;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.OutcomeCounts;
import io.serai.model.PartKey;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.model.TicketValues;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.state.Enrichments.Enrichment;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do for the road. */
abstract class StoreContract {

    private static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");
    private static final byte[] HASH = new byte[32];

    private Feed feed;
    private StagingArea staging;
    private Documents documents;
    private Ledger ledger;
    private Outbox outbox;
    private LedgerSums sums;
    private JdbcTemplate jdbc;

    private final TestDatabase kind;
    private HikariDataSource source;
    /** For what the road never asks. */
    Database database;

    StoreContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        source = kind.open(folder);
        TestStore.create(source);
        database = Database.on(source);
        staging = new StagingArea(database, folder.resolve("staging"), 1 << 20);
        documents = new Documents(database, account -> Enrichment.NONE, Clock.systemUTC());
        ledger = new StoredLedger(database, Clock.systemUTC());
        outbox = new StoredOutbox(database, account -> Enrichment.NONE);
        sums = new LedgerSums(database);
        jdbc = database.jdbc();
        feed = new Binder(new MapConfigurationPropertySource(
                        Map.of("f.name", "acme", "f.partner", "acme", "f.rows", "tickets", "f.columns.x", "x")))
                .bind("f", Feed.class)
                .get();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void aFileThatIsPassedOnIsInOneStateAndItsReceiptIsPlacedOnce() {
        LaterFiles later = new LaterFiles(database, Clock.systemUTC());
        Relays relays = new Relays(database, ledger, later, Clock.systemUTC());
        Drop drop = ledger.open(file("r1", 100), feed, MORNING);
        assertThat(relays.due(drop, "main", "{}").result()).isEqualTo("done");
        relays.due(drop, "main", "{}");
        Drop second = ledger.open(file("r2", 100), feed, MORNING);
        relays.due(second, "main", "{}");
        assertThat(relays.counts("main")).containsEntry(Relay.State.DUE, 2L);

        Relay relay = relays.next("main").orElseThrow();
        assertThat(relay.drop()).isEqualTo(drop.id());
        relay = relays.uploaded(relays.opened(relays.again(relays.opened(relay, "u1")), "u2"));
        assertThat(List.of(relay.sessions(), relay.refusals())).containsExactly(2, 1);
        assertThat(relays.next("main").orElseThrow()).isEqualTo(relay);
        Relays.Said said = new Relays.Said("done", new Relay.RowCounts(3L, 2L, 1L), "[]");
        relays.follow(relay, said);
        assertThat(relays.followed("main", 10)).hasSize(1);
        assertThat(relays.next("main").orElseThrow().drop()).isEqualTo(second.id());

        relays.delivered(relay, said);
        Relay.Refused why = new Relay.Refused(Reason.RELAY_REFUSED, 413, "too much");
        Relay refused = relays.refused(relays.next("main").orElseThrow(), why, null);
        assertThat(refused.refusal()).isEqualTo(why);
        assertThat(relays.openRefusals(10)).containsExactly(refused);
        assertThat(relays.next("main")).isEmpty();
        assertThat(relays.counts("main")).containsValues(0L, 1L);

        LaterFiles.Place place =
                new LaterFiles.Place("acme", "acme", drop.file().source());
        List<LaterFiles.LaterFile> waiting = later.waiting(place, 10);
        assertThat(waiting).extracting(LaterFiles.LaterFile::drop).containsExactly(drop.id(), second.id());
        later.text(place, waiting.get(0).name(), "{}");
        later.placed(waiting.get(0));
        waiting = later.waiting(place, 10);
        assertThat(waiting).as("the newer version still waits").hasSize(2);
        waiting.forEach(later::placed);
        assertThat(later.count()).isZero();
    }

    @Test
    void aFileThatWaitsKeepsItsDropUntilItIsTakenAndIsNotAskedAgainUnderTheSameDeclaration() {
        Audit audit = new Audit(database, Clock.systemUTC());
        WaitingFiles waiting = new WaitingFiles(database, audit, Clock.systemUTC());
        Drop drop = ledger.open(file("w1", 100), feed, MORNING);
        ColumnMissing why = new ColumnMissing(List.of("y"), "the columns y", "a column x");
        assertThat(waiting.mayWait(drop)).isTrue();
        assertThat(waiting.hold(drop, why).news()).isTrue();
        assertThat(ledger.drop(drop.id()).orElseThrow().result()).isEqualTo("waiting");
        assertThat(waiting.list())
                .extracting(WaitingFiles.Waiting::drop, WaitingFiles.Waiting::declaration)
                .containsExactly(tuple(drop.id(), feed.fingerprint()));

        Drop again = ledger.open(file("w1", 100), feed, MORNING);
        assertThat(again.id()).isEqualTo(drop.id());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(waiting.hold(again, why).news()).isFalse();
        Drop taken = waiting.reopen(drop.id(), feed).orElseThrow();
        assertThat(ledger.close(taken, 0, OutcomeCounts.NONE, Map.of(), List.of())
                        .result())
                .isEqualTo("done");
        assertThat(waiting.reopen(drop.id(), feed)).isEmpty();
        assertThat(ledger.open(file("w1", 100), feed, MORNING).repeatOf()).isEqualTo(drop.id());
        assertThat(waiting.count()).isZero();
    }

    @Test
    void aFileThatAnOperatorFailsIsAnsweredOnceAsTheSameDropAndWaitsNoMore() {
        Audit audit = new Audit(database, Clock.systemUTC());
        WaitingFiles waiting = new WaitingFiles(database, audit, Clock.systemUTC());
        Drop drop = ledger.open(file("w2", 100), feed, MORNING);
        ColumnMissing why = new ColumnMissing(List.of("y"), "the columns y", "a column x");
        waiting.hold(drop, why);
        Operator ann = new Operator("ann", "half an export");
        waiting.refuse(drop.id(), ann);
        assertThatThrownBy(() -> waiting.refuse(drop.id(), ann)).isInstanceOf(Refusal.class);
        assertThat(ledger.drop(drop.id()).orElseThrow().failureText())
                .endsWith("an operator decided that it is not waited for");

        Drop copy = ledger.open(file("w2", 100), feed, MORNING);
        assertThat(copy.id()).isEqualTo(drop.id());
        assertThat(waiting.mayWait(copy)).isFalse();
        ledger.fail(copy, why);
        Drop later = ledger.open(file("w2", 100), feed, MORNING);
        assertThat(later.id()).isNotEqualTo(drop.id());
        assertThat(waiting.mayWait(later)).isFalse();
        assertThat(audit.of(drop.id())).extracting(Audit.Entry::what).containsExactly("waiting-fail");
    }

    @Test
    void acceptedNamesAndTheLastHeaderAreKeptUntilTheyAreReplaced() {
        AcceptedAliases aliases =
                new AcceptedAliases(database, new Audit(database, Clock.systemUTC()), Clock.systemUTC());
        HeaderBook book = new HeaderBook(database);
        Drop drop = ledger.open(file("w3", 100), feed, MORNING);
        Operator ann = new Operator("ann", "renamed");
        Alias alias = new Alias("acme", "x", "Neu \u00e9");
        aliases.accept(List.of(alias, alias), drop.id(), ann);
        assertThat(aliases.aliases()).containsExactly(alias);
        aliases.revoke(alias, ann);
        assertThat(aliases.aliases()).isEmpty();
        assertThatThrownBy(() -> aliases.revoke(alias, ann)).isInstanceOf(Refusal.class);

        assertThat(book.last("acme")).isEmpty();
        SeenHeader seen = SeenHeader.of(drop.id(), List.of("x", "y"), new Sample(), feed);
        book.learn(drop, seen);
        book.learn(drop, seen);
        assertThat(book.last("acme")).contains(seen);
        HeaderDrift drift = new HeaderDrift("new: y", null, List.of(), List.of("y"), List.of(), List.of());
        assertThat(book.note(drop, drift)).isTrue();
        assertThat(book.note(drop, drift)).isFalse();
        assertThat(ledger.drop(drop.id()).orElseThrow().drift()).isEqualTo(drift);
        assertThat(book.changed(5)).hasSize(1);
        assertThat(book.note(drop, null)).isFalse();
        assertThat(ledger.drop(drop.id()).orElseThrow().drift()).isNull();
    }

    static ReceivedFile file(String sha, long size) {
        return new ReceivedFile("acme", "acme", sha, "folder", MORNING, size, sha, Path.of("a"), MORNING);
    }

    static BoundRow row(long n, String ticket, String line, PartValues values) {
        DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s1", ticket);
        return new BoundRow(n, n + 1, List.of(new BoundPart(key, new PartKey(line), null, values)), null);
    }

    static BoundRow header(long n, String ticket) {
        return row(
                n,
                ticket,
                "",
                new TicketValues(
                        ticket,
                        "s1-" + ticket,
                        "1",
                        "paid",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        TicketValues.Returns.REJECT,
                        "returned",
                        null,
                        Map.of()));
    }

    static BoundRow line(long n, String ticket, String line, String amount) {
        BigDecimal money = new BigDecimal(amount);
        return row(n, ticket, line, new LineValues("p", null, null, BigDecimal.ONE, money, money));
    }

    private OutcomeCounts apply(Drop drop, List<BoundRow> rows) {
        try (Staging rowsByKey = staging.open(drop, feed)) {
            rowsByKey.add(rows);
            for (Iterator<Staging.Partition> all = rowsByKey.partitions(); all.hasNext(); ) {
                documents.keep(all.next());
            }
        }
        return ledger.close(drop, rows.size(), OutcomeCounts.NONE, Map.of(), List.of("note"))
                .outcomes();
    }

    @Test
    void linesWaitForTheirHeaderAndAreThenDeliveredOnce() {
        Drop lines = ledger.open(file("a", 1), feed, MORNING);
        assertThat(apply(lines, List.of(line(1, "t", "2", "1"), line(2, "t", "10", "2"), line(3, "t", "2", "3"))))
                .isEqualTo(new OutcomeCounts(2, 0, 1, 0, 0, 0));
        assertThat(outbox.isDue(Queue.daily("main", Entity.ORDER))).isFalse();

        assertThat(apply(ledger.open(file("b", 1), feed, MORNING.minusSeconds(9)), List.of(header(1, "t")))
                        .accepted())
                .isEqualTo(1);
        assertThat(outbox.isDue(Queue.daily("main", Entity.ORDER))).isTrue();
        Due due = outbox.due(Queue.daily("main", Entity.ORDER), null, 10).get(0);
        assertThat(due.document().lines()).containsOnlyKeys("2", "10");
        assertThat(due.document().lines(LineValues.class).get(0).amountNet()).isEqualByComparingTo("3");
        assertThat(outbox.due(Queue.daily("main", Entity.ORDER), due, 10)).isEmpty();

        Answered old = new Answered(due.document().key(), due.document().revision() - 1, HASH);
        outbox.delivered(List.of(old), null, MORNING);
        assertThat(outbox.isDue(Queue.daily("main", Entity.ORDER))).isTrue();
        outbox.delivered(
                List.of(new Answered(due.document().key(), due.document().revision(), HASH)), null, MORNING);
        assertThat(outbox.isDue(Queue.daily("main", Entity.ORDER))).isFalse();
        assertThat(ledger.accounts().get(0).delivered()).isEqualTo(1);

        Drop again = ledger.open(file("a", 1), feed, MORNING);
        assertThat(again.repeatOf()).isEqualTo(lines.id());
        assertThat(ledger.repeated(again).result()).isEqualTo("repeated");
        Drop shownAgain = ledger.open(file("a", 1), feed, MORNING);
        assertThat(shownAgain.id()).as("a source that cannot be acknowledged").isEqualTo(again.id());
        assertThat(ledger.repeated(shownAgain).result()).isEqualTo("repeated");
        assertThat(ledger.drops(10, null)).hasSize(3);
    }

    @Test
    void aDropWhoseSumsDoNotHoldStaysOpen() {
        Drop drop = ledger.open(file("a", 1), feed, MORNING);
        assertThatThrownBy(() -> ledger.close(drop, 1, OutcomeCounts.NONE, Map.of(), List.of()))
                .hasMessageContaining("framing saw 1 records, outcomes add up to 0");
        assertThat(ledger.unfinished()).containsExactly(drop.file());
        assertThat(sums.known())
                .extracting(LedgerSums.OpenSum::drop, LedgerSums.OpenSum::how)
                .containsExactly(tuple(drop.id(), "framing saw 1 records, outcomes add up to 0 " + OutcomeCounts.NONE));
        Drop again = ledger.open(drop.file(), feed, MORNING);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(ledger.close(again, 0, OutcomeCounts.NONE, Map.of(), List.of())
                        .closes())
                .isTrue();
        assertThat(sums.known()).isEmpty();
    }

    @Test
    void sumsThatBreakLaterAreFound() {
        Drop drop = ledger.open(file("a", 1), feed, MORNING);
        apply(drop, List.of(header(1, "t"), line(2, "t", "1", "1")));
        assertThat(sums.check()).isEmpty();
        jdbc.update("update drop_ledger set stale = 1");
        assertThat(sums.known())
                .extracting(LedgerSums.OpenSum::how)
                .containsExactly("its records are not the sum of its outcomes");
        jdbc.update("update drop_ledger set stale = 0");
        jdbc.update("update drop_partition set documents = 2");
        assertThat(sums.known()).isEmpty();
        assertThat(sums.check())
                .extracting(LedgerSums.OpenSum::how)
                .containsExactly("its partitions do not add up to its outcomes");
        assertThat(ledger.drop(drop.id()).orElseThrow().closes()).isFalse();
        jdbc.update("update drop_partition set documents = 1");
        assertThat(sums.check()).isEmpty();
    }

    @Test
    void eachEntityOfADropIsInOneState() {
        List<BoundRow> rows =
                List.of(header(1, "t"), line(2, "t", "1", "1"), line(3, "u", "1", "1"), line(4, "u", "2", "1"));
        Drop drop = ledger.open(file("a", 1), feed, MORNING);
        apply(drop, rows);
        assertThat(ledger.drop(drop.id()).orElseThrow().documents()).isEqualTo(2);
        assertThat(new DropEntities(database).of(drop.id()))
                .isEqualTo(new DropEntities.Entities(2, 0, 1, 1, 0))
                .matches(DropEntities.Entities::closes);
        jdbc.update("delete from document where id = 'u'");
        assertThat(new DropEntities(database).of(drop.id()))
                .isEqualTo(new DropEntities.Entities(2, 0, 1, 0, 0))
                .matches(entities -> !entities.closes());
    }

    @Test
    void twoHundredThousandShuffledLinesCloseTheirSum() {
        List<int[]> order = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            order.add(new int[] {i / 4, i % 4});
        }
        Collections.shuffle(order, new Random(1));
        List<BoundRow> rows = new ArrayList<>();
        for (int[] at : order) {
            rows.add(line(rows.size() + 1L, "t" + at[0], "" + at[1], "12.50"));
        }
        Drop drop = ledger.open(file("big", 20L << 20), feed, MORNING);
        assertThat(apply(drop, rows).accepted()).isEqualTo(200_000);
    }

    @Test
    void suspectsAreSentInTheirGroupsAndShareTheirRequests() {
        List<BoundRow> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(header(2L * i + 1, "t" + i));
            rows.add(line(2L * i + 2, "t" + i, "1", "1"));
        }
        apply(ledger.open(file("a", 1), feed, MORNING), rows);
        List<Answered> sent = outbox.due(Queue.daily("main", Entity.ORDER), null, 10).stream()
                .map(due -> new Answered(due.document().key(), due.document().revision(), HASH))
                .toList();
        outbox.suspect(List.of(sent.subList(0, 1), sent.subList(1, 2)), 5);
        outbox.delivered(sent.subList(0, 1), null, MORNING);
        List<Due> left = outbox.due(Queue.daily("main", Entity.ORDER), null, 10);
        assertThat(left)
                .extracting(due -> due.document().key())
                .containsExactly(sent.get(2).key(), sent.get(1).key());
        assertThat(left.get(1).requestsLeft()).isEqualTo(5);
        outbox.refused(sent.get(1), io.serai.model.Reason.REFUSED_BY_DESTINATION, MORNING);
        assertThat(ledger.accounts().get(0).refused()).isEqualTo(1);
    }

    @Test
    void keysOfOnePlaceStandInTheOrderOfTheirBytes() {
        List<String> ordered = List.of("10", "9", "A b", "B", "Z", "a", "ab", "b", "z", "é", "ﬀ", "\uD83C\uDF75");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(id -> insertDue(-1, id));
        insertDue(Long.MIN_VALUE, "first");
        insertDue(Long.MAX_VALUE, "last");
        List<String> all = new ArrayList<>(ordered);
        all.add(0, "first");
        all.add("last");
        assertThat(outbox.due(Queue.daily("main", Entity.ORDER), null, 100))
                .extracting(due -> due.document().key().id())
                .isEqualTo(all);
        for (int n = 0; n < ordered.size(); n++) {
            assertThat(database.jdbc().queryForList("""
                            select id from document where (placement, partner, store, id) > (-1, 'acme', 's1', ?)
                            order by placement, partner, store, id""", String.class, ordered.get(n)))
                    .isEqualTo(all.subList(n + 2, all.size()));
        }
    }

    private void insertDue(long placement, String id) {
        database.jdbc().update("""
                insert into document (placement, partner, entity, store, id, account, state, revision, changed_at, parts)
                values (?, 'acme', 'order', 's1', ?, 'main', 'due', 1, 0, '{"lines":{}}')""", placement, id);
    }

    @Test
    void anAnswerIsKeptWhateverItHolds() {
        apply(ledger.open(file("a", 1), feed, MORNING), List.of(header(1, "t"), line(2, "t", "1", "1")));
        Due due = outbox.due(Queue.daily("main", Entity.ORDER), null, 10).get(0);
        Answered item = new Answered(due.document().key(), due.document().revision(), HASH);
        long request = outbox.sending(new Sending("main", Entity.ORDER, "b", 1L << 33, MORNING, List.of(item)));
        String text = "n\0o \uD83C\uDF75 \u0001";
        outbox.refused(
                List.of(item),
                io.serai.model.Reason.REFUSED_BY_DESTINATION,
                new Answer(request, 5, null, "refused", text),
                MORNING);
        assertThat(jdbc.queryForList("select answer from dead_letter", String.class))
                .containsExactly("n\u2400o \uD83C\uDF75 \u0001");
        outbox.record(new Answer(request, 5, null, "busy", text));
        assertThat(ledger.accounts().get(0).requests()).isEqualTo(1);
    }

    @Test
    void whatARequestCarriedMayBeThereUnlessItWasRefused() {
        List<BoundRow> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(header(2L * i + 1, "t" + i));
            rows.add(line(2L * i + 2, "t" + i, "1", "1"));
        }
        apply(ledger.open(file("a", 1), feed, MORNING), rows);
        List<Answered> items = outbox.due(Queue.daily("main", Entity.ORDER), null, 10).stream()
                .map(due -> new Answered(due.document().key(), due.document().revision(), HASH))
                .toList();
        List<DocumentKey> keys = items.stream().map(Answered::key).toList();
        assertThat(outbox.carried("main", Entity.ORDER, keys)).isEmpty();
        send(items.subList(0, 1), "accepted");
        send(items.subList(1, 2), "refused");
        outbox.sending(new Sending("main", Entity.ORDER, "unanswered", 1, MORNING, items.subList(2, 3)));
        assertThat(outbox.carried("main", Entity.ORDER, keys)).containsOnly(keys.get(0), keys.get(2));
        assertThat(outbox.carried("main", Entity.ORDER, keys.subList(2, 4))).containsOnly(keys.get(2));
        assertThat(outbox.carried("main", Entity.ORDER, List.of())).isEmpty();
        assertThat(outbox.carried("other", Entity.ORDER, keys)).isEmpty();
    }

    private void send(List<Answered> items, String result) {
        long request = outbox.sending(new Sending("main", Entity.ORDER, result, 1, MORNING, items));
        outbox.record(new Answer(request, 1, null, result, null));
    }

    @Test
    void aTicketOfTwentyThousandLinesIsOneDocument() {
        List<BoundRow> rows = new ArrayList<>();
        rows.add(header(1, "t"));
        for (int n = 1; n <= 20_000; n++) {
            rows.add(line(n + 1L, "t", "" + n, "12.50"));
        }
        assertThat(apply(ledger.open(file("a", 1), feed, MORNING), rows).accepted())
                .isEqualTo(20_001);
        assertThat(outbox.due(Queue.daily("main", Entity.ORDER), null, 10)
                        .get(0)
                        .document()
                        .lines())
                .hasSize(20_000);
    }
}
