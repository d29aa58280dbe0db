package io.serai.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Prometheus process on loopback that scrapes one hub every second, and its tool. The programs are Debian's, installed or
 * unpacked below {@code target/servers}.
 */
public final class Prometheus implements AutoCloseable {

    private static final long TOOL_SECONDS_MAX = 60;

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where {@code prometheus} or {@code promtool} lies; empty when this machine has none. */
    public static Optional<Path> program(String name) {
        return Stream.of(Path.of("/usr/bin"), Path.of("target", "servers", "usr", "bin"))
                .map(folder -> folder.resolve(name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What {@code promtool} says in this folder; it ends with its exit code. */
    public static String tool(Path folder, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(program("promtool").orElseThrow().toString()));
        command.addAll(List.of(arguments));
        Process tool = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!tool.waitFor(TOOL_SECONDS_MAX, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            throw new IllegalStateException("promtool did not end: " + said);
        }
        return said + "exit " + tool.exitValue();
    }

    /**
     * Starts it with the settings of {@code docker/prometheus/prometheus.yml}, except how often and where it scrapes.
     *
     * @param folder for its settings and data
     * @param target address and port of the hub
     * @param password of the viewer
     */
    public static Prometheus start(Path folder, String target, String password) throws IOException {
        Path ours = Path.of("docker", "prometheus");
        String settings = Files.readString(ours.resolve("prometheus.yml"))
                .replace("15s", "1s")
                .replace("serai:8080", target);
        Files.writeString(folder.resolve("prometheus.yml"), settings);
        Files.copy(ours.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        Files.writeString(folder.resolve("viewer-password"), password);
        int port = freePort();
        Process process = new ProcessBuilder(
                        program("prometheus").orElseThrow().toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** The address of its API, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
