package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list of customers, page by page: those that were imported and not deleted, numbered as the destination does it, without those
 * that were taken away, and with those that came otherwise. Which statuses are asked for is heeded: subscribed, or blacklisted.
 */
public final class CustomerList {

    static final String PATH = "/client/v1/customers/paginated";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 1000;

    private final Supplier<Map<String, JsonNode>> imported;
    private final Supplier<Map<String, Boolean>> lists;
    private final Map<String, String> blacklisted = new ConcurrentSkipListMap<>();
    private final Map<String, String> others = new ConcurrentSkipListMap<>();
    private final Map<String, String> gone = new ConcurrentSkipListMap<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<Answer> next = Collections.synchronizedList(new ArrayList<>());

    /** @param lists each address that was on a list, with whether it may not be written to */
    CustomerList(Supplier<Map<String, JsonNode>> imported, Supplier<Map<String, Boolean>> lists) {
        this.imported = imported;
        this.lists = lists;
    }

    /** A customer of this address is on the blacklist. */
    public void blacklist(String email, String reason) {
        blacklisted.put(email, reason);
    }

    /** A customer who came there in another way. */
    public void add(String email) {
        others.put(email, email);
    }

    /** A customer who was deleted there. */
    public void remove(String email) {
        gone.put(email, email);
    }

    /** The next request is answered so, instead of with a page. */
    public void answerOnce(int status, String body) throws java.io.IOException {
        next.add(new Answer(status, body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body)));
    }

    /** Every query so far, in order. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    Answer answer(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        queries.add(String.valueOf(query));
        if (!next.isEmpty()) {
            return next.remove(0);
        }
        int limit = Integer.parseInt(value(query, "limit", Integer.toString(LIMIT)));
        int page = Integer.parseInt(value(query, "page", "1"));
        String status = value(query, "statuses", "");
        List<ObjectNode> all = all().stream()
                .filter(one -> status.isEmpty() || one.has("blacklist_reason") == status.equals("blacklisted"))
                .toList();
        ObjectNode body = JSON.createObjectNode();
        int from = Math.min(all.size(), (page - 1) * limit);
        body.putArray("customers").addAll(all.subList(from, Math.min(all.size(), from + limit)));
        body.put("total", all.size()).put("totalOutOfPackage", 0);
        return new Answer(200, body);
    }

    private List<ObjectNode> all() {
        List<String> emails = new ArrayList<>();
        imported.get().values().forEach(customer -> {
            if (customer.has("email")) {
                emails.add(customer.path("email").asText());
            }
        });
        emails.addAll(others.values());
        emails.removeAll(gone.values());
        List<ObjectNode> listed = new ArrayList<>();
        for (String email : emails.stream().distinct().sorted().toList()) {
            ObjectNode one = JSON.createObjectNode()
                    .put("id_account", "sandbox")
                    .put("id_customer", listed.size() + 1)
                    .put("email", email);
            boolean optedOut = lists.get().getOrDefault(email, false);
            String reason = optedOut ? "{\"why\":\"asked for over the API\"}" : blacklisted.get(email);
            if (reason != null) {
                one.put("blacklist_reason", reason).put("blacklist_date", "2026-02-01T00:00:00.000Z");
            }
            listed.add(one);
        }
        return listed;
    }

    static String value(@Nullable String query, String name, String otherwise) {
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
        }
        return otherwise;
    }
}
