package io.serai.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An item's JSON as it is sent: amounts keep the digits that they have. */
public final class ItemJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ItemJson() {}

    /** The item as a tree; never null. */
    public static JsonNode read(byte[] item) {
        try {
            return JSON.readTree(item);
        } catch (IOException e) {
            throw new UncheckedIOException("reading an item that was just written", e);
        }
    }

    static String pretty(JsonNode item) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing an item for people", e);
        }
    }
}
