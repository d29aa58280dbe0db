package io.serai.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.feed.Relaying;
import io.serai.model.ReceivedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an upload session is asked for: the body of the request that opens it. The same file and feed give the same bytes. */
public final class Asked {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Asked() {}

    /**
     * As JSON.
     *
     * @param provider what it says of who sends
     */
    public static String of(ReceivedFile file, Relaying relaying, String provider) {
        ObjectNode asked = JSON.createObjectNode();
        asked.put("filename", file.name());
        asked.put("contentType", relaying.contentType());
        asked.put("size", file.size());
        asked.put("provider", provider);
        put(asked, "datasetType", relaying.datasetType());
        put(asked, "adapterKey", relaying.adapterKey());
        put(asked, "adapterVersion", relaying.adapterVersion());
        ObjectNode source = JSON.createObjectNode();
        put(source, "shopIds", relaying.shopIds());
        put(source, "defaultShopId", relaying.defaultShopId());
        put(source, "customerGroupIds", relaying.customerGroupIds());
        put(source, "defaultCustomerGroupId", relaying.defaultCustomerGroupId());
        put(source, "langIsoCode", relaying.language());
        if (!source.isEmpty()) {
            asked.set("sourceConfig", source);
        }
        return asked.toString();
    }

    private static void put(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static void put(ObjectNode into, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = into.putArray(name);
            values.forEach(list::add);
        }
    }

    static String contentType(String asked) {
        return read(asked).path("contentType").asText();
    }

    static long size(String asked) {
        return read(asked).path("size").asLong();
    }

    private static JsonNode read(String asked) {
        try {
            return JSON.readTree(asked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was asked for is not JSON", e);
        }
    }
}
