package io.serai.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.CustomerValues;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.Reason;
import io.serai.model.TicketValues;
import java.util.List;
import java.util.Map;

/** Canonical JSON of values: equal values give equal text, ISO times, numbers as written. */
final class ValuesJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectReader CUSTOMER = MAPPER.readerFor(CustomerValues.class);
    private static final ObjectReader TICKET = MAPPER.readerFor(TicketValues.class);
    private static final ObjectReader LINE = MAPPER.readerFor(LineValues.class);
    private static final ObjectReader REASONS = MAPPER.readerFor(new TypeReference<Map<Reason, Long>>() {});
    private static final ObjectReader TEXTS = MAPPER.readerFor(new TypeReference<List<String>>() {});

    private ValuesJson() {}

    static String write(Object values) {
        try {
            return WRITER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing " + values.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static PartValues header(Entity entity, String json) {
        return switch (entity) {
            case CUSTOMER -> ValuesJson.<CustomerValues>read(CUSTOMER, json);
            case ORDER -> ValuesJson.<TicketValues>read(TICKET, json);
        };
    }

    static LineValues line(String json) {
        return read(LINE, json);
    }

    static Map<Reason, Long> reasons(String json) {
        return read(REASONS, json);
    }

    static List<String> texts(String json) {
        return read(TEXTS, json);
    }

    private static <T> T read(ObjectReader reader, String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading stored JSON", e);
        }
    }
}
