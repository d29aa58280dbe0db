package io.serai.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.sandbox.Contract.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kiliba on loopback: asks for the key, holds each request against the contract, replaces whole items by id, keeps them.
 *
 * <p>Answers: 200 {@code {"processed": n}}, 400 with the faulty item's place, 401 without the key, 404, 413 above 1000 items
 * or 6,000,000 bytes. {@code GET /sandbox/customers} and {@code /sandbox/orders} show what is held, without a key.
 */
public final class KilibaSandbox implements AutoCloseable {

    public static final int ITEMS_MAX = 1000;
    public static final int BYTES_MAX = 6_000_000;
    public static final String CUSTOMERS = "/client/v1/import/customers";
    public static final String ORDERS = "/client/v1/import/orders";

    private static final int THREADS = 4;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final String apiKey;
    private final Contract contract = new Contract();
    private final Shelf customers = new Shelf();
    private final Shelf orders = new Shelf();
    private final List<SandboxRequest> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    private KilibaSandbox(HttpServer server, String apiKey) {
        this.server = server;
        this.apiKey = apiKey;
    }

    /**
     * Starts on loopback.
     *
     * @param port 0 for a free one
     */
    public static KilibaSandbox start(int port, String apiKey) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        KilibaSandbox sandbox = new KilibaSandbox(server, apiKey);
        server.setExecutor(sandbox.threads);
        server.createContext("/sandbox/", sandbox::show);
        server.createContext("/", sandbox::receive);
        server.start();
        return sandbox;
    }

    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    public SandboxState state() {
        return new SandboxState(customers.items(), orders.items(), customers.wentBackwards() + orders.wentBackwards());
    }

    /** Every import request so far, oldest first. */
    public List<SandboxRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void show(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/sandbox/customers" -> send(exchange, new Answer(200, JSON.valueToTree(customers.items())));
            case "/sandbox/orders" -> send(exchange, new Answer(200, JSON.valueToTree(orders.items())));
            default -> send(exchange, Answer.error(404, "look at /sandbox/customers or /sandbox/orders"));
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
        JsonNode items = JSON.missingNode();
        Answer answer;
        try {
            items = JSON.readTree(body);
            answer = answer(exchange, body, items);
        } catch (JsonProcessingException e) {
            answer = unreadable(exchange, body, e);
        }
        requests.add(new SandboxRequest(
                Instant.now(), exchange.getRequestURI().getPath(), items.size(), body.length, answer.status()));
        send(exchange, answer);
    }

    private Answer answer(HttpExchange exchange, byte[] body, JsonNode items) {
        if (keyIsWrong(exchange)) {
            return Answer.error(401, "the header X-API-Key does not hold the key");
        }
        if (body.length > BYTES_MAX) {
            return tooLarge();
        }
        if (items.size() > ITEMS_MAX) {
            return Answer.error(413, items.size() + " items; at most " + ITEMS_MAX + " in one request");
        }
        return accept(exchange, body, items);
    }

    private Answer accept(HttpExchange exchange, byte[] body, JsonNode items) {
        Shelf shelf =
                switch (exchange.getRequestURI().getPath()) {
                    case CUSTOMERS -> customers;
                    case ORDERS -> orders;
                    default -> null;
                };
        if (shelf == null) {
            return Answer.error(404, "the sandbox takes " + CUSTOMERS + " and " + ORDERS);
        }
        List<Fault> faults = contract.faults(exchange, body);
        if (!faults.isEmpty()) {
            return Answer.faults(faults);
        }
        items.forEach(shelf::put);
        return Answer.processed(items.size());
    }

    private Answer unreadable(HttpExchange exchange, byte[] body, JsonProcessingException why) {
        if (keyIsWrong(exchange)) {
            return Answer.error(401, "the header X-API-Key does not hold the key");
        }
        return body.length > BYTES_MAX ? tooLarge() : Answer.error(400, "not JSON: " + why.getOriginalMessage());
    }

    private static Answer tooLarge() {
        return Answer.error(413, "more than " + BYTES_MAX + " bytes in one request");
    }

    private boolean keyIsWrong(HttpExchange exchange) {
        return !apiKey.equals(exchange.getRequestHeaders().getFirst("X-API-Key"));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
