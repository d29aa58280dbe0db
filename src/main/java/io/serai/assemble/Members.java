package io.serai.assemble;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.serai.model.Address;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes single members: what is null is left out. */
final class Members {

    private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Members() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    static void time(JsonGenerator json, String name, Instant time) throws IOException {
        boolean millis = time.get(ChronoField.MILLI_OF_SECOND) != 0;
        json.writeStringField(name, (millis ? MILLIS : SECONDS).format(time));
    }

    /**
     * The times of an item.
     *
     * @param version what stands for a time that the row does not have
     */
    static void times(JsonGenerator json, @Nullable Instant createdAt, @Nullable Instant updatedAt, Instant version)
            throws IOException {
        Instant updated = updatedAt == null ? version : updatedAt;
        time(json, "createdAt", createdAt == null ? updated : createdAt);
        time(json, "updatedAt", updated);
    }

    /** A text as a JSON value of its own. */
    static byte[] quoted(String text) {
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        byte[] quoted = new byte[escaped.length + 2];
        quoted[0] = '"';
        quoted[quoted.length - 1] = '"';
        System.arraycopy(escaped, 0, quoted, 1, escaped.length);
        return quoted;
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void address(JsonGenerator json, String name, @Nullable Address address) throws IOException {
        if (address == null || address.equals(Address.NONE)) {
            return;
        }
        json.writeObjectFieldStart(name);
        text(json, "address", address.address());
        text(json, "city", address.city());
        text(json, "countryCode", address.countryCode());
        text(json, "country", address.country());
        text(json, "phone", address.phone());
        text(json, "zipcode", address.zipcode());
        text(json, "region", address.region());
        json.writeEndObject();
    }

    /** A flat object in name order, whatever order the map has; left out when empty. */
    static void fields(JsonGenerator json, String name, Map<String, Object> fields) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Object> field : new TreeMap<>(fields).entrySet()) {
            json.writeFieldName(field.getKey());
            scalar(json, field.getValue());
        }
        json.writeEndObject();
    }

    private static void scalar(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(new BigDecimal(number.toString()));
        } else {
            json.writeString(value.toString());
        }
    }
}
