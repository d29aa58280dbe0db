package io.serai.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
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
        StringWriter text = new StringWriter(256);
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

    /** Parts as stored: without the file times, which belong to the drops. */
    static Stored read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            Stored stored = new Stored(new HashMap<>());
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean header = json.currentName().equals("h");
                json.nextToken();
                if (header) {
                    stored.parts.put("", part(json, text));
                } else {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String line = json.currentName();
                        json.nextToken();
                        stored.parts.put(line, part(json, text));
                    }
                }
            }
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the stored parts of a document", e);
        }
    }

    private static StoredPart part(JsonParser json, String text) throws IOException {
        json.nextToken();
        long drop = json.getLongValue();
        json.nextToken();
        long line = json.getLongValue();
        Instant at = json.nextToken() == JsonToken.VALUE_NULL ? null : ValueText.time(json);
        json.nextToken();
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        String values = text.substring(start, (int) json.currentLocation().getCharOffset());
        json.nextToken();
        return new StoredPart(drop, line, at, values);
    }

    record StoredPart(long drop, long line, @Nullable Instant at, String values) {}

    /** By line id; the header under the empty id. */
    record Stored(Map<String, StoredPart> parts) {

        void addDropsTo(Set<Long> drops) {
            parts.values().forEach(part -> drops.add(part.drop()));
        }

        /** Those that other drops set. */
        Stored without(Set<Long> drops) {
            Map<String, StoredPart> kept = new HashMap<>(parts);
            kept.values().removeIf(part -> drops.contains(part.drop));
            return new Stored(kept);
        }

        KeptParts with(LongFunction<Instant> fileTimes) {
            KeptPart header = null;
            SortedMap<String, KeptPart> lines = new TreeMap<>(LineIds.ORDER);
            for (Map.Entry<String, StoredPart> entry : parts.entrySet()) {
                StoredPart part = entry.getValue();
                KeptPart kept = new KeptPart(part.drop, part.line, part.at, fileTimes.apply(part.drop), part.values);
                if (entry.getKey().isEmpty()) {
                    header = kept;
                } else {
                    lines.put(entry.getKey(), kept);
                }
            }
            return new KeptParts(header, lines);
        }
    }
}
