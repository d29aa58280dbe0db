package io.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The accepted items of one resource, by id. A new item replaces the whole old one. */
final class Shelf {

    private final ConcurrentSkipListMap<String, JsonNode> items = new ConcurrentSkipListMap<>();
    private final LongAdder wentBackwards = new LongAdder();
    private volatile BiConsumer<JsonNode, JsonNode> watcher = (before, after) -> {};

    void watch(BiConsumer<JsonNode, JsonNode> watcher) {
        this.watcher = watcher;
    }

    void put(JsonNode item) {
        JsonNode held = items.put(key(item), item);
        if (held != null) {
            watcher.accept(held, item);
        }
        if (held != null && older(version(item), version(held))) {
            wentBackwards.increment();
        }
    }

    /** Products are known by two ids; a visit has none. */
    private static String key(JsonNode item) {
        if (!item.has("id")) {
            return item.toString();
        }
        String variant = item.path("variantId").asText("");
        return item.path("id").asText() + (variant.isEmpty() ? "" : "/" + variant);
    }

    SortedMap<String, JsonNode> items() {
        return new TreeMap<>(items);
    }

    /** How many items were accepted although a newer version was held. */
    long wentBackwards() {
        return wentBackwards.sum();
    }

    private static boolean older(@Nullable OffsetDateTime now, @Nullable OffsetDateTime before) {
        return now != null && before != null && now.isBefore(before);
    }

    /** A deleted customer carries no version. */
    static @Nullable OffsetDateTime version(JsonNode item) {
        JsonNode updated = item.path("updatedAt");
        return updated.isTextual() ? OffsetDateTime.parse(updated.textValue()) : null;
    }
}
