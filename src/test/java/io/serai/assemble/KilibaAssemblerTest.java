package io.serai.assemble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.ConsentValues;
import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.GroupValues;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.PromotionValues;
import io.serai.model.StoreValues;
import io.serai.model.TicketValues;
import io.serai.model.VisitValues;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case folder: the document, its item to the byte (or the reason why there is none), and why it is so. */
class KilibaAssemblerTest {

    private static final Path CASES = Path.of("src/test/resources/cases/assemble");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDocumentBecomesItsItem(String name) throws IOException {
        Path folder = CASES.resolve(name);
        assertThat(folder.resolve("why.md")).isNotEmptyFile();
        Assembled assembled = new KilibaAssembler().assemble(document(folder));
        Path refused = folder.resolve("refused.txt");
        if (Files.exists(refused)) {
            assertThat(assembled.json()).isNull();
            assertThat(assembled.refused())
                    .hasToString(Files.readString(refused).strip());
        } else {
            assertThat(assembled.refused()).isNull();
            assertThat(new String(Objects.requireNonNull(assembled.json()), UTF_8))
                    .isEqualTo(Files.readString(folder.resolve("item.json")).strip());
            assertThat(assembled.target()).hasToString(target(folder));
        }
    }

    /** An address goes to the list that its case names. */
    private static String target(Path folder) throws IOException {
        Path list = folder.resolve("list.txt");
        return Files.exists(list) ? Files.readString(list).strip() : "IMPORT";
    }

    @Test
    void theSameAddressOnAnotherListIsAnotherItem() throws IOException {
        Assembled refused = new KilibaAssembler().assemble(document(CASES.resolve("consent-refused")));
        Assembled given = new KilibaAssembler().assemble(document(CASES.resolve("consent-given")));
        assertThat(given.json()).isEqualTo(refused.json());
        assertThat(given.hash()).isNotEqualTo(refused.hash());
    }

    @Test
    void aStoreIsKnownToSeraiAlone() {
        Instant time = Instant.parse("2026-04-12T06:00:00Z");
        Document store = new Document(
                new DocumentKey("acme", Entity.STORE, "", "s1"),
                "main",
                1,
                new Part<>(1, 1, null, time, new StoreValues("s1", "Nantes", null)),
                new TreeMap<>());
        assertThatThrownBy(() -> new KilibaAssembler().assemble(store)).hasMessageContaining("is not sent");
    }

    @Test
    void aTicketWithoutItsHeaderIsNotAssembled() {
        Document held =
                new Document(new DocumentKey("acme", Entity.ORDER, "s1", "t"), "main", 1, null, new TreeMap<>());
        assertThatThrownBy(() -> new KilibaAssembler().assemble(held)).hasMessageContaining("has no header");
    }

    private static Class<? extends PartValues> header(Entity entity) {
        return switch (entity) {
            case CATEGORY -> CategoryValues.class;
            case PRODUCT -> ProductValues.class;
            case CUSTOMER_GROUP -> GroupValues.class;
            case CUSTOMER -> CustomerValues.class;
            case CONSENT -> ConsentValues.class;
            case ORDER -> TicketValues.class;
            case CART -> CartValues.class;
            case VISIT -> VisitValues.class;
            case STORE -> StoreValues.class;
        };
    }

    private static Class<? extends PartValues> line(String id) {
        return id.startsWith("promotion:")
                ? PromotionValues.class
                : id.startsWith("category:") ? PlacementValues.class : LineValues.class;
    }

    private static Document document(Path folder) throws IOException {
        JsonNode json = MAPPER.readTree(folder.resolve("document.json").toFile());
        Entity entity = Entity.valueOf(json.get("entity").asText());
        Instant fileTime = Instant.parse(json.get("fileTime").asText());
        Instant updatedAt =
                json.has("updatedAt") ? Instant.parse(json.get("updatedAt").asText()) : null;
        PartValues values = MAPPER.treeToValue(json.get("header"), header(entity));
        // the order of the store: numbers by value
        SortedMap<String, Part<PartValues>> lines =
                new TreeMap<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        for (var line : json.get("lines").properties()) {
            PartValues lineValues = MAPPER.treeToValue(line.getValue(), line(line.getKey()));
            lines.put(line.getKey(), new Part<>(1, 2, null, fileTime, lineValues));
        }
        DocumentKey key = new DocumentKey(
                "acme", entity, json.get("store").asText(), json.get("id").asText());
        return new Document(key, "main", 1, new Part<>(1, 1, updatedAt, fileTime, values), lines);
    }
}
