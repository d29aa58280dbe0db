package io.serai.bench;

import io.serai.bench.Bench.Place;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the process' start until the hub says that it is ready, and its memory after half a minute without work: as one jar,
 * and as it is installed, which is extracted with its classes archived. Needs {@code target/serai.jar}.
 */
record Start(Place place) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR = Path.of("target", "serai.jar").toAbsolutePath();
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long LOOK_MS = 50;
    /** As docker/Dockerfile and docker/serai.service start it, in a container of 1 GB. */
    private static final List<String> JAVA = List.of("-XX:MaxRAM=1g", "@docker/java.options");

    /** @param idleBytes resident memory after half a minute of nothing to do */
    record Ready(double seconds, double cpuSeconds, long idleBytes) {}

    /** Medians, by the way of starting. */
    Map<String, Ready> measured(int rounds) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("found no " + JAR + "; expected it built: mvn -DskipTests package");
        }
        Path installed = installed();
        Map<String, List<Ready>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            add(runs, "jar", List.of("-jar", JAR.toString()));
            add(runs, "installed", List.of("-XX:SharedArchiveFile=" + installed + "/serai.jsa", "-jar", installed + "/serai.jar"));
        }
        Map<String, Ready> medians = new LinkedHashMap<>();
        runs.forEach((way, all) -> medians.put(way, median(way, all)));
        return medians;
    }

    private Ready median(String way, List<Ready> all) {
        Ready median = new Ready(
                Medians.of(all, Ready::seconds), Medians.of(all, Ready::cpuSeconds), (long) Medians.of(all, Ready::idleBytes));
        place.out()
                .printf(
                        "START %s: ready after %.1f s and %.1f s of CPU; idle RSS %d MB%n",
                        way, median.seconds(), median.cpuSeconds(), median.idleBytes() >> 20);
        return median;
    }

    private void add(Map<String, List<Ready>> runs, String way, List<String> arguments) throws Exception {
        runs.computeIfAbsent(way, key -> new ArrayList<>()).add(once(arguments));
    }

    private Ready once(List<String> arguments) throws Exception {
        int port = freePort();
        long begun = System.nanoTime();
        Process hub = java(port, arguments);
        try {
            while (!isReady(port)) {
                if (!hub.isAlive()) {
                    throw new IOException("the hub did not start; target/bench/errors.txt says why");
                }
                Thread.sleep(LOOK_MS);
            }
            Cost cost = Cost.of(hub.pid());
            Thread.sleep(IDLE.toMillis());
            double seconds = (cost.wallNanos() - begun) / 1e9;
            return new Ready(seconds, cost.cpuMicros() / 1e6, Cost.Now.of(hub.pid()).bytes());
        } finally {
            hub.destroy();
            hub.waitFor();
        }
    }

    /** The status is in the answer: 200 also says that the hub is not out of order, only not ready. */
    private static boolean isReady(int port) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body()
                    .startsWith("{\"status\":\"UP\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** As docker/Dockerfile makes it. */
    private Path installed() throws Exception {
        Path folder = place.fresh("installed");
        run(java(0, List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination", folder.toString())));
        run(java(
                0,
                List.of(
                        "-XX:ArchiveClassesAtExit=" + folder + "/serai.jsa",
                        "-Dcamel.main.duration-max-seconds=1",
                        "-Dcamel.main.routes-include-pattern=file:routes/*.camel.yaml",
                        "-Dserver.port=0",
                        "-jar",
                        folder + "/serai.jar")));
        return folder;
    }

    private static void run(Process process) throws Exception {
        if (process.waitFor() != 0) {
            throw new IOException("installing the hub ended with %d; target/bench/errors.txt says why".formatted(process.exitValue()));
        }
    }

    private Process java(int port, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "MALLOC_ARENA_MAX", "2",
                        "KILIBA_BASE_URL", "http://127.0.0.1:9",
                        "KILIBA_API_KEY", "bench",
                        "SERAI_PORT", Integer.toString(port),
                        "SERAI_DATA_DIR", place.fresh("start").toString()));
        File errors = place.errors().toFile();
        return builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(errors)).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
