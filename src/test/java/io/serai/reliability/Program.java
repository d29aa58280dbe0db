package io.serai.reliability;

import io.serai.sandbox.KilibaSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The packaged program as a process in a folder of its own, with the project's routes and its own partners. */
final class Program implements AutoCloseable {

    /** The key that every account shows to the sandbox. */
    static final String KEY = "key-of-the-test";

    /** The console's; its user is operator. */
    static final String PASSWORD = "operator-of-the-test";

    static final Duration START_MAX = Duration.ofMinutes(10);

    private static final Path JAR = Path.of("target", "serai.jar").toAbsolutePath();
    private static final Duration END_MAX = Duration.ofMinutes(1);
    private static final int PORTS_FROM = 20_000;
    private static final int PORTS_TO = 30_000;
    private static final int PORT_ATTEMPTS_MAX = 100;
    private static final List<String> LEAN =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx384m");

    private final Path folder;
    private final int port;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable Process process;

    private Program(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Lays the folder out; nothing runs yet.
     *
     * @param settings written to {@code application.yaml} by their full names
     * @param sandbox where all accounts deliver to
     */
    static Program in(Path folder, Map<String, String> settings, KilibaSandbox sandbox, List<Partner> partners)
            throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes").resolve("partners"));
        try (Stream<Path> own = Files.list(Path.of("routes"))) {
            for (Path file : own.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve("routes").resolve(file.getFileName()));
            }
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (Partner partner : partners) {
            Files.writeString(routes.resolve(partner.name() + ".camel.yaml"), partner.routes());
            all.putAll(account(partner.account(), sandbox));
        }
        all.putAll(settings);
        Program program = new Program(folder, freePort());
        Files.writeString(folder.resolve("application.yaml"), program.yaml(all));
        return program;
    }

    private static Map<String, String> account(String name, KilibaSandbox sandbox) {
        String prefix = "serai.kiliba.accounts." + name + ".";
        return Map.of(
                prefix + "base-url", sandbox.baseUrl(),
                prefix + "api-key", KEY,
                prefix + "requests-per-second", "50",
                prefix + "back-off-first", "100ms",
                prefix + "back-off-max", "1s",
                prefix + "response-timeout", "20s");
    }

    private String yaml(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", Integer.toString(port));
        all.put("serai.console.password-hash", new BCryptPasswordEncoder(4).encode(PASSWORD));
        all.put("serai.staging-memory-max", "1MB");
        all.put("serai.deliver.tick", "100");
        // what the doors' partner files refer to
        all.put("door.password", FolderDoor.PASSWORD);
        all.put("door.access-key", "key");
        all.put("door.secret-key", "secret");
        // whoever is killed again and again is not stopped by the file that it reads
        all.put("serai.read.attempts-max", "1000");
        all.putAll(settings);
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, value) -> text.append(name).append(": \"").append(value).append("\"\n"));
        return text.toString();
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Where its console listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** For the next start. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Starts the process and does not wait until it works. */
    void start() {
        List<String> command = command();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        try {
            Files.writeString(log(), "--- start\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + command, e);
        }
    }

    private static List<String> command(String... words) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing; expected the jar that mvn package makes");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /**
     * Runs one of its commands in its folder, while the hub does not run.
     *
     * @return what it wrote, when it did not exit with 0; else nothing
     */
    List<String> complaints(String... words) throws IOException, InterruptedException {
        Process once = new ProcessBuilder(command(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(once.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return once.waitFor() == 0 ? List.of() : List.of(said);
    }

    /** Starts it and waits until it says that it is healthy. */
    void startAndWait() {
        start();
        Console console = new Console(this);
        Awaitility.await("the start of " + JAR.getFileName())
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    mustRun();
                    return console.isHealthy();
                });
    }

    /** Else whoever waits for it would wait in vain. */
    void mustRun() {
        if (!runs()) {
            throw new IllegalStateException("the program has ended:\n" + tail());
        }
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        end(Process::destroyForcibly);
    }

    /** SIGTERM; returns when it has ended. */
    void stop() {
        end(Process::destroy);
    }

    private void end(java.util.function.Consumer<Process> how) {
        Process running = process;
        if (running == null) {
            return;
        }
        how.accept(running);
        try {
            if (!running.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
                throw new IllegalStateException("the program did not end within " + END_MAX + ":\n" + tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the program ended", e);
        }
    }

    /** All that it has written to its output, over all its starts. */
    String output() {
        try {
            return Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of its output. */
    String tail() {
        String output = output();
        return output.substring(Math.max(0, output.length() - 6000));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    /** Below the ports that are given to whoever asks for any: it is still free at the next start. */
    private static int freePort() throws IOException {
        IOException taken = new IOException("no port was tried");
        for (int attempt = 0; attempt < PORT_ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(PORTS_FROM, PORTS_TO);
            try (ServerSocket one = new ServerSocket(port)) {
                return one.getLocalPort();
            } catch (BindException e) {
                taken = e;
            }
        }
        throw taken;
    }
}
