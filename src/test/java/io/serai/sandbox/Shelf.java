package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The accepted items of one resource, by id. A new item replaces the whole old one. */
final class Shelf {

    private final SortedMap<String, JsonNode> items = new TreeMap<>();
    private long wentBackwards;

    synchronized void put(JsonNode item) {
        JsonNode held = items.put(item.path("id").asText(), item);
        if (held != null && older(version(item), version(held))) {
            wentBackwards++;
        }
    }

    synchronized SortedMap<String, JsonNode> items() {
        return new TreeMap<>(items);
    }

    /** How many items were accepted although a newer version was held. */
    synchronized long wentBackwards() {
        return wentBackwards;
    }

    private static boolean older(@Nullable OffsetDateTime now, @Nullable OffsetDateTime before) {
        return now != null && before != null && now.isBefore(before);
    }

    private static @Nullable OffsetDateTime version(JsonNode item) {
        JsonNode updated = item.path("updatedAt");
        return updated.isTextual() ? OffsetDateTime.parse(updated.textValue()) : null;
    }
}
