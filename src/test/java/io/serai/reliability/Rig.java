package io.serai.reliability;

import io.serai.reliability.Partner.Kind;
import io.serai.reliability.Shop.Written;
import io.serai.sandbox.KilibaSandbox;
import io.serai.servers.Watcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.awaitility.Awaitility;

/** A program with three partners and a sandbox around it, and what all of them must agree on in the end. */
final class Rig implements AutoCloseable {

    private static final Duration QUIET_MAX = Duration.ofMinutes(15);

    private final KilibaSandbox sandbox;
    private final List<Partner> partners;
    private final Program program;
    private final DeadStore store;
    private final Truth truth = new Truth();
    private final Revisions revisions = new Revisions();
    private final Verdict verdict = new Verdict();
    private final Map<String, Shop> shops = new HashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();

    /**
     * Starts everything but the program.
     *
     * @param settings beside those that every program of these tests has
     * @param watcher sees what the program does at the partners' servers
     */
    Rig(Path folder, Map<String, String> settings, Watcher watcher, long seed) throws Exception {
        Logs.quiet();
        sandbox = KilibaSandbox.start(Program.KEY);
        sandbox.watchItems(revisions);
        partners = List.of(
                new Partner("ada", "main", new SftpDoor(folder.resolve("ada"), watcher)),
                new Partner("bob", "second", new FtpDoor(folder.resolve("bob"), watcher)),
                new Partner("cyd", "main", new S3Door(watcher)));
        program = Program.in(folder.resolve("hub"), settings, sandbox, partners);
        store = new DeadStore(program.data(), settings);
        Random seeds = new Random(seed);
        partners.forEach(partner -> shops.put(partner.name(), new Shop(partner.name(), truth, seeds.nextLong())));
    }

    Program program() {
        return program;
    }

    KilibaSandbox sandbox() {
        return sandbox;
    }

    List<Partner> partners() {
        return partners;
    }

    /** One file; sometimes two, with the same bytes. */
    synchronized void drop(Partner partner, Kind kind, int rows) throws Exception {
        for (Written one : Objects.requireNonNull(shops.get(partner.name())).write(kind, rows)) {
            dropped.add(one.file());
            partner.door().put(one.file().name(), one.bytes());
        }
    }

    /** A file of each kind from each partner. */
    void dropAll(int rows) throws Exception {
        for (Partner partner : partners) {
            for (Kind kind : Kind.values()) {
                drop(partner, kind, rows);
            }
        }
    }

    synchronized long rows() {
        return dropped.stream().mapToLong(Dropped::rows).sum();
    }

    /** Of a program that is dead right now: nothing may be acknowledged that its store does not hold. */
    void checkAcknowledged() throws Exception {
        verdict.acknowledgedLast(partners, store.ended());
    }

    /** Waits until every file is taken and every item sent, and ends the program. */
    List<String> losses() throws Exception {
        Console console = new Console(program);
        Awaitility.await("every file taken and every item sent")
                .atMost(QUIET_MAX)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isQuiet(console));
        verdict.sums(console.drops(), dropped);
        verdict.accounts(console, truth);
        verdict.files(partners, dropped);
        verdict.destination(sandbox, truth, revisions);
        program.stop();
        verdict.add(store.faults());
        verdict.add(program.complaints("prove", "--deep"));
        Tally.add("rows", rows());
        Tally.add("losses", verdict.losses().size());
        return verdict.losses();
    }

    private boolean isQuiet(Console console) throws Exception {
        program.mustRun();
        for (Partner partner : partners) {
            if (!partner.door().waiting().isEmpty()) {
                return false;
            }
        }
        return console.sum("due") == 0;
    }

    @Override
    public void close() {
        program.close();
        sandbox.close();
        partners.forEach(partner -> partner.door().close());
    }
}
