package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.model.ReceivedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every drop does with the files of its folder, whatever the protocol. */
@SuppressWarnings("NullAway.Init")
abstract class DropContract {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AtomicInteger FEEDS = new AtomicInteger();

    record Taken(String name, String text) {}

    @TempDir
    Path temp;

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final Map<String, String> verdicts = new ConcurrentHashMap<>();
    final Map<String, List<Path>> receipts = new ConcurrentHashMap<>();
    final String feed = "feed" + FEEDS.incrementAndGet();
    /** Of a time at which no listing of today counts as too coarse. */
    final WaitingLooks waiting = new WaitingLooks(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));

    private @Nullable DefaultCamelContext camel;

    @Nullable
    Runnable during;

    /** What partners are told besides. */
    LaterAnswers later = (partner, of, place) -> List.of();

    /** Starts the server; a fresh one for each test, with an empty drop. */
    abstract void open() throws Exception;

    abstract void close() throws Exception;

    /** The template's file, the part after {@code routes/10-receive-}. */
    abstract String file();

    /** The template's name. */
    abstract String template();

    abstract Map<String, Object> parameters() throws Exception;

    /** Parameters that must be refused by the server or by us; empty when the protocol knows none. */
    Map<String, Object> wrongParameters() throws Exception {
        return Map.of();
    }

    abstract String source();

    abstract void put(String name, String text) throws Exception;

    abstract void delete(String name) throws Exception;

    /** Name and text of each file directly below a folder beside the drop's files; the drop itself is the empty name. */
    abstract Map<String, String> list(String folder) throws Exception;

    /** Makes a folder for receipts inside the drop. */
    abstract ReceiptFolder receiptFolder() throws Exception;

    /** The parameter that names it, and its name for {@link #list}. */
    record ReceiptFolder(String parameter, String listed) {}

    abstract void hide() throws Exception;

    abstract void unhide() throws Exception;

    boolean growsInPlace() {
        return true;
    }

    @BeforeEach
    void openServer() throws Exception {
        open();
    }

    @AfterEach
    void closeAll() throws Exception {
        if (camel != null) {
            camel.close();
        }
        close();
    }

    @Test
    void a_growing_file_is_left_alone_until_it_is_still() throws Exception {
        assumeTrue(growsInPlace(), "an object appears whole");
        put("grow.csv", "row\n");
        start(Map.of("minAge", "1s"));
        StringBuilder text = new StringBuilder("row\n");
        AtomicInteger rows = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(75)).atMost(LONG).until(() -> {
            put("grow.csv", text.append("row\n").toString());
            return rows.incrementAndGet() > 25;
        });
        assertThat(taken).isEmpty();
        await().atMost(LONG).until(() -> taken.size() == 1);
        assertThat(taken.get(0)).isEqualTo(new Taken("grow.csv", text.toString()));
    }

    @Test
    void the_same_name_is_taken_again_and_all_bytes_are_kept() throws Exception {
        start(Map.of());
        for (String text : List.of("one", "one", "two")) {
            int before = taken.size();
            put("a.csv", text);
            await().atMost(LONG).until(() -> taken.size() == before + 1 && list("").isEmpty());
        }
        assertThat(taken).extracting(Taken::text).containsExactly("one", "one", "two");
        assertThat(Set.copyOf(list("done").values())).isEqualTo(Set.of("one", "two"));
    }

    @Test
    void what_is_told_later_lies_beside_the_drop_after_a_poll_and_is_no_file() throws Exception {
        Path receipt = Files.writeString(temp.resolve("a.csv.receipt.json"), "{\"later\": true}");
        AtomicInteger placed = new AtomicInteger();
        later = (partner, of, place) -> placed.get() == 0 && partner.equals("acme") && of.equals(feed)
                ? List.of(new LaterAnswers.Answer(receipt, placed::incrementAndGet))
                : List.of();
        hide();
        start(Map.of());
        unhide();
        await().atMost(LONG).until(() -> placed.get() > 0);
        assertThat(list("")).containsEntry("a.csv.receipt.json", "{\"later\": true}");
        put("b.csv", "b");
        await().atMost(LONG).until(() -> taken.size() == 1);
        assertThat(taken.get(0).name()).isEqualTo("b.csv");
        assertThat(placed).hasValue(1);
    }

    @Test
    void a_name_that_is_not_plain_is_refused_and_that_is_told_once() throws Exception {
        put("a..b.csv", "bad");
        put("back\\slash.csv", "bad");
        put("good.csv", "good");
        try (Heard log = new Heard()) {
            start(Map.of());
            await().atMost(LONG).until(() -> !list("done").isEmpty());
            put("later.csv", "later");
            await().atMost(LONG).until(() -> list("done").size() == 2);
            assertThat(log.lines()).containsExactlyInAnyOrder(refused("a..b.csv"), refused("back\\slash.csv"));
        }
        assertThat(taken).extracting(Taken::name).containsExactly("good.csv", "later.csv");
        assertThat(list("").values()).containsExactly("bad", "bad");
    }

    private String refused(String name) {
        return "WARN acme/" + feed + ": name \"" + name
                + "\" refused: it could leave its folder; expected one plain segment; rename it to have it taken";
    }

    @Test
    void a_file_that_vanishes_in_mid_poll_is_no_failure() throws Exception {
        assumeTrue(growsInPlace(), "an object's stream is open before the first object is handed over");
        put("a.csv", "a");
        put("b.csv", "b");
        during = () -> {
            String name = taken.get(taken.size() - 1).name();
            try {
                delete(name.equals("a.csv") ? "b.csv" : "a.csv");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        start(Map.of());
        await().atMost(LONG).until(() -> list("done").size() == 1);
        during = null;
        put("c.csv", "c");
        await().atMost(LONG).until(() -> list("done").size() == 2);
        assertThat(taken).hasSize(2);
        assertThat(failure()).isNull();
    }

    @Test
    void a_file_that_is_replaced_while_it_is_read_is_taken_again() throws Exception {
        put("a.csv", "a");
        during = () -> {
            during = null;
            try {
                put("a.csv", "replaced");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        start(Map.of());
        await().atMost(LONG).until(() -> list("done").containsValue("replaced"));
        assertThat(taken).extracting(Taken::text).containsExactly("a", "replaced");
        assertThat(list("")).isEmpty();
    }

    @Test
    void an_unusable_file_goes_to_failed() throws Exception {
        verdicts.put("a.csv", "failed");
        put("a.csv", "a");
        start(Map.of());
        await().atMost(LONG).until(() -> list("failed").containsValue("a"));
        assertThat(list("")).isEmpty();
    }

    @Test
    void a_left_file_stays_and_is_looked_at_again() throws Exception {
        verdicts.put("a.csv", "leave");
        put("a.csv", "a");
        start(Map.of());
        await().atMost(LONG).until(() -> taken.size() >= 3);
        assertThat(list("")).containsEntry("a.csv", "a");
        verdicts.put("a.csv", "done");
        await().atMost(LONG).until(() -> list("done").containsValue("a"));
    }

    @Test
    void a_file_that_waits_is_answered_once_and_fetched_again_when_it_is_another_or_let_go() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("receipts"));
        receipts.put("a.csv", List.of(Files.writeString(folder.resolve("a.csv.receipt.json"), "{}")));
        verdicts.put("a.csv", "wait");
        put("a.csv", "a");
        start(Map.of());
        await().atMost(LONG).until(() -> list("").containsKey("a.csv.receipt.json"));
        for (String other : List.of("b.csv", "c.csv")) {
            put(other, other);
            await().atMost(LONG).until(() -> list("done").containsValue(other));
        }
        assertThat(taken).extracting(Taken::text).containsOnlyOnce("a");
        put("a.csv", "corrected");
        await().atMost(LONG).until(() -> taken.contains(new Taken("a.csv", "corrected")));
        assertThat(list("")).containsEntry("a.csv", "corrected");
        verdicts.put("a.csv", "done");
        // again and again, as the hub does, since the file in hand may be answered only afterwards
        await().atMost(LONG).until(() -> {
            waiting.retain(file -> !file.equals("acme/" + feed + "/a.csv"));
            return list("done").containsValue("corrected");
        });
    }

    @Test
    void receipts_appear_beside_the_drop_and_only_a_corrected_one_is_taken() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("receipts"));
        receipts.put(
                "a.csv",
                List.of(
                        Files.writeString(folder.resolve("a.csv.receipt.json"), "{}"),
                        Files.writeString(folder.resolve("a.csv.rejects.csv"), "wrong")));
        put("a.csv", "a");
        start(Map.of());
        await().atMost(LONG).until(() -> !list("done").isEmpty());
        assertThat(list("")).isEqualTo(Map.of("a.csv.receipt.json", "{}", "a.csv.rejects.csv", "wrong"));
        put("b.csv", "b");
        await().atMost(LONG).until(() -> list("done").size() == 2);
        put("c.csv", "c");
        await().atMost(LONG).until(() -> list("done").size() == 3);
        assertThat(taken).extracting(Taken::name).containsExactly("a.csv", "b.csv", "c.csv");
        put("a.csv.rejects.csv", "corrected");
        await().atMost(LONG).until(() -> list("done").size() == 4);
        assertThat(taken).contains(new Taken("a.csv.rejects.csv", "corrected"));
    }

    @Test
    void a_file_stays_until_its_receipt_is_beside_it() throws Exception {
        Path receipt = Files.createDirectories(temp.resolve("receipts")).resolve("a.csv.receipt.json");
        receipts.put("a.csv", List.of(receipt));
        put("a.csv", "a");
        start(Map.of());
        await().atMost(LONG).until(() -> taken.size() >= 2);
        assertThat(list("done")).isEmpty();
        Files.writeString(receipt, "{}");
        await().atMost(LONG).until(() -> list("done").containsValue("a"));
        assertThat(list("")).isEqualTo(Map.of("a.csv.receipt.json", "{}"));
    }

    @Test
    void receipts_go_to_a_folder_of_their_own_when_one_is_named() throws Exception {
        receipts.put("a.csv", List.of(Files.writeString(temp.resolve("a.csv.receipt.json"), "{}")));
        put("a.csv", "a");
        ReceiptFolder folder = receiptFolder();
        start(Map.of("receiptFolder", folder.parameter()));
        await().atMost(LONG).until(() -> !list("done").isEmpty());
        assertThat(list(folder.listed())).isEqualTo(Map.of("a.csv.receipt.json", "{}"));
        assertThat(list("")).doesNotContainKey("a.csv.receipt.json");
    }

    @Test
    void a_drop_that_cannot_be_entered_is_a_visible_failure() throws Exception {
        Map<String, Object> wrong = wrongParameters();
        assumeTrue(!wrong.isEmpty(), "a folder has no password");
        put("a.csv", "a");
        try (Heard log = new Heard()) {
            start(wrong);
            await().atMost(LONG).until(() -> failures() > 2);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN acme/" + feed + ": cannot poll " + source() + ": ")
                    .doesNotContain("\n");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void a_drop_that_is_away_is_a_visible_failure_and_works_again_afterwards() throws Exception {
        hide();
        try (Heard log = new Heard()) {
            start(Map.of());
            await().atMost(LONG).until(() -> failures() > 2);
            unhide();
            put("a.csv", "a");
            await().atMost(LONG).until(() -> list("done").containsValue("a"));
            await().atMost(LONG).until(() -> failure() == null);
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0))
                    .startsWith("WARN acme/" + feed + ": cannot poll " + source() + ": ")
                    .doesNotContain("\n");
            assertThat(log.lines().get(1)).isEqualTo("INFO acme/" + feed + ": polling " + source() + " works again");
        }
    }

    final @Nullable String failure() {
        PollWatch watch = PollWatch.of("acme", feed, source());
        return watch == null ? null : watch.failure();
    }

    private long failures() {
        PollWatch watch = PollWatch.of("acme", feed, source());
        return watch == null ? 0 : watch.failures();
    }

    final void start(Map<String, Object> more) throws Exception {
        Map<String, Object> all = new HashMap<>(Map.of("partner", "acme", "feed", feed, "pollDelay", 100));
        if (growsInPlace()) {
            all.put("minAge", "100ms");
        }
        all.putAll(parameters());
        all.putAll(more);
        StringJoiner query = new StringJoiner("&", "kamelet:" + template() + "?", "");
        all.forEach((name, value) -> query.add(name + "=" + value));
        DefaultCamelContext context = new DefaultCamelContext();
        camel = context;
        OwnReceipts ours = new OwnReceipts(temp.resolve("data"), Duration.ofDays(90), Clock.systemUTC());
        Receiver receiver = new Receiver(new Archive(temp.resolve("data"), Duration.ofDays(90)));
        context.getRegistry().bind("seraiOwnReceipts", ours);
        context.getRegistry().bind("seraiWaitingLooks", waiting);
        context.getRegistry().bind("seraiObjects", new Objects());
        context.getRegistry().bind("seraiLeftFiles", new LeftFiles());
        context.getRegistry().bind("ftps", new DropFtpComponent());
        context.getRegistry().bind("sftp", new DropSftpComponent());
        context.getRegistry().bind("aws2-s3", new DropS3Component());
        context.getRegistry().bind("seraiLater", LaterAnswers.class, (LaterAnswers)
                (partner, of, place) -> later.waiting(partner, of, place));
        context.getRegistry().bind("kamelet", new DropKamelets());
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.resolveMandatoryResource(context, "file:routes/00-policies.camel.yaml"),
                        ResourceHelper.resolveMandatoryResource(
                                context, "file:routes/10-receive-" + file() + ".camel.yaml"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(query.toString()).process(exchange -> {
                    ReceivedFile file = receiver.receive(exchange);
                    if (!ours.isNews(file)) {
                        return;
                    }
                    taken.add(new Taken(file.name(), Files.readString(file.archived())));
                    Runnable act = during;
                    if (act != null) {
                        act.run();
                    }
                    if (receipts.containsKey(file.name())) {
                        exchange.getMessage().setHeader("SeraiReceipts", receipts.get(file.name()));
                    }
                    exchange.getMessage().setHeader("SeraiVerdict", verdicts.getOrDefault(file.name(), "done"));
                });
            }
        });
        context.start();
    }
}
