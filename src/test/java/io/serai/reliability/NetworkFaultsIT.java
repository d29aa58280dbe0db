package io.serai.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.reliability.Partner.Kind;
import io.serai.reliability.Shop.Written;
import io.serai.reliability.TcpProxy.Fault;
import io.serai.reliability.Truth.CustomerRow;
import io.serai.reliability.Truth.Said;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.Watcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One running hub, many partners, each behind a line that breaks in its own way while a file is on it. Whatever breaks, the
 * file arrives whole and once, within the read deadline, without a hand, and the partner with the good line notices nothing.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class NetworkFaultsIT {

    private static final int ROWS = 4000;
    private static final long BROKEN_AFTER_BYTES = 150_000;
    private static final long SILENCE_MS_MAX = 3000;
    private static final Duration HEALED_MAX = Duration.ofMinutes(5);

    /** A partner, the proxy on its line, and the door behind it. */
    private record Line(Partner partner, TcpProxy proxy, Shop shop) {}

    /** A way in which a line can break. */
    record Breach(String protocol, Fault fault) {
        String name() {
            return protocol + "-"
                    + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Truth truth = new Truth();
    private final Revisions revisions = new Revisions();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private KilibaSandbox sandbox;
    private Program program;
    private Path temp;

    static Stream<Breach> breaches() {
        return Stream.of("sftp", "ftp", "s3")
                .flatMap(protocol -> Stream.of(Fault.RESET, Fault.CUT, Fault.STALL, Fault.HALF_OPEN)
                        .map(fault -> new Breach(protocol, fault)));
    }

    @BeforeAll
    void startEverything(@TempDir Path temp) throws Exception {
        this.temp = temp;
        Logs.quiet();
        sandbox = KilibaSandbox.start(Program.KEY);
        sandbox.watchItems(revisions);
        line("good", "sftp");
        for (Breach breach : breaches().toList()) {
            line(breach.name(), breach.protocol());
        }
        for (String protocol : List.of("sftp", "ftp", "s3")) {
            line("down-" + protocol, protocol);
        }
        line("torn", "sftp");
        program = Program.in(
                temp.resolve("hub"),
                Map.of(),
                sandbox,
                lines.values().stream().map(Line::partner).toList());
        program.startAndWait();
        for (Breach breach : breaches().toList()) {
            line(breach.name()).proxy.arm(breach.fault(), BROKEN_AFTER_BYTES);
            drop(line(breach.name()), ROWS);
        }
    }

    private void line(String name, String protocol) throws Exception {
        Path home = temp.resolve(name);
        Door door;
        int port;
        switch (protocol) {
            case "sftp" -> {
                SftpDoor sftp = new SftpDoor(home, Watcher.NONE);
                door = sftp;
                port = sftp.port();
            }
            case "ftp" -> {
                FtpDoor ftp = new FtpDoor(home, Watcher.NONE);
                door = ftp;
                port = ftp.port();
            }
            default -> {
                S3Door s3 = new S3Door(Watcher.NONE);
                door = s3;
                port = s3.port();
            }
        }
        TcpProxy proxy = new TcpProxy(port);
        open.add(proxy);
        open.add(door);
        Map<String, String> more = new LinkedHashMap<>(door.through(proxy.port()));
        if (!protocol.equals("s3")) {
            more.put("silenceMax", Long.toString(SILENCE_MS_MAX));
        }
        Partner partner = new Partner(name, "main", door, Set.of(Kind.customers), more);
        lines.put(name, new Line(partner, proxy, new Shop(name, truth, name.hashCode())));
    }

    private Line line(String name) {
        return Objects.requireNonNull(lines.get(name), name);
    }

    private Dropped drop(Line line, int rows) throws Exception {
        List<Written> files = line.shop.write(Kind.customers, rows);
        for (Written one : files) {
            dropped.add(one.file());
            line.partner.door().put(one.file().name(), one.bytes());
        }
        return files.get(0).file();
    }

    private void awaitTaken(Line line, Dropped file) {
        String folder = file.usable() ? "done" : "failed";
        await(line.partner.name() + " " + file.name()).atMost(HEALED_MAX).until(() -> {
            program.mustRun();
            return line.partner.door().names(folder).contains(file.name());
        });
    }

    @AfterAll
    void stopEverything() throws Exception {
        program.close();
        sandbox.close();
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    @Order(1)
    void a_partner_with_a_good_line_notices_nothing_of_the_others() throws Exception {
        for (int i = 0; i < 3; i++) {
            awaitTaken(line("good"), drop(line("good"), 50));
        }
    }

    @ParameterizedTest
    @MethodSource("breaches")
    @Order(2)
    void a_line_that_breaks_in_the_middle_of_a_file_heals_by_itself(Breach breach) throws Exception {
        Line line = line(breach.name());
        await("the breach").atMost(HEALED_MAX).until(line.proxy::isBroken);
        await("what was dropped first")
                .atMost(HEALED_MAX)
                .until(() -> line.partner.door().waiting().isEmpty());
        awaitTaken(line, drop(line, 10));
        assertThat(program.output()).as("what the operator reads").contains(breach.name() + "/");
        Tally.add("faults", 1);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    @Order(3)
    void a_server_that_is_down_is_said_and_taken_up_again(String protocol) throws Exception {
        Line line = line("down-" + protocol);
        awaitTaken(line, drop(line, 10));
        line.proxy.refuse(true);
        String said = "down-" + protocol + "/down-" + protocol + "-customers: cannot poll";
        await("the operator is told").atMost(HEALED_MAX).until(() -> program.output()
                .contains(said));
        Dropped meanwhile = drop(line, 10);
        line.proxy.refuse(false);
        awaitTaken(line, meanwhile);
        Tally.add("faults", 1);
    }

    @Test
    @Order(4)
    void an_upload_that_is_abandoned_waits_for_its_age_and_then_gets_its_stated_end() throws Exception {
        Line line = line("torn");
        CustomerRow whole = new CustomerRow(
                "torn-c1", "torn@example.org", "torn0", "Ada", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        truth.customer(whole, new Said(0, 0, 1));
        String header = "customer,mail,shop,name,created,changed\n";
        String rows = "torn-c1,torn@example.org,torn0,Ada,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z\ntorn-c2,to";
        String cut = "customers_2026-01-01-00-00-00.csv";
        String open = "customers_2026-01-01-00-00-01.csv";
        Door door = line.partner.door();
        door.put(cut, (header + rows).getBytes(UTF_8));
        door.put(open, (header + "torn-c3,\"to").getBytes(UTF_8));
        await("nothing is said of them while they may still arrive")
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> door.names("").equals(Set.of(cut, open)));
        await("their end").atMost(HEALED_MAX).until(() -> door.waiting().isEmpty());
        assertThat(door.names("done")).containsExactly(cut, open);
        String receipt = new String(door.bytes("", cut + ".receipt.json"), UTF_8);
        assertThat(receipt).contains("\"records\" : 2", "\"rejected\" : 1");
        assertThat(new String(door.bytes("", open + ".receipt.json"), UTF_8))
                .contains("\"records\" : 1", "\"rejected\" : 1", "QUOTE_OPEN");
        Tally.add("faults", 1);
    }

    static Stream<String> protocols() {
        return Stream.of("sftp", "ftp", "s3");
    }

    @Test
    @Order(9)
    void in_the_end_nothing_is_missing() throws Exception {
        List<Partner> partners = lines.values().stream()
                .map(Line::partner)
                .filter(partner -> !partner.name().equals("torn"))
                .toList();
        Console console = new Console(program);
        await("every file taken and every item sent").atMost(HEALED_MAX).until(() -> console.sum("due") == 0);
        Verdict verdict = new Verdict();
        List<JsonNode> drops = console.drops();
        verdict.sums(drops, dropped);
        verdict.accounts(console, truth);
        verdict.files(partners, dropped);
        verdict.destination(sandbox, truth, revisions);
        Tally.add("rows", dropped.stream().mapToLong(Dropped::rows).sum());
        Tally.add("losses", verdict.losses().size());
        assertThat(verdict.losses()).as(program.tail()).isEmpty();
    }
}
