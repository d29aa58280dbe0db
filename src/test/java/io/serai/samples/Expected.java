package io.serai.samples;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.model.OutcomeCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the samples must become. Numbers are compared by value, the rest as it stands. */
public final class Expected {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, JsonNode> byPartner = new TreeMap<>();

    private Expected() {}

    /** Reads the committed {@code expected.json} of each partner. */
    public static Expected read() throws IOException {
        Expected expected = new Expected();
        for (String partner : Sample.PARTNERS) {
            expected.byPartner.put(partner, JSON.readTree(Sample.read(partner + "/expected.json")));
        }
        return expected;
    }

    public Map<String, JsonNode> customers() {
        return all("customers");
    }

    public Map<String, JsonNode> orders() {
        return all("orders");
    }

    /** Of one partner alone. */
    public Map<String, JsonNode> customers(String partner) {
        return of(partner, "customers");
    }

    /** Of one partner alone. */
    public Map<String, JsonNode> orders(String partner) {
        return of(partner, "orders");
    }

    /** How many tickets wait for their other half at the end. */
    public int held() {
        return Sample.PARTNERS.stream().mapToInt(this::held).sum();
    }

    /** Of one partner alone. */
    public int held(String partner) {
        return partner(partner).path("held").size();
    }

    /** How the records of a sample end. */
    public OutcomeCounts outcomes(Sample sample) {
        JsonNode counts =
                partner(sample.partner()).path("files").path(sample.path()).path("outcomes");
        return new OutcomeCounts(
                counts.path("accepted").asLong(),
                counts.path("unchanged").asLong(),
                counts.path("duplicate").asLong(),
                counts.path("stale").asLong(),
                counts.path("rejected").asLong(),
                counts.path("blank").asLong());
    }

    /** Where the two differ, one line each; empty when they say the same. */
    public static List<String> differences(Map<String, JsonNode> expected, Map<String, JsonNode> found) {
        Set<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String id : ids) {
            JsonNode wanted = expected.getOrDefault(id, JSON.missingNode());
            JsonNode held = found.getOrDefault(id, JSON.missingNode());
            compare(id, wanted, held, differences);
        }
        return differences;
    }

    private static void compare(String place, JsonNode wanted, JsonNode found, List<String> differences) {
        if (wanted.isObject() && found.isObject()) {
            Set<String> names = new TreeSet<>();
            wanted.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(place + "/" + name, wanted.path(name), found.path(name), differences));
        } else if (wanted.isArray() && found.isArray() && wanted.size() == found.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(place + "/" + i, wanted.path(i), found.path(i), differences);
            }
        } else if (!same(wanted, found)) {
            differences.add(place + ": expected " + shown(wanted) + ", found " + shown(found));
        }
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.equals(found);
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private Map<String, JsonNode> all(String kind) {
        Map<String, JsonNode> all = new TreeMap<>();
        Sample.PARTNERS.forEach(partner -> all.putAll(of(partner, kind)));
        return all;
    }

    private Map<String, JsonNode> of(String partner, String kind) {
        Map<String, JsonNode> items = new TreeMap<>();
        partner(partner).path(kind).properties().forEach(item -> items.put(item.getKey(), item.getValue()));
        return items;
    }

    private JsonNode partner(String partner) {
        return byPartner.getOrDefault(partner, JSON.missingNode());
    }
}
