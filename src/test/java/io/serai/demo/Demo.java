package io.serai.demo;

import ch.qos.logback.classic.Level;
import io.serai.hub.Hub;
import io.serai.samples.Expected;
import io.serai.samples.Sample;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger.DropSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the hub against an SFTP, an FTP and an S3 server and a Kiliba sandbox in one process, drops the samples, and tells what
 * became of them. Stays up for looking around, unless {@code SERAI_DEMO_EXIT=true}: then 0 when all sums hold, else 1.
 */
public final class Demo {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path HOME = Path.of("target", "demo");
    private static final Path DATA = HOME.resolve("data");
    private static final int PORT_IN_USE = 2;
    private static final int SECRET_BYTES = 6;

    private final int port;
    private final String password = secret();

    private Demo(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("SERAI_DEMO_PORT", "8080"));
        if (!isFree(port)) {
            OUT.println("Port " + port + " is in use. Choose another one: SERAI_DEMO_PORT=8081");
            System.exit(PORT_IN_USE);
        }
        boolean exit = Boolean.parseBoolean(environment.getOrDefault("SERAI_DEMO_EXIT", "false"));
        System.exit(new Demo(port).run(exit) ? 0 : 1);
    }

    private boolean run(boolean exit) throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        quiet();
        OUT.println("Starting an SFTP, an FTP and an S3 server, a Kiliba sandbox and the hub (10 to 20 seconds)");
        try (KilibaSandbox sandbox = KilibaSandbox.start(Hub.API_KEY);
                Sources sources = Sources.start(HOME.resolve("drops"), secret());
                Hub hub = Hub.start("file:routes/samples/*.camel.yaml", DATA, sandbox, settings(sources))) {
            boolean holds = deliver(sandbox, sources, hub);
            if (!exit) {
                stayUp(sandbox, sources);
            }
            return holds;
        }
    }

    private Map<String, String> settings(Sources sources) {
        Map<String, String> settings = new LinkedHashMap<>(sources.settings());
        settings.put("server.port", Integer.toString(port));
        settings.put("serai.console.password-hash", new BCryptPasswordEncoder().encode(password));
        settings.put("logging.level.org.apache.ftpserver", "ERROR");
        settings.put("logging.level.org.apache.sshd", "ERROR");
        return settings;
    }

    private static boolean deliver(KilibaSandbox sandbox, Sources sources, Hub hub) throws Exception {
        Progress progress = new Progress(hub.ledger(), OUT);
        for (int wave = 1; wave <= 3; wave++) {
            drop(wave, sources, progress);
        }
        progress.untilDelivered();
        List<DropSummary> drops = progress.finished();
        Story story = new Story(OUT, DATA);
        story.drops(drops);
        story.accounts(hub.ledger().accounts());
        story.receipts(drops, HOME.resolve("drops"));
        return told(Verdict.of(Expected.read(), drops, hub.ledger().accounts(), sandbox));
    }

    private static void drop(int wave, Sources sources, Progress progress) throws Exception {
        List<Sample> samples =
                Sample.ALL.stream().filter(sample -> sample.wave() == wave).toList();
        for (Sample sample : samples) {
            OUT.println("  dropped " + sample.partner() + "/" + sample.name());
            sources.drop(sample);
        }
        if (!progress.untilAnswered(samples)) {
            OUT.println("The time is up, and not every file has been answered.");
        }
    }

    private static boolean told(Verdict verdict) {
        if (verdict.holds()) {
            OUT.println("\nAll sums hold, and the sandbox holds exactly what was expected.");
        } else {
            OUT.println("\nThis does not hold:");
            verdict.faults().forEach(fault -> OUT.println("  " + fault));
        }
        return verdict.holds();
    }

    private void stayUp(KilibaSandbox sandbox, Sources sources) throws InterruptedException {
        String hub = "http://localhost:" + port;
        OUT.println("\nLook around (user operator, password " + password + "): the console page");
        OUT.println("  " + hub + "/");
        OUT.println("and");
        List.of("/api/drops", "/api/accounts", "/actuator/hawtio", "/actuator/prometheus")
                .forEach(path -> OUT.println("  " + hub + path));
        OUT.println("What the sandbox holds (no login):");
        List.of("/sandbox/customers", "/sandbox/orders").forEach(path -> OUT.println("  " + sandbox.baseUrl() + path));
        OUT.println("The partners' drops (on disk under " + HOME.resolve("drops") + ", S3 in memory; password "
                + sources.password() + "):");
        sources.addresses().forEach(address -> OUT.println("  " + address));
        OUT.println("Stop with Ctrl+C.");
        new CountDownLatch(1).await();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The servers start before the hub sets its log levels. */
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
