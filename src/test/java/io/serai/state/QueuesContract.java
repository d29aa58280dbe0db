package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.model.OutcomeCounts;
import io.serai.model.Reason;
import io.serai.model.ReceivedFile;
import io.serai.read.BoundRow;
import io.serai.state.Canaries.Gate;
import io.serai.state.Canaries.Stop;
import io.serai.state.CanaryDecisions.Waiting;
import io.serai.state.HistoryLoads.Load;
import io.serai.state.Outbox.Answer;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Queue;
import io.serai.state.Outbox.Sending;
import io.serai.state.Replays.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** In which queue what is due stands, on every database: the two lanes, and the canaries of feeds that are new or changed. */
abstract class QueuesContract {

    private static final Queue DAILY = Queue.daily("main", Entity.ORDER);
    private static final Queue HISTORY = Queue.of("main", Entity.ORDER, DropLane.HISTORY);
    private static final Operator ANN = new Operator("ann", "asked the destination");

    private final TestDatabase kind;
    private Path folder = Path.of("");
    private HikariDataSource source;
    private TestStore store;
    private Canaries canaries;
    private CanaryDecisions decisions;
    private int files;

    QueuesContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void create(@TempDir Path empty) {
        folder = empty;
        open();
        TestStore.create(source);
    }

    private void open() {
        source = kind.open(folder);
        store = TestStore.on(source, folder, 1 << 20);
        canaries = new StoredCanaries(store.database, store.outbox);
        decisions =
                new CanaryDecisions(store.database, new Audit(store.database, Clock.systemUTC()), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        source.close();
    }

    JdbcTemplate jdbc() {
        return store.database.jdbc();
    }

    private static Feed feed(String name, int canaryItems, String lineIds) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        for (String field : List.of("ticket", "store", "line", "product", "quantity", "amount-net", "amount-gross")) {
            declaration.getColumns().put(field, field);
        }
        declaration.getPolicies().put("canary-items", canaryItems);
        declaration.getPolicies().put("line-ids", lineIds);
        return declaration.feed(name);
    }

    private static Feed feed(String name, int canaryItems) {
        return feed(name, canaryItems, "column");
    }

    /** Whole tickets of these ids, in one file. */
    private static List<BoundRow> tickets(String amount, String... ids) {
        List<BoundRow> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Rows.row(rows.size() + 1L, Rows.header(id, null, "paid"), Rows.line(id, "1", amount)));
        }
        return rows;
    }

    private static List<BoundRow> headers(String... ids) {
        List<BoundRow> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Rows.row(rows.size() + 1L, Rows.header(id, null, "paid")));
        }
        return rows;
    }

    private static List<BoundRow> lines(String... ids) {
        List<BoundRow> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(Rows.row(rows.size() + 1L, Rows.line(id, "1", "5")));
        }
        return rows;
    }

    private OutcomeCounts receive(Feed feed, DropLane lane, List<BoundRow> rows) {
        files++;
        return receive("file" + files, feed, lane, rows);
    }

    private OutcomeCounts receive(String sha, Feed feed, DropLane lane, List<BoundRow> rows) {
        ReceivedFile file = new ReceivedFile(
                "acme", feed.name(), sha, "folder", Rows.MORNING, 1, sha, Path.of("a"), Rows.MORNING, lane);
        Drop drop = store.ledger.open(file, feed, Rows.MORNING.plusSeconds(files));
        store.keep(drop, feed, rows, Integer.MAX_VALUE);
        return store.ledger
                .close(drop, rows.size(), OutcomeCounts.NONE, Map.of(), List.of())
                .outcomes();
    }

    private List<String> due(Queue queue) {
        return store.outbox.due(queue, null, 1000).stream()
                .map(due -> due.document().key().id())
                .sorted()
                .toList();
    }

    private Gate onlyGate() {
        List<Gate> gates = canaries.at("main", Entity.ORDER);
        assertThat(gates).hasSize(1);
        return gates.get(0);
    }

    private List<String> waitingAt(Gate gate) {
        return due(new Queue("main", Entity.ORDER, DropLane.DAILY, gate.id()));
    }

    private List<Answered> send(Gate gate, int items) {
        List<Answered> sent =
                store.outbox.due(new Queue("main", Entity.ORDER, DropLane.DAILY, gate.id()), null, items).stream()
                        .map(due -> new Answered(
                                due.document().key(), due.document().revision(), new byte[32]))
                        .toList();
        long request = store.outbox.sending(new Sending("main", Entity.ORDER, "b", 1, Rows.MORNING, sent));
        canaries.sent(gate.id(), request, sent.size(), Rows.MORNING);
        return sent;
    }

    private void pass(Gate gate, int items) {
        List<Answered> sent = send(gate, items);
        Answer answer = new Answer(1, 5, 200, "accepted", null);
        assertThat(canaries.passed(gate.id(), sent, answer, Rows.MORNING)).isEqualTo(gate.feed());
    }

    private void letAllGo() {
        for (Gate gate : canaries.at("main", Entity.ORDER)) {
            while (gate.open() && canaries.letGo(gate, "main", Entity.ORDER, 2) > 0) {
                // two at a time, so that there are several steps
            }
        }
    }

    @Test
    void whatADailyFileNamesLeavesTheHistoryLaneAndNeverFallsBack() {
        receive(feed("acme", 0), DropLane.HISTORY, tickets("1", "a", "b", "c"));
        assertThat(due(HISTORY)).containsExactly("a", "b", "c");
        assertThat(due(DAILY)).isEmpty();

        receive(feed("acme", 0), DropLane.DAILY, tickets("2", "a"));
        OutcomeCounts same = receive(feed("acme", 0), DropLane.DAILY, tickets("1", "b"));
        assertThat(same.unchanged()).as("a daily row that says nothing new").isEqualTo(1);
        assertThat(due(DAILY)).containsExactly("a", "b");
        assertThat(due(HISTORY)).containsExactly("c");

        receive(feed("acme", 0), DropLane.HISTORY, tickets("3", "a", "d"));
        assertThat(due(DAILY)).containsExactly("a", "b");
        assertThat(due(HISTORY)).containsExactly("c", "d");
        assertThat(store.ledger.accounts().get(0)).matches(account -> account.due() == 4 && account.dueHistory() == 2);
        assertThat(store.ledger.drops(1, null).get(0).lane()).isEqualTo("history");
    }

    @Test
    void aTicketThatHistoryCompletesIsDailyWhenItsFirstPartWas() {
        receive(feed("acme", 0), DropLane.DAILY, headers("a"));
        receive(feed("acme", 0), DropLane.HISTORY, headers("b"));
        receive(feed("acme", 0), DropLane.HISTORY, lines("a", "b"));
        assertThat(due(DAILY)).containsExactly("a");
        assertThat(due(HISTORY)).containsExactly("b");
    }

    @Test
    void whatWasDeliveredTakesTheLaneOfItsNextChange() {
        receive(feed("acme", 0), DropLane.DAILY, tickets("1", "a"));
        store.outbox.delivered(answered(DAILY), null, Rows.MORNING);
        receive(feed("acme", 0), DropLane.HISTORY, tickets("2", "a"));
        assertThat(due(HISTORY)).containsExactly("a");
    }

    private List<Answered> answered(Queue queue) {
        return store.outbox.due(queue, null, 1000).stream()
                .map(due -> new Answered(due.document().key(), due.document().revision(), new byte[32]))
                .toList();
    }

    @Test
    void aNewFeedWaitsForItsFirstItemsAndOtherFeedsDoNot() {
        receive(feed("old", 0), DropLane.DAILY, tickets("1", "o"));
        receive(feed("new", 2), DropLane.HISTORY, tickets("1", "h"));
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "a", "b", "c", "d", "e"));
        assertThat(due(DAILY)).containsExactly("o");
        Gate gate = onlyGate();
        assertThat(gate).isEqualTo(new Gate(gate.id(), "new", 2, "waiting"));
        assertThat(waitingAt(gate)).containsExactly("a", "b", "c", "d", "e", "h");
        assertThat(store.ledger.accounts().get(0))
                .matches(account -> account.due() == 7 && account.dueAtCanaries() == 6 && account.dueHistory() == 0);

        pass(gate, 2);
        letAllGo();
        assertThat(canaries.at("main", Entity.ORDER)).isEmpty();
        assertThat(due(DAILY)).hasSize(4);
        assertThat(due(HISTORY)).containsExactly("h");

        receive(feed("new", 2), DropLane.DAILY, tickets("1", "f"));
        assertThat(due(DAILY)).as("the declaration has had its canary").contains("f");
    }

    @Test
    void whatIsOutIsKnownAfterARestart() {
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "a", "b", "c"));
        send(onlyGate(), 2);
        source.close();
        open();
        Gate gate = onlyGate();
        assertThat(gate.state()).isEqualTo("sent");
        assertThat(gate.ready())
                .as("nobody knows what came of it: it is sent again")
                .isTrue();
        assertThat(waitingAt(gate)).hasSize(3);
    }

    @Test
    void aRefusedFeedStopsWholeUntilAnOperatorReleasesIt() {
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "a", "b", "c"));
        Gate gate = onlyGate();
        List<Answered> sent = send(gate, 2);
        Stop why = new Stop(
                Reason.REFUSED_BY_DESTINATION, 422, "no such shop", sent.get(0).key());
        assertThat(canaries.refused(gate.id(), why, Rows.MORNING)).isEqualTo("new");
        assertThat(onlyGate()).matches(stopped -> !stopped.ready() && !stopped.open());
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "d"));

        Waiting stopped = decisions.stopped().get(0);
        assertThat(stopped.due())
                .as("nothing is a dead letter, nothing is lost")
                .isEqualTo(4);
        assertThat(stopped)
                .extracting(Waiting::feed, Waiting::status, Waiting::answer, Waiting::reason, Waiting::example)
                .containsExactly(
                        "new",
                        422,
                        "no such shop",
                        Reason.REFUSED_BY_DESTINATION,
                        sent.get(0).key());
        assertThatThrownBy(() -> decisions.release(gate.id() + 1, ANN))
                .hasMessageContaining("found none of this number that holds its feed");

        decisions.release(gate.id(), ANN);
        assertThat(canaries.refused(gate.id(), why, Rows.MORNING))
                .as("a late answer")
                .isNull();
        letAllGo();
        assertThat(due(DAILY)).containsExactly("a", "b", "c", "d");
        assertThat(decisions.list()).isEmpty();
        assertThat(new Audit(store.database, Clock.systemUTC()).entries(1, null).get(0))
                .extracting(Audit.Entry::who, Audit.Entry::what, Audit.Entry::changed)
                .containsExactly(
                        "ann",
                        "canary-release",
                        "canary " + gate.id() + " of feed new, account main: refused -> released");
    }

    @Test
    void aRetriedCanaryIsSentAgain() {
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "a", "b", "c"));
        Gate gate = onlyGate();
        List<Answered> sent = send(gate, 2);
        assertThatThrownBy(() -> decisions.retry(gate.id(), ANN)).hasMessageContaining("that was refused");
        canaries.refused(
                gate.id(), new Stop(Reason.NOT_PROCESSED, 200, null, sent.get(0).key()), Rows.MORNING);
        decisions.retry(gate.id(), ANN);
        assertThat(onlyGate().ready()).isTrue();
        pass(onlyGate(), 2);
        letAllGo();
        assertThat(due(DAILY)).hasSize(1);
    }

    @Test
    void aChangedFeedGetsANewCanaryAndTakesWithItWhatItReadsAnew() {
        receive(feed("new", 2), DropLane.DAILY, tickets("1", "a", "b"));
        receive("again", feed("new", 2), DropLane.DAILY, tickets("1", "c", "d"));
        Gate old = onlyGate();
        List<Answered> sent = send(old, 2);
        canaries.refused(
                old.id(),
                new Stop(Reason.REFUSED_BY_DESTINATION, 400, "", sent.get(0).key()),
                Rows.MORNING);

        Feed edited = feed("new", 2, "position");
        OutcomeCounts reread = receive("again", edited, DropLane.DAILY, tickets("1", "c", "d"));
        assertThat(reread.unchanged()).isEqualTo(2);
        List<Gate> gates = canaries.at("main", Entity.ORDER);
        assertThat(gates).hasSize(2);
        assertThat(waitingAt(gates.get(0))).containsExactly("a", "b");
        assertThat(waitingAt(gates.get(1))).containsExactly("c", "d");
        assertThat(decisions.stopped()).extracting(Waiting::id).containsExactly(old.id());

        pass(gates.get(1), 2);
        receive(edited, DropLane.DAILY, tickets("2", "a", "b"));
        assertThat(due(DAILY)).as("read anew, under what was accepted").containsExactly("a", "b");
        assertThat(decisions.list()).as("nothing waits at the old one").isEmpty();
    }

    @Test
    void aTicketOfTwoNewFeedsPassesBothCanaries() {
        receive(feed("headers", 1), DropLane.DAILY, headers("a", "b", "c"));
        receive(feed("lines", 1), DropLane.DAILY, lines("a", "b", "c", "d"));
        receive(feed("old", 0), DropLane.DAILY, headers("d"));
        List<Gate> gates = canaries.at("main", Entity.ORDER);
        assertThat(gates).extracting(Gate::feed).containsExactly("headers", "lines");
        assertThat(waitingAt(gates.get(0))).containsExactly("a", "b", "c");
        assertThat(waitingAt(gates.get(1))).containsExactly("d");

        pass(gates.get(0), 1);
        letAllGo();
        assertThat(due(DAILY)).isEmpty();
        assertThat(onlyGate().feed()).isEqualTo("lines");
        assertThat(waitingAt(onlyGate())).hasSize(3).contains("d");

        pass(onlyGate(), 1);
        letAllGo();
        assertThat(due(DAILY)).hasSize(2);
    }

    @Test
    void aReplayedDeadLetterGoesDailyAndWaitsForNobody() {
        receive(feed("new", 2), DropLane.HISTORY, tickets("1", "a", "b"));
        Answered item = send(onlyGate(), 1).get(0);
        store.outbox.refused(item, Reason.ITEM_TOO_LARGE, Rows.MORNING);
        new DeadLetters(store.database, new Audit(store.database, Clock.systemUTC()), Clock.systemUTC())
                .replay(LetterFilter.number(1), ANN, false);
        assertThat(due(DAILY)).containsExactly(item.key().id());
    }

    @Test
    void aHistoryLoadTellsHowLongItTakesAtThePaceOfTheLastMinutes() {
        List<String> past = IntStream.range(0, 30).mapToObj(n -> "p" + n).toList();
        receive(feed("acme", 0), DropLane.HISTORY, tickets("1", past.toArray(String[]::new)));
        receive(feed("acme", 0), DropLane.DAILY, tickets("1", "a", "b"));
        Instant now = Rows.MORNING.plusSeconds(3600);
        HistoryLoads loads = new HistoryLoads(store.database, Clock.fixed(now, ZoneOffset.UTC));
        assertThat(loads.of(store.ledger.accounts())).containsExactly(new Load("main", "order", 30, 2, null, null));

        deliver(5, now.minusSeconds(301));
        assertThat(loads.of(store.ledger.accounts()))
                .as("too long ago to say anything of now")
                .containsExactly(new Load("main", "order", 25, 2, null, null));
        deliver(10, now.minusSeconds(100));
        assertThat(loads.of(store.ledger.accounts()))
                .as("ten in a hundred seconds; seventeen to go")
                .containsExactly(new Load("main", "order", 15, 2, 6L, 170L));
    }

    /** So many of the history lane, in one request. */
    private void deliver(int count, Instant at) {
        List<Answered> items = answered(HISTORY).subList(0, count);
        long request = store.outbox.sending(new Sending("main", Entity.ORDER, "b", 1, at, items));
        store.outbox.delivered(items, new Answer(request, 5, 200, "accepted", null), at);
    }

    @Test
    void filesAndReplaysAreTakenUpByTheirLane() throws Exception {
        receive(feed("acme", 0), DropLane.HISTORY, tickets("1", "a"));
        receive(feed("acme", 0), DropLane.DAILY, tickets("1", "b"));
        Replays replays = new Replays(store.database, new Audit(store.database, Clock.systemUTC()), Clock.systemUTC());
        Path bytes = Files.createFile(folder.resolve("bytes"));
        store.database.jdbc().update("update drop_ledger set archived = ?", bytes.toString());
        replays.ask(1, ANN);
        replays.ask(2, ANN);
        assertThat(replays.waiting(DropLane.HISTORY)).extracting(Wish::drop).containsExactly(1L);
        assertThat(replays.waiting(DropLane.DAILY)).extracting(Wish::drop).containsExactly(2L);
        Drop again = replays.take(replays.waiting(DropLane.HISTORY).get(0), feed("acme", 0));
        assertThat(again.file().lane()).isEqualTo(DropLane.HISTORY);
        assertThat(store.ledger.unfinished()).extracting(ReceivedFile::lane).containsExactly(DropLane.HISTORY);
    }
}
