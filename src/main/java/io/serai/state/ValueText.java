package io.serai.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON, written and read member by member under short names: tickets and their lines are nearly all of a store, and
 * both their size and the time to bind them decide what a large load costs. Equal values give equal text. Times are seconds
 * since 1970, with a fraction when there is one; amounts are numbers as written.
 */
final class ValueText {

    private static final BigDecimal NANOS_OF_SECOND = BigDecimal.valueOf(1_000_000_000);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Writes the members of one object. */
    interface Writing {
        void members(JsonGenerator json) throws IOException;
    }

    /** Takes one member; the parser stands on its value. */
    interface Reading {
        void member(String name, JsonParser json) throws IOException;
    }

    private ValueText() {}

    static String write(Writing writing) {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writing.members(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing values to memory", e);
        }
        return text.toString();
    }

    /** Reads one object; the parser stands at its beginning, and then at its end. */
    static void read(JsonParser json, Reading reading) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            reading.member(name, json);
        }
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    static void number(JsonGenerator json, String name, @Nullable BigDecimal value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            json.writeFieldName(name);
            time(json, time);
        }
    }

    static void time(JsonGenerator json, Instant time) throws IOException {
        if (time.getNano() == 0) {
            json.writeNumber(time.getEpochSecond());
        } else {
            json.writeNumber(BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)));
        }
    }

    static Instant time(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Instant.ofEpochSecond(json.getLongValue());
        }
        BigDecimal[] parts = json.getDecimalValue().multiply(NANOS_OF_SECOND).divideAndRemainder(NANOS_OF_SECOND);
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
