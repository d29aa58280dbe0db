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
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store's readable form of a document's parts: {@code {"h":[1,2,1776000000,{…}],"l":{"1":[1,3,null,{…}]}}}, the header
 * and the lines by their ids. Each part is the drop that set it, the line in that drop's file, its own version (seconds since
 * 1970, or null) and its values, which pass through as they are. Of more than a megabyte the lines are packed: then {@code z} stands
 * in the place of {@code l}, the same as {@link PackedLines} in base64.
 */
final class PartsJson {

    // field names are line ids: interning them would cost more than it saves
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Quotes, commas, brackets and numbers of a part, most of the time. */
    private static final int AROUND_PART = 36;

    private static final int PLAIN_CHARS_MAX = 1 << 20;
    private static final byte[] NONE = {};

    private PartsJson() {}

    static String write(KeptParts parts) {
        int length = length(parts);
        try {
            byte[] packed = length > PLAIN_CHARS_MAX ? PackedLines.pack(out -> writeLines(out, parts)) : NONE;
            StringWriter text =
                    new StringWriter(packed.length == 0 ? length : length(parts.header()) + 2 * packed.length);
            try (JsonGenerator json = JSON.createGenerator(text)) {
                json.writeStartObject();
                if (parts.header() != null) {
                    json.writeFieldName("h");
                    part(json, parts.header());
                }
                if (packed.length == 0) {
                    json.writeFieldName("l");
                    lines(json, parts);
                } else {
                    json.writeBinaryField("z", packed);
                }
                json.writeEndObject();
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("writing parts to memory", e);
        }
    }

    private static void writeLines(Writer out, KeptParts parts) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        lines(json, parts);
        json.flush();
    }

    private static void lines(JsonGenerator json, KeptParts parts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, KeptPart> line : parts.lines().entrySet()) {
            json.writeFieldName(line.getKey());
            part(json, line.getValue());
        }
        json.writeEndObject();
    }

    /** About: a text that had to grow would be there twice. */
    private static int length(KeptParts parts) {
        long length = length(parts.header());
        for (Map.Entry<String, KeptPart> line : parts.lines().entrySet()) {
            length += AROUND_PART
                    + line.getKey().length()
                    + line.getValue().json().length();
        }
        return (int) Math.min(Integer.MAX_VALUE - AROUND_PART, length);
    }

    private static int length(@Nullable KeptPart header) {
        return 2 * AROUND_PART + (header == null ? 0 : header.json().length());
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

    /** Takes the values of one part; the parser stands at their beginning in this text, and then at their end. */
    private interface Values<V> {
        V of(String id, JsonParser json, String text) throws IOException;
    }

    /** Parts as stored, their values as text. */
    static Stored<String> read(String text) {
        return read(text, (id, json, of) -> {
            int start = (int) json.currentTokenLocation().getCharOffset();
            json.skipChildren();
            return of.substring(start, (int) json.currentLocation().getCharOffset());
        });
    }

    /** Parts of such an entity as stored, with their values. */
    static Stored<PartValues> read(String text, Entity entity) {
        return read(text, (id, json, of) -> ValuesJson.read(entity, id, json));
    }

    private static <V> Stored<V> read(String text, Values<V> values) {
        List<StoredPart<V>> parts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "h" -> parts.add(part("", json, text, values));
                    case "z" -> unpacked(PackedLines.text(json.getBinaryValue()), values, parts);
                    default -> lines(json, text, values, parts);
                }
            }
            return new Stored<>(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the stored parts of a document", e);
        }
    }

    private static <V> void unpacked(String lines, Values<V> values, List<StoredPart<V>> parts) throws IOException {
        try (JsonParser json = JSON.createParser(lines)) {
            json.nextToken();
            lines(json, lines, values, parts);
        }
    }

    private static <V> void lines(JsonParser json, String text, Values<V> values, List<StoredPart<V>> parts)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String line = json.currentName();
            json.nextToken();
            parts.add(part(line, json, text, values));
        }
    }

    /** Whether there are more lines than that, without reading what they say. */
    static boolean hasMoreLines(String text, int than) {
        if (text.length() <= than && text.endsWith("}}")) {
            return false; // not packed, and no line is shorter than a character
        }
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME
                    && json.currentName().equals("h")) {
                json.nextToken();
                json.skipChildren();
            }
            boolean packed = json.currentName().equals("z");
            json.nextToken();
            if (!packed) {
                return hasMore(json, than);
            }
            try (JsonParser lines = JSON.createParser(PackedLines.reader(json.getBinaryValue()))) {
                lines.nextToken();
                return hasMore(lines, than);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("counting the stored lines of a document", e);
        }
    }

    private static boolean hasMore(JsonParser json, int than) throws IOException {
        int lines = 0;
        while (lines <= than && json.nextToken() == JsonToken.FIELD_NAME) {
            json.nextToken();
            json.skipChildren();
            lines++;
        }
        return lines > than;
    }

    private static <V> StoredPart<V> part(String id, JsonParser json, String text, Values<V> values)
            throws IOException {
        json.nextToken();
        long drop = json.getLongValue();
        json.nextToken();
        long line = json.getLongValue();
        Instant at = json.nextToken() == JsonToken.VALUE_NULL ? null : ValueText.time(json);
        json.nextToken();
        StoredPart<V> part = new StoredPart<>(id, drop, line, at, values.of(id, json, text));
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
