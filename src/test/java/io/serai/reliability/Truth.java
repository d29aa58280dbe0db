package io.serai.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the destination must hold in the end, computed apart from the hub: of each key the row with the newest version, ties to
 * the later file, then to the later row.
 */
final class Truth {

    private final Map<String, Won<CustomerRow>> customers = new HashMap<>();
    private final Map<Ticket, Won<TicketRow>> headers = new HashMap<>();
    private final Map<Ticket, Map<String, Won<LineRow>>> lines = new HashMap<>();

    /** Where and when a row was said; all times in seconds since 1970. */
    record Said(long version, long fileTime, long row) {

        boolean beats(Said other) {
            if (version != other.version) {
                return version > other.version;
            }
            return fileTime != other.fileTime ? fileTime > other.fileTime : row > other.row;
        }
    }

    record CustomerRow(String id, String mail, String shop, String name, String created, String changed) {}

    record Ticket(String shop, String number) {}

    record TicketRow(String state, String created, String changed) {}

    record LineRow(String ean, String label, int quantity, BigDecimal net, BigDecimal gross) {}

    private record Won<T>(Said said, T row) {

        static <T> Won<T> newest(@Nullable Won<T> known, Won<T> other) {
            return known == null || other.said.beats(known.said) ? other : known;
        }
    }

    void customer(CustomerRow row, Said said) {
        customers.merge(row.id, new Won<>(said, row), Won::newest);
    }

    void header(Ticket ticket, TicketRow row, Said said) {
        headers.merge(ticket, new Won<>(said, row), Won::newest);
    }

    void line(Ticket ticket, String id, LineRow row, Said said) {
        lines.computeIfAbsent(ticket, t -> new TreeMap<>()).merge(id, new Won<>(said, row), Won::newest);
    }

    /** By id. */
    Map<String, JsonNode> customers() {
        Map<String, JsonNode> items = new TreeMap<>();
        customers.forEach((id, won) -> items.put(id, customer(won.row)));
        return items;
    }

    /** The whole tickets, by id. */
    Map<String, JsonNode> orders() {
        Map<String, JsonNode> items = new TreeMap<>();
        headers.forEach((ticket, won) -> {
            Map<String, Won<LineRow>> own = lines.get(ticket);
            if (own != null) {
                items.put(ticket.shop + "-" + ticket.number, order(ticket, won.row, own));
            }
        });
        return items;
    }

    /** Tickets of which only the header or only lines are known. */
    long held() {
        long alone =
                headers.keySet().stream().filter(t -> !lines.containsKey(t)).count();
        return alone
                + lines.keySet().stream().filter(t -> !headers.containsKey(t)).count();
    }

    private static JsonNode customer(CustomerRow row) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("id", row.id).put("email", row.mail).put("firstName", row.name);
        item.put("emailMarketingConsent", true).put("smsMarketingConsent", false);
        item.putArray("shopIds").add(row.shop);
        item.put("defaultShopId", row.shop);
        item.putArray("customerGroupIds").add("retail");
        item.put("defaultCustomerGroupId", "retail").put("langIsoCode", "fr");
        return item.put("createdAt", row.created).put("updatedAt", row.changed);
    }

    private static JsonNode order(Ticket ticket, TicketRow header, Map<String, Won<LineRow>> lines) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("id", ticket.shop + "-" + ticket.number).put("reference", ticket.number);
        item.put("status", header.state).put("shopId", ticket.shop);
        ArrayNode products = item.putArray("products");
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        for (Won<LineRow> won : lines.values()) {
            LineRow line = won.row;
            net = net.add(line.net);
            gross = gross.add(line.gross);
            ObjectNode product = products.addObject();
            product.put("id", line.ean).put("name", line.label).put("quantity", line.quantity);
            product.put("amount", line.net).put("amountWithTax", line.gross);
        }
        item.put("amount", net).put("amountWithTax", gross).putArray("promoCodes");
        return item.put("createdAt", header.created).put("updatedAt", header.changed);
    }
}
