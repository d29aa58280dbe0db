package io.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.Market.Kind;
import io.serai.hub.Market.Row;
import io.serai.model.Outcome;
import io.serai.samples.Expected;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger.AccountSummary;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.util.FileSystemUtils;

/**
 * What the destination holds in the end depends only on the rows that were dropped: not on the order, splitting, repetition or
 * interleaving of files, nor on restarts.
 *
 * <p>{@code -Dserai.convergence.minutes=30} goes on with further seeds for so long.
 */
class HubConvergenceTest {

    private static final String PARTNERS = "file:src/test/resources/hub/market.camel.yaml";
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int TIMES_MAX = 60;

    /** One file as it is dropped. Its time, in minutes, is in its name. */
    private record Drop(String name, int time, List<Row> rows) {

        byte[] bytes() {
            StringBuilder text = new StringBuilder(rows.get(0).kind().header).append('\n');
            rows.forEach(row -> text.append(row.text()).append('\n'));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void theSandboxEndsAsTheRowsSay(@ForAll long seed) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("serai.convergence.minutes", 0)));
        long next = seed;
        do {
            endsAsTheRowsSay(next++);
        } while (Instant.now().isBefore(end));
    }

    private static void endsAsTheRowsSay(long seed) throws Exception {
        Path home = Files.createTempDirectory("hub");
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY)) {
            Random random = new Random(seed);
            Market market = new Market(random);
            List<Drop> drops = drops(market, random);
            List<DropSummary> answered = run(home, sandbox, drops, random);
            assertThat(Expected.differences(market.customers(), sandbox.customers()))
                    .as("customers of seed %s", seed)
                    .isEmpty();
            assertThat(Expected.differences(market.orders(), sandbox.orders()))
                    .as("orders of seed %s", seed)
                    .isEmpty();
            assertThat(sandbox.wentBackwards())
                    .as("items sent after newer ones")
                    .isZero();
            drops.forEach(drop -> assertAnswered(drop, answered));
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    /** Uploads of one kind and time each, split into files, some of them repeated; all of them shuffled. */
    private static List<Drop> drops(Market market, Random random) {
        List<Drop> drops = new ArrayList<>();
        for (int time = 1, uploads = 4 + random.nextInt(4); time <= uploads; time++) {
            Kind kind = List.of(Kind.values()).get(random.nextInt(3));
            List<Drop> files = split(market, kind, time, random);
            drops.addAll(files);
            if (random.nextInt(3) == 0) {
                drops.add(again(files.get(0), time + random.nextInt(2) * (TIMES_MAX - 2 * time)));
            }
        }
        drops.forEach(drop -> drop.rows().forEach(row -> market.received(row, drop.time())));
        Collections.shuffle(drops, random);
        return drops;
    }

    private static List<Drop> split(Market market, Kind kind, int time, Random random) {
        List<Drop> files = new ArrayList<>();
        for (int part = 0, parts = 1 + random.nextInt(2); part < parts; part++) {
            List<Row> rows = new ArrayList<>();
            for (int row = 0, count = 1 + random.nextInt(6); row < count; row++) {
                rows.add(market.row(kind, time));
            }
            files.add(new Drop(name(kind, time, "part" + part), time, rows));
        }
        return files;
    }

    /** The same bytes, with the same time or, late in the day, with one of their own. */
    private static Drop again(Drop drop, int time) {
        return new Drop(name(drop.rows().get(0).kind(), time, "again"), time, drop.rows());
    }

    private static String name(Kind kind, int time, String end) {
        String word = kind.name().toLowerCase(java.util.Locale.ROOT);
        return word + "_" + IN_NAMES.format(Market.at(time)) + "_" + end + ".csv";
    }

    /** Drops the files in groups; between groups the hub is now and then stopped, idle or in the middle of its work. */
    private static List<DropSummary> run(Path home, KilibaSandbox sandbox, List<Drop> drops, Random random)
            throws IOException {
        DropFolder folder = new DropFolder(home.resolve("in"));
        List<Drop> left = new ArrayList<>(drops);
        while (!left.isEmpty()) {
            try (Hub hub = start(home, sandbox)) {
                dropSome(folder, left, random);
                if (random.nextBoolean()) {
                    folder.awaitAnswered();
                    hub.awaitDelivered();
                }
                dropSome(folder, left, random);
            }
        }
        try (Hub hub = start(home, sandbox)) {
            folder.awaitAnswered();
            hub.awaitDelivered();
            assertHeld(hub.ledger().accounts(), sandbox);
            return hub.drops();
        }
    }

    private static Hub start(Path home, KilibaSandbox sandbox) {
        return Hub.start(
                PARTNERS,
                home.resolve("data"),
                sandbox,
                Map.of("market.in", home.resolve("in").toString(), "serai.deliver.tick", "50"));
    }

    private static void dropSome(DropFolder folder, List<Drop> left, Random random) throws IOException {
        for (int n = Math.min(left.size(), 2 + random.nextInt(4)); n > 0; n--) {
            Drop drop = left.remove(0);
            folder.drop(drop.name(), drop.bytes());
        }
    }

    private static void assertHeld(List<AccountSummary> accounts, KilibaSandbox sandbox) {
        assertThat(accounts).allMatch(account -> account.due() == 0 && account.refused() == 0);
        assertThat(accounts.stream().mapToLong(AccountSummary::delivered).sum())
                .isEqualTo(sandbox.customers().size() + sandbox.orders().size());
    }

    private static void assertAnswered(Drop drop, List<DropSummary> answered) {
        List<DropSummary> own = answered.stream()
                .filter(known -> known.name().equals(drop.name()))
                .toList();
        assertThat(own).as(drop.name()).isNotEmpty();
        assertThat(own).allMatch(known -> known.closedAt() != null && known.closes());
        for (DropSummary known : own) {
            if (known.result().equals("done")) {
                assertThat(known.records()).isEqualTo(drop.rows().size());
                assertThat(known.outcomes().of(Outcome.REJECTED))
                        .isEqualTo(drop.rows().stream().filter(Row::isWrong).count());
                assertThat(known.outcomes().of(Outcome.BLANK))
                        .isEqualTo(drop.rows().stream().filter(Row::isBlank).count());
            } else {
                assertThat(known.result()).isEqualTo("repeated");
            }
        }
    }
}
