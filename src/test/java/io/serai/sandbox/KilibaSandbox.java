package io.serai.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.sandbox.Contract.Fault;
import io.serai.servers.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Kiliba on 127.0.0.1: asks for the key, holds each request against the contract, replaces whole items by id, keeps them.
 *
 * <p>Answers: 200 {@code {"processed": n}}, 400 with the faulty item's place, 401 without the key, 404 for another path, 413
 * above 1000 items or 6,000,000 bytes. {@code GET /sandbox/customers}, {@code /sandbox/orders} and so on show what is held,
 * {@code /sandbox/blacklisted} the lists of addresses, without a key. Beside the imports: {@link CustomerList} and {@link SentEmails}.
 */
public final class KilibaSandbox implements AutoCloseable {

    public static final int ITEMS_MAX = 1000;
    public static final int BYTES_MAX = 6_000_000;
    public static final String CUSTOMERS = "/client/v1/import/customers";
    public static final String ORDERS = "/client/v1/import/orders";

    /** The import paths by the name of what they take. */
    static final Map<String, String> IMPORTS = Map.of(
            "categories",
            "/client/v1/import/categories",
            "products",
            "/client/v1/import/products",
            "customer-groups",
            "/client/v1/import/customer-groups",
            "customers",
            CUSTOMERS,
            "orders",
            ORDERS,
            "carts",
            "/client/v1/import/carts",
            "visits",
            "/client/v1/import/visits");

    private static final Map<String, Boolean> LISTS =
            Map.of("/client/v1/customers/blacklist", true, "/client/v1/customers/whitelist", false);

    private static final int THREADS = 4;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String apiKey;
    private final Contract contract = new Contract();
    private final Map<String, Shelf> shelves =
            IMPORTS.values().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), path -> new Shelf()));
    private final Map<String, Boolean> blacklisted = new ConcurrentSkipListMap<>();
    private final CustomerList list = new CustomerList(() -> held("customers"), this::blacklisted);
    private final SentEmails emails = new SentEmails();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable UploadSessions uploads;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private volatile @Nullable String refused;
    private volatile Consumer<Moment> watcher = moment -> {};

    /** What a sender can be caught at. */
    public enum Moment {
        /** Half of its body was read. */
        HALF_READ,
        /** Its whole body was read, nothing of it was taken. */
        READ,
        /** Its items are taken and the answer is on its way. */
        ANSWERED
    }

    private KilibaSandbox(HttpServer server, String apiKey) {
        this.server = server;
        this.apiKey = apiKey;
    }

    /** Starts on a free port. */
    public static KilibaSandbox start(String apiKey) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return start(apiKey, new InetSocketAddress(loopback, 0));
    }

    /** Starts at this address. */
    static KilibaSandbox start(String apiKey, InetSocketAddress at) throws IOException {
        HttpServer server = HttpServer.create(at, 0);
        KilibaSandbox sandbox = new KilibaSandbox(server, apiKey);
        server.setExecutor(sandbox.threads);
        server.createContext("/sandbox/", sandbox::show);
        server.createContext(CustomerList.PATH, sandbox::beside);
        server.createContext(SentEmails.PATH, sandbox::beside);
        server.createContext("/", sandbox::receive);
        server.start();
        return sandbox;
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A copy of what is held, by id. */
    public Map<String, JsonNode> customers() {
        return held("customers");
    }

    /** A copy of what is held, by id. */
    public Map<String, JsonNode> orders() {
        return held("orders");
    }

    /**
     * A copy of what is held, by id; visits by what makes them different.
     *
     * @param what such as {@code customer-groups}
     */
    public Map<String, JsonNode> held(String what) {
        return shelf(what).items();
    }

    /** Each address that was on a list, with whether it may not be written to. */
    public Map<String, Boolean> blacklisted() {
        return Map.copyOf(blacklisted);
    }

    private Shelf shelf(String what) {
        return Objects.requireNonNull(shelves.get(IMPORTS.get(what)), what);
    }

    /** What it lists of its customers. */
    public CustomerList list() {
        return list;
    }

    /** What it was asked to send. */
    public SentEmails emails() {
        return emails;
    }

    /** Accepted items that were older than the one held: 0 unless the sender breaks its promise. */
    public long wentBackwards() {
        return shelves.values().stream().mapToLong(Shelf::wentBackwards).sum();
    }

    /** From now on told of each moment of each import request, on the thread that serves it. */
    public void watch(Consumer<Moment> watcher) {
        this.watcher = watcher;
    }

    /** From now on told of each item that replaces another, as (before, after), in their order. */
    public void watchItems(BiConsumer<JsonNode, JsonNode> watcher) {
        shelves.values().forEach(shelf -> shelf.watch(watcher));
    }

    /** From now on also takes files, whose bytes lie at this storage. */
    public UploadSessions uploads(S3Server storage) {
        UploadSessions open = new UploadSessions(storage);
        uploads = open;
        return open;
    }

    /** From now on items with this text in them are refused, as if they broke a rule that the contract does not tell. */
    public void refuse(String text) {
        refused = text;
    }

    /** Every import request so far, in the order of the answers. */
    public List<Seen> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        UploadSessions sessions = uploads;
        if (sessions != null) {
            sessions.close();
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().getPath().replace("/sandbox/", "");
        if (what.equals("blacklisted")) {
            send(exchange, new Answer(200, JSON.valueToTree(blacklisted())));
        } else if (IMPORTS.containsKey(what)) {
            send(exchange, new Answer(200, JSON.valueToTree(held(what))));
        } else {
            send(
                    exchange,
                    Answer.error(404, "look at /sandbox/blacklisted or /sandbox/ and one of " + IMPORTS.keySet()));
        }
    }

    /** What is no import: the same key, and the same contract. */
    private void beside(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BYTES_MAX);
        if (!apiKey.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
            send(exchange, Answer.error(401, "the header X-API-Key does not hold the key"));
            return;
        }
        List<Fault> faults = contract.faults(exchange, body);
        if (!faults.isEmpty()) {
            send(exchange, Answer.faults(faults));
        } else if (exchange.getRequestURI().getPath().equals(CustomerList.PATH)) {
            send(exchange, list.answer(exchange));
        } else {
            send(exchange, emails.answer(JSON.readTree(body)));
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        InputStream in = exchange.getRequestBody();
        byte[] body = body(exchange, in);
        long bytes = body.length + in.transferTo(OutputStream.nullOutputStream());
        watcher.accept(Moment.READ);
        JsonNode items = bytes > BYTES_MAX ? JSON.missingNode() : parse(body);
        Answer answer = answer(exchange, body, items);
        requests.add(new Seen(path, count(items), bytes, answer.status()));
        send(exchange, answer);
        watcher.accept(Moment.ANSWERED);
    }

    /** In two parts, so that half of it can be seen. */
    private byte[] body(HttpExchange exchange, InputStream in) throws IOException {
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(in.readNBytes(announced == null ? 0 : (int) Math.min(BYTES_MAX, Long.parseLong(announced) / 2)));
        watcher.accept(Moment.HALF_READ);
        body.write(in.readNBytes(BYTES_MAX + 1 - body.size()));
        return body.toByteArray();
    }

    private Answer answer(HttpExchange exchange, byte[] body, JsonNode items) {
        if (!apiKey.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
            return Answer.error(401, "the header X-API-Key does not hold the key");
        }
        if (body.length > BYTES_MAX) {
            return Answer.error(413, "more than " + BYTES_MAX + " bytes in one request");
        }
        if (count(items) > ITEMS_MAX) {
            return Answer.error(413, count(items) + " items; at most " + ITEMS_MAX + " in one request");
        }
        String path = exchange.getRequestURI().getPath();
        UploadSessions sessions = uploads;
        if (sessions != null && UploadSessions.isMeant(path)) {
            List<Fault> faults = contract.faults(exchange, body);
            return faults.isEmpty() ? sessions.answer(path, items) : Answer.faults(faults);
        }
        Shelf shelf = shelves.get(path);
        Boolean black = LISTS.get(path);
        if (shelf == null && black == null) {
            return Answer.error(404, "the sandbox takes " + IMPORTS.values() + " and " + LISTS.keySet());
        }
        List<Fault> faults = new ArrayList<>(contract.faults(exchange, body));
        faults.addAll(refused(items));
        return shelf == null ? list(Boolean.TRUE.equals(black), faults, items) : accept(shelf, faults, items);
    }

    private List<Fault> refused(JsonNode items) {
        String text = refused;
        List<Fault> faults = new ArrayList<>();
        for (int n = 0; text != null && items.isArray() && n < items.size(); n++) {
            if (items.get(n).toString().contains(text)) {
                faults.add(new Fault(n, "/" + n, "an item like this is not taken"));
            }
        }
        return faults;
    }

    private Answer list(boolean black, List<Fault> faults, JsonNode body) {
        if (!faults.isEmpty()) {
            return Answer.faults(faults);
        }
        JsonNode emails = body.path("customer_emails");
        emails.forEach(email -> blacklisted.put(email.asText(), black));
        return new Answer(200, JSON.createObjectNode().put("processed_emails", emails.size()));
    }

    private static Answer accept(Shelf shelf, List<Fault> faults, JsonNode items) {
        if (!faults.isEmpty()) {
            return Answer.faults(faults);
        }
        if (!items.isArray()) {
            return Answer.error(400, "the body is not one JSON array");
        }
        try {
            items.forEach(Shelf::version);
        } catch (DateTimeParseException e) {
            return Answer.error(400, "updatedAt is not RFC 3339: " + e.getParsedString());
        }
        items.forEach(shelf::put);
        return Answer.processed(items.size());
    }

    /** Missing when it is not JSON: the contract then says what is wrong. */
    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static int count(JsonNode items) {
        return items.isArray() ? items.size() : items.path("customer_emails").size();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * One import request as the sandbox saw it.
     *
     * @param items 0 when the body was not read as an array or a list of addresses
     */
    public record Seen(String path, int items, long bytes, int status) {}
}
