package io.serai.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a JSON file, and puts null where a value is to go. A record that loses all of them is read as a blank one. */
final class JsonCopy {

    private final Map<String, Integer> places = new HashMap<>();
    private final JsonFactory factory;

    /** @param header the columns of the file, as it was opened */
    JsonCopy(List<String> header, ReadSettings settings) {
        header.forEach(name -> places.put(Header.key(name), places.size()));
        this.factory = JsonRecords.factory(settings);
        factory.setRootValueSeparator("\n");
    }

    /** @param cleared by record, from 1, the columns that go; one behind the last stands for whatever else there is */
    void write(Reader text, Map<Long, BitSet> cleared, OutputStream target) throws IOException {
        try (JsonParser from = factory.createParser(text);
                JsonGenerator to = factory.createGenerator(target)) {
            to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            JsonToken token = from.nextToken();
            boolean list = token == JsonToken.START_ARRAY;
            if (list) {
                to.writeStartArray();
                token = from.nextToken();
            }
            for (long record = 1; token != null && token != JsonToken.END_ARRAY; record++) {
                record(from, to, cleared.get(record));
                token = from.nextToken();
            }
            if (list) {
                to.writeEndArray();
            }
        }
    }

    private void record(JsonParser from, JsonGenerator to, @Nullable BitSet cleared) throws IOException {
        if (cleared == null || from.currentToken() != JsonToken.START_OBJECT) {
            value(from, to);
            return;
        }
        boolean whole = cleared.get(places.size());
        Set<String> written = new HashSet<>();
        to.writeStartObject();
        while (from.nextToken() != JsonToken.END_OBJECT) {
            String name = from.currentName();
            from.nextToken();
            if (whole || cleared.get(places.getOrDefault(Header.key(name), 0))) {
                from.skipChildren();
                if (written.add(Header.key(name))) {
                    to.writeNullField(name);
                }
            } else {
                to.writeFieldName(name);
                value(from, to);
            }
        }
        to.writeEndObject();
    }

    /** A number keeps its digits. */
    private static void value(JsonParser from, JsonGenerator to) throws IOException {
        JsonToken token = from.currentToken();
        if (token.isNumeric()) {
            to.writeNumber(from.getText());
        } else if (token == JsonToken.START_OBJECT) {
            to.writeStartObject();
            while (from.nextToken() != JsonToken.END_OBJECT) {
                to.writeFieldName(from.currentName());
                from.nextToken();
                value(from, to);
            }
            to.writeEndObject();
        } else if (token == JsonToken.START_ARRAY) {
            to.writeStartArray();
            while (from.nextToken() != JsonToken.END_ARRAY) {
                value(from, to);
            }
            to.writeEndArray();
        } else {
            to.copyCurrentEvent(from);
        }
    }
}
