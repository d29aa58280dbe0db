package io.serai.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A headless Chromium over its DevTools protocol, with one page. Uses the one of the machine; brings none. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final AtomicInteger loads = new AtomicInteger();
    private String session = "";

    /** Empty when the machine has none. */
    static Optional<Path> program() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    Chromium(Path program, Path profile) throws Exception {
        this.process = new ProcessBuilder(Stream.of(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("chromium.log").toFile())
                .start();
        Path door = profile.resolve("DevToolsActivePort");
        Awaitility.await("the browser's door")
                .atMost(ANSWER_MAX)
                .until(() -> Files.exists(door) && Files.readAllLines(door).size() == 2);
        List<String> lines = Files.readAllLines(door);
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Ear())
                .get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
        attach();
    }

    private void attach() throws Exception {
        String target = ask("Target.createTarget", object().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = ask("Target.attachToTarget", object().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(domain + ".enable", object());
        }
    }

    /** Every request carries this login. */
    void login(String authorization) throws Exception {
        ObjectNode headers = object();
        headers.putObject("headers").put("Authorization", authorization);
        ask("Network.setExtraHTTPHeaders", headers);
    }

    void look(int widthPixels, boolean dark) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                object().put("width", widthPixels)
                        .put("height", 800)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        ask("Emulation.setEmulatedMedia", media);
    }

    void scripts(boolean on) throws Exception {
        ask("Emulation.setScriptExecutionDisabled", object().put("value", !on));
    }

    void open(String url) throws Exception {
        int before = loads.get();
        ask("Page.navigate", object().put("url", url));
        Awaitility.await(url).atMost(ANSWER_MAX).until(() -> loads.get() > before);
    }

    JsonNode evaluate(String script) throws Exception {
        ObjectNode what =
                object().put("expression", script).put("awaitPromise", true).put("returnByValue", true);
        JsonNode answer = ask("Runtime.evaluate", what);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    void press(String key) throws Exception {
        ObjectNode event = object().put("key", key).put("code", key);
        int code = key.equals("Tab") ? 9 : 13;
        event.put("windowsVirtualKeyCode", code);
        if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        ask("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown"));
        ask("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /** Types into what has the focus. */
    void type(String text) throws Exception {
        ask("Input.insertText", object().put("text", text));
    }

    /** Errors of scripts, of the console and of requests so far; forgets them. */
    List<String> errors() {
        List<String> found = List.copyOf(errors);
        errors.clear();
        return found;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private JsonNode ask(String method, ObjectNode parameters) throws Exception {
        int id = number.incrementAndGet();
        ObjectNode message = object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(message.toString(), true).get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
        JsonNode said = answer.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            Objects.requireNonNull(asked.remove(message.path("id").asInt())).complete(message);
            return;
        }
        JsonNode what = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loads.incrementAndGet();
            case "Runtime.exceptionThrown" ->
                errors.add(what.path("exceptionDetails").toString());
            case "Log.entryAdded" -> add(what.path("entry").path("level"), what.path("entry"));
            case "Runtime.consoleAPICalled" -> add(what.path("type"), what.path("args"));
            default -> {
                // the browser tells much more than is asked here
            }
        }
    }

    private void add(JsonNode level, JsonNode text) {
        if (level.asText().equals("error")) {
            errors.add(text.toString());
        }
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    errors.add("no JSON: " + text);
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }
}
