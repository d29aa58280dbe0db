package io.serai.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.feed.RowKind;
import io.serai.model.Address;
import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.ConsentValues;
import io.serai.model.CustomerValues;
import io.serai.model.Entity;
import io.serai.model.GroupValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.Reason;
import io.serai.model.StoreValues;
import io.serai.model.TicketValues;
import io.serai.model.VisitValues;
import java.io.IOException;
import java.util.EnumMap;
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
    private static final ObjectReader CATEGORY = MAPPER.readerFor(CategoryValues.class);
    private static final ObjectReader PRODUCT = MAPPER.readerFor(ProductValues.class);
    private static final ObjectReader PROMOTION = MAPPER.readerFor(PromotionValues.class);
    private static final ObjectReader PLACEMENT = MAPPER.readerFor(PlacementValues.class);
    private static final ObjectReader GROUP = MAPPER.readerFor(GroupValues.class);
    private static final ObjectReader CUSTOMER = MAPPER.readerFor(CustomerValues.class);
    private static final ObjectReader CONSENT = MAPPER.readerFor(ConsentValues.class);
    private static final ObjectReader CART = MAPPER.readerFor(CartValues.class);
    private static final ObjectReader VISIT = MAPPER.readerFor(VisitValues.class);
    private static final ObjectReader STORE = MAPPER.readerFor(StoreValues.class);
    private static final ObjectReader FIELDS = MAPPER.readerForMapOf(Object.class);
    private static final ObjectReader ADDRESS = MAPPER.readerFor(Address.class);
    private static final ObjectReader REASONS = MAPPER.readerFor(Reasons.class);
    private static final ObjectReader TEXTS = MAPPER.readerFor(String[].class);

    private ValuesJson() {}

    /** Values of a part under the names of {@link TicketText} and {@link LineText}; all else by its own names. */
    static String write(Object values) {
        if (values instanceof LineValues line) {
            return LineText.write(line);
        }
        return values instanceof TicketValues ticket ? TicketText.write(ticket) : written(values);
    }

    private static String written(Object values) {
        try {
            return WRITER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing " + values.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static PartValues header(Entity entity, String json) {
        return read(entity, "", json);
    }

    static PartValues line(Entity entity, String line, String json) {
        return read(entity, line, json);
    }

    private static PartValues read(Entity entity, String line, String text) {
        try (JsonParser json = MAPPER.createParser(text)) {
            json.nextToken();
            return read(entity, line, json);
        } catch (IOException e) {
            throw new IllegalStateException("reading stored JSON", e);
        }
    }

    /**
     * The values of one part; the parser stands at their beginning, and then at their end.
     *
     * @param line the part's line id; empty for the header
     */
    static PartValues read(Entity entity, String line, JsonParser json) throws IOException {
        return line.isEmpty() ? header(entity, json) : line(entity, line, json);
    }

    private static PartValues header(Entity entity, JsonParser json) throws IOException {
        return switch (entity) {
            case CATEGORY -> CATEGORY.readValue(json);
            case PRODUCT -> PRODUCT.readValue(json);
            case CUSTOMER_GROUP -> GROUP.readValue(json);
            case CUSTOMER -> CUSTOMER.readValue(json);
            case CONSENT -> CONSENT.readValue(json);
            case ORDER -> TicketText.read(json);
            case CART -> CART.readValue(json);
            case VISIT -> VISIT.readValue(json);
            case STORE -> STORE.readValue(json);
        };
    }

    private static PartValues line(Entity entity, String line, JsonParser json) throws IOException {
        if (entity.hasLines()) {
            return LineText.read(json);
        }
        if (line.startsWith(RowKind.PRODUCT_PROMOTIONS.linePrefix())) {
            return PROMOTION.readValue(json);
        }
        if (line.startsWith(RowKind.PRODUCT_CATEGORIES.linePrefix())) {
            return PLACEMENT.readValue(json);
        }
        throw new IllegalArgumentException("a " + entity.word() + " has no lines");
    }

    static Map<String, Object> fields(JsonParser json) throws IOException {
        return FIELDS.readValue(json);
    }

    static Address address(JsonParser json) throws IOException {
        return ADDRESS.readValue(json, Address.class);
    }

    static Map<Reason, Long> reasons(String json) {
        return read(REASONS, Reasons.class, json);
    }

    static List<String> texts(String json) {
        return List.of(read(TEXTS, String[].class, json));
    }

    private static <T> T read(ObjectReader reader, Class<T> type, String json) {
        try {
            return type.cast(reader.readValue(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading stored JSON", e);
        }
    }

    /** Jackson's type for the counts by reason. */
    static final class Reasons extends EnumMap<Reason, Long> {
        private static final long serialVersionUID = 1L;

        Reasons() {
            super(Reason.class);
        }
    }
}
