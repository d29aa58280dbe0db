package io.serai.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store's readable form of a document's parts: {@code {"h":[1,2,1776000000,{…}],"l":{"1":[1,3,null,{…}]}}}, the header
 * and the lines by their ids. Each part is the drop that set it, the line in that drop's file, its own version (seconds since
 * 1970, or null) and its values, which pass through as they are.
 */
final class PartsJson {

    // field names are line ids: interning them would cost more than it saves
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private PartsJson() {}

    static String write(KeptParts parts) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (parts.header() != null) {
                json.writeFieldName("h");
                part(json, parts.header());
            }
            json.writeObjectFieldStart("l");
            for (Map.Entry<String, KeptPart> line : parts.lines().entrySet()) {
                json.writeFieldName(line.getKey());
                part(json, line.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing parts to memory", e);
        }
        return text.toString();
    }

    private static void part(JsonGenerator json, KeptPart part) throws IOException {
        json.writeStartArray();
        json.writeNumber(part.drop());
        json.writeNumber(part.line());
        if (part.at() == null) {
            json.writeNull();
        } else {
            ValueText.time(json, part.at());
        }
        json.writeRawValue(part.json());
        json.writeEndArray();
    }

    /** Takes the values of one part; the parser stands at their beginning, and then at their end. */
    private interface Values<V> {
        V of(String id, JsonParser json) throws IOException;
    }

    /** Parts as stored, their values as text. */
    static Stored<String> read(String text) {
        return read(text, (id, json) -> {
            int start = (int) json.currentTokenLocation().getCharOffset();
            json.skipChildren();
            return text.substring(start, (int) json.currentLocation().getCharOffset());
        });
    }

    /** Parts of such an entity as stored, with their values. */
    static Stored<PartValues> read(String text, Entity entity) {
        return read(text, (id, json) -> ValuesJson.read(entity, id, json));
    }

    private static <V> Stored<V> read(String text, Values<V> values) {
        try (JsonParser json = JSON.createParser(text)) {
            List<StoredPart<V>> parts = new ArrayList<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean header = json.currentName().equals("h");
                json.nextToken();
                if (header) {
                    parts.add(part("", json, values));
                } else {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String line = json.currentName();
                        json.nextToken();
                        parts.add(part(line, json, values));
                    }
                }
            }
            return new Stored<>(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the stored parts of a document", e);
        }
    }

    private static <V> StoredPart<V> part(String id, JsonParser json, Values<V> values) throws IOException {
        json.nextToken();
        long drop = json.getLongValue();
        json.nextToken();
        long line = json.getLongValue();
        Instant at = json.nextToken() == JsonToken.VALUE_NULL ? null : ValueText.time(json);
        json.nextToken();
        StoredPart<V> part = new StoredPart<>(id, drop, line, at, values.of(id, json));
        json.nextToken();
        return part;
    }

    /** @param id of the line; empty for the header */
    record StoredPart<V>(
            String id, long drop, long line, @Nullable Instant at, V values) {}

    /** Without the file times, which belong to the drops. */
    record Stored<V>(List<StoredPart<V>> parts) {

        void addDropsTo(Set<Long> drops) {
            long last = 0;
            for (StoredPart<V> part : parts) {
                if (part.drop != last) {
                    last = part.drop;
                    drops.add(last);
                }
            }
        }

        /** Those that other drops set. */
        Stored<V> without(Set<Long> drops) {
            return new Stored<>(
                    parts.stream().filter(part -> !drops.contains(part.drop)).toList());
        }
    }
}
