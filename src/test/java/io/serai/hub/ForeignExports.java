package io.serai.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the destination must hold of two real exports, computed from their text with nothing of the hub. */
final class ForeignExports {

    /** The time of the dropped files: they carry none of their own. */
    static final Instant FILE_TIME = Instant.parse("2026-10-01T04:30:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CELL = Pattern.compile("(?:^|;)(?:\"((?:[^\"]|\"\")*)\"|([^;]*))");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ForeignExports() {}

    /** One row by column name. */
    record Row(Map<String, String> cells) {

        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    /** Rows after the header, by column name. The files have no quoted line breaks. */
    static List<Row> rows(String text, char delimiter) {
        List<String> lines = text.lines().toList();
        List<String> header = cells(lines.get(0), delimiter);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line, delimiter);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i).strip());
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static List<String> cells(String line, char delimiter) {
        if (delimiter == ',') {
            return List.of(line.split(",", -1));
        }
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
        }
        return cells;
    }

    static Map<String, JsonNode> bikecorpCustomers(List<Row> rows) {
        Map<String, JsonNode> customers = new TreeMap<>();
        for (Row row : rows) {
            ObjectNode customer = JSON.createObjectNode();
            put(customer, "id", row.get("customer_id"));
            put(customer, "email", row.get("email"));
            put(customer, "firstName", row.get("first_name"));
            put(customer, "lastName", row.get("last_name"));
            customer.put("emailMarketingConsent", false).put("smsMarketingConsent", false);
            customer.putArray("shopIds").add("bikecorp");
            customer.putArray("customerGroupIds").add("in-store");
            customer.put("defaultShopId", "bikecorp").put("defaultCustomerGroupId", "in-store");
            customer.put("langIsoCode", "en");
            ObjectNode address = customer.putObject("billingAddress").put("countryCode", "US");
            put(address, "address", row.get("street"));
            put(address, "city", row.get("city"));
            put(address, "phone", row.get("phone"));
            put(address, "zipcode", row.get("zip_code"));
            put(address, "region", row.get("state"));
            customer.put("createdAt", FILE_TIME.toString()).put("updatedAt", FILE_TIME.toString());
            customers.put(row.get("customer_id"), customer);
        }
        return customers;
    }

    /** An order needs a header and a line; unit prices are multiplied and discounted. */
    static Map<String, JsonNode> bikecorpOrders(List<Row> headers, List<Row> items) {
        Map<String, List<Row>> byOrder = items.stream().collect(Collectors.groupingBy(item -> item.get("order_id")));
        Map<String, JsonNode> orders = new TreeMap<>();
        for (Row header : headers) {
            List<Row> own = byOrder.getOrDefault(header.get("order_id"), List.of());
            if (!own.isEmpty()) {
                orders.put(header.get("order_id"), bikecorpOrder(header, own));
            }
        }
        return orders;
    }

    private static JsonNode bikecorpOrder(Row header, List<Row> items) {
        ObjectNode order = order(header.get("order_id"), header.get("order_status"), header.get("store"));
        order.putObject("customer").put("id", header.get("customer_id"));
        BigDecimal total = BigDecimal.ZERO;
        List<Row> sorted = items.stream()
                .sorted(Comparator.comparingInt(item -> Integer.parseInt(item.get("item_id"))))
                .toList();
        for (Row item : sorted) {
            BigDecimal amount = new BigDecimal(item.get("list_price"))
                    .multiply(new BigDecimal(item.get("quantity")))
                    .multiply(BigDecimal.ONE.subtract(new BigDecimal(item.get("discount"))))
                    .setScale(2, RoundingMode.HALF_UP);
            total = total.add(amount);
            product(order, item.get("product_id"), item.get("quantity"), amount);
        }
        LocalDate day = LocalDate.parse(header.get("order_date"), DAY);
        return finished(order, total, day, ZoneId.of("America/New_York"));
    }

    /** Every row is a ticket of one line. */
    static Map<String, JsonNode> superstoreOrders(List<Row> rows) {
        Map<String, JsonNode> orders = new TreeMap<>();
        for (Row row : rows) {
            ObjectNode order = order(row.get("Row ID"), "completed", "superstore");
            ObjectNode address = order.putObject("billingAddress");
            put(address, "city", row.get("City"));
            put(address, "zipcode", row.get("Postal Code"));
            put(address, "region", row.get("State"));
            BigDecimal sales = new BigDecimal(row.get("Sales").replace(',', '.'));
            ObjectNode product = product(order, row.get("Product Name"), row.get("Quantity"), sales);
            put(product, "name", row.get("Product Name"));
            LocalDate day = LocalDate.parse(row.get("Ship Date"));
            orders.put(row.get("Row ID"), finished(order, sales, day, ZoneId.of("America/Chicago")));
        }
        return orders;
    }

    private static ObjectNode order(String id, String status, String shop) {
        ObjectNode order = JSON.createObjectNode();
        order.put("id", id).put("reference", id).put("status", status).put("shopId", shop);
        order.putArray("products");
        order.putArray("promoCodes");
        return order;
    }

    private static ObjectNode product(ObjectNode order, String id, String quantity, BigDecimal amount) {
        ObjectNode product = order.withArray("products").addObject().put("id", id);
        return product.put("quantity", new BigDecimal(quantity))
                .put("amount", amount)
                .put("amountWithTax", amount);
    }

    private static JsonNode finished(ObjectNode order, BigDecimal total, LocalDate day, ZoneId zone) {
        order.put("amount", total).put("amountWithTax", total);
        return order.put("createdAt", day.atStartOfDay(zone).toInstant().toString())
                .put("updatedAt", FILE_TIME.toString());
    }

    private static void put(ObjectNode object, String name, String cell) {
        if (!cell.equals("NULL") && !cell.isEmpty()) {
            object.put(name, cell);
        }
    }
}
