package io.serai.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the market's rows say, and what must be known when all of them have been received: of each key the newest version, found
 * by looking at all rows at once. Nothing of the hub is used here.
 *
 * <p>Rows of one key and version say the same, so that nothing depends on how rows are spread over files.
 */
final class Market {

    static final Instant MORNING = Instant.parse("2026-04-12T06:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One kind of file: how its name begins, and its first record. */
    enum Kind {
        CUSTOMERS("id,mail,name,store,created,changed"),
        TICKETS("store,ticket,status,customer,created,changed"),
        LINES("store,ticket,line,product,quantity,net,gross");

        final String header;

        Kind(String header) {
            this.header = header;
        }
    }

    /**
     * A row and what it says.
     *
     * @param text as it stands in a file
     * @param key what it is about, such as {@code s1-t2/1}; empty for a row that must be rejected, or a blank one
     * @param version minutes after {@link #MORNING}; -1 when the file's time is the version
     */
    record Row(Kind kind, String text, String key, int version) {

        boolean isBlank() {
            return text.isEmpty();
        }

        boolean isWrong() {
            return key.isEmpty() && !isBlank();
        }
    }

    private final Random random;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, TreeMap<Integer, Row>> received = new TreeMap<>();

    Market(Random random) {
        this.random = random;
    }

    /** A row for a file of this time, which is the version of lines only. */
    Row row(Kind kind, int fileTime) {
        return switch (random.nextInt(10)) {
            case 0 -> new Row(kind, "", "", 0);
            case 1 -> new Row(kind, wrong(kind), "", 0);
            default -> right(kind, fileTime);
        };
    }

    private String wrong(Kind kind) {
        return switch (kind) {
            case CUSTOMERS -> "c9,no address,Ada,s1," + MORNING + "," + MORNING;
            case TICKETS -> "s1,t9,paid,," + MORNING + ",yesterday";
            case LINES -> "s1,t9,1,p1,\"12,5O\",1,1";
        };
    }

    private Row right(Kind kind, int fileTime) {
        int version = kind == Kind.LINES ? fileTime : random.nextInt(6);
        String key =
                switch (kind) {
                    case CUSTOMERS -> "c" + random.nextInt(3);
                    case TICKETS -> "s" + random.nextInt(2) + "-t" + random.nextInt(3);
                    case LINES -> "s" + random.nextInt(2) + "-t" + random.nextInt(3) + "/" + (1 + random.nextInt(3));
                };
        String text = said.computeIfAbsent(kind + key + "@" + version, unused -> text(kind, key, at(version)));
        return new Row(kind, text, key, kind == Kind.LINES ? -1 : version);
    }

    private String text(Kind kind, String key, Instant changed) {
        String store = key.replaceAll("-.*", "");
        String ticket = key.replaceAll(".*-|/.*", "");
        String any = Integer.toString(random.nextInt(3));
        return switch (kind) {
            case CUSTOMERS ->
                String.join(",", key, key + "@market.test", "Ada" + any, "s1", MORNING.toString(), "" + changed);
            case TICKETS ->
                String.join(",", store, ticket, "paid" + any, "c" + any, MORNING.toString(), changed.toString());
            case LINES -> String.join(",", store, ticket, key.replaceAll(".*/", ""), "p" + any, "1", any, any + ".50");
        };
    }

    /** The row has been dropped in a file of this time. */
    void received(Row row, int fileTime) {
        if (!row.key().isEmpty()) {
            int version = row.version() < 0 ? fileTime : row.version();
            received.computeIfAbsent(row.key(), unused -> new TreeMap<>()).put(version, row);
        }
    }

    Map<String, JsonNode> customers() {
        Map<String, JsonNode> customers = new TreeMap<>();
        newest(Kind.CUSTOMERS).forEach((key, cells) -> customers.put(key, customer(cells)));
        return customers;
    }

    /** Only tickets with a header and a line; lines in the order of their ids. */
    Map<String, JsonNode> orders() {
        Map<String, JsonNode> orders = new TreeMap<>();
        Map<String, String[]> lines = newest(Kind.LINES);
        newest(Kind.TICKETS).forEach((key, cells) -> {
            List<String[]> own = lines.entrySet().stream()
                    .filter(line -> line.getKey().startsWith(key + "/"))
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!own.isEmpty()) {
                orders.put(key, order(key, cells, own));
            }
        });
        return orders;
    }

    private Map<String, String[]> newest(Kind kind) {
        Map<String, String[]> newest = new TreeMap<>();
        received.forEach((key, versions) -> {
            Row row = versions.lastEntry().getValue();
            if (row.kind() == kind) {
                newest.put(key, row.text().split(",", -1));
            }
        });
        return newest;
    }

    private static JsonNode customer(String[] cells) {
        ObjectNode customer = JSON.createObjectNode();
        customer.put("id", cells[0]).put("email", cells[1]).put("firstName", cells[2]);
        customer.put("emailMarketingConsent", false).put("smsMarketingConsent", false);
        customer.putArray("shopIds").add(cells[3]);
        customer.put("defaultShopId", cells[3]);
        customer.putArray("customerGroupIds").add("market");
        customer.put("defaultCustomerGroupId", "market").put("langIsoCode", "fr");
        return customer.put("createdAt", cells[4]).put("updatedAt", cells[5]);
    }

    private static JsonNode order(String key, String[] header, List<String[]> lines) {
        ObjectNode order = JSON.createObjectNode();
        order.put("id", key).put("reference", header[1]).put("status", header[2]);
        order.putObject("customer").put("id", header[3]);
        order.put("shopId", header[0]);
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        ArrayNode products = JSON.createArrayNode();
        for (String[] line : lines) {
            net = net.add(new BigDecimal(line[5]));
            gross = gross.add(new BigDecimal(line[6]));
            ObjectNode product = products.addObject().put("id", line[3]);
            product.put("quantity", 1)
                    .put("amount", new BigDecimal(line[5]))
                    .put("amountWithTax", new BigDecimal(line[6]));
        }
        order.put("amount", net).put("amountWithTax", gross).set("products", products);
        order.putArray("promoCodes");
        return order.put("createdAt", header[4]).put("updatedAt", header[5]);
    }

    /** A version as a time. */
    static Instant at(int minutes) {
        return MORNING.plusSeconds(60L * minutes);
    }
}
