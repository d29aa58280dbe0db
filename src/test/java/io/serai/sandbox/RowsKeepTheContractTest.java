package io.serai.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.assemble.Assembled;
import io.serai.assemble.KilibaAssembler;
import io.serai.assemble.Target;
import io.serai.batch.Batch;
import io.serai.batch.Batches;
import io.serai.batch.Batches.Item;
import io.serai.batch.Batches.Limits;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Field;
import io.serai.feed.RequiredFields;
import io.serai.feed.RowKind;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.read.BoundRow;
import io.serai.read.BoundRow.BoundPart;
import io.serai.read.Reading;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import io.serai.state.Outbox.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows of every kind, with everything they can have and with the least they must have, become items that keep the contract. The
 * rows are made from the declared fields, so a field that is added is a field that is tested.
 */
@SuppressWarnings("NullAway.Init")
class RowsKeepTheContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Contract CONTRACT = new Contract();
    private static final Limits LIMITS = new Limits(KilibaSandbox.ITEMS_MAX, KilibaSandbox.BYTES_MAX);

    /** What no column gives: what the destination derives or what a deleted item alone has. */
    private static final Map<Entity, Set<String>> NOT_FROM_COLUMNS = Map.of(
            Entity.PRODUCT, Set.of("deleted"),
            Entity.CUSTOMER, Set.of("deleted"));

    @TempDir
    Path folder;

    private static Stream<RowKind> sent() {
        return read().filter(kind -> kind.entity() != Entity.STORE);
    }

    private static Stream<RowKind> read() {
        return Arrays.stream(RowKind.values()).filter(kind -> kind != RowKind.FILE);
    }

    @ParameterizedTest
    @MethodSource("sent")
    void fullRowsKeepIt(RowKind kind) throws Exception {
        assertThat(faults(kind.entity(), assembled(kind, true))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sent")
    void minimalRowsKeepIt(RowKind kind) throws Exception {
        assertThat(faults(kind.entity(), assembled(kind, false))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sent")
    void anItemThatLacksARequiredMemberBreaksIt(RowKind kind) throws Exception {
        Assembled made = assembled(kind, false);
        for (String member : made.target().takesEmails() ? List.<String>of() : required(kind.entity())) {
            ObjectNode item = (ObjectNode) tree(made);
            item.remove(member);
            Assembled broken = Assembled.item(item.toString().getBytes(UTF_8));
            assertThat(faults(kind.entity(), broken)).as(member).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RowKind.class,
            mode = Mode.INCLUDE,
            names = {"CATEGORIES", "PRODUCTS", "CUSTOMER_GROUPS", "CUSTOMERS", "TICKETS", "CARTS", "VISITS"})
    void fullRowsFillEveryMemberThatTheContractKnows(RowKind kind) throws Exception {
        Set<String> missing = new TreeSet<>();
        schema(schemaName(kind.entity())).path("properties").fieldNames().forEachRemaining(missing::add);
        tree(assembled(kind, true)).fieldNames().forEachRemaining(missing::remove);
        assertThat(missing).isEqualTo(new TreeSet<>(NOT_FROM_COLUMNS.getOrDefault(kind.entity(), Set.of())));
    }

    @ParameterizedTest
    @EnumSource(
            value = RowKind.class,
            mode = Mode.INCLUDE,
            names = {"PRODUCTS", "CUSTOMERS"})
    void whatIsDeletedNeedsNothingButItsIds(RowKind kind) throws Exception {
        Field id = kind == RowKind.PRODUCTS ? Field.PRODUCT : Field.CUSTOMER_ID;
        Feed feed = feed(kind, Field.of(kind));
        List<BoundPart> parts = bound(feed, field -> field == id ? "gone" : field == Field.DELETED ? "true" : "");
        Assembled made = new KilibaAssembler().assemble(document(parts));
        assertThat(tree(made)).hasToString("{\"id\":\"gone\",\"deleted\":true}");
        assertThat(faults(kind.entity(), made)).isEmpty();
    }

    static Stream<Path> assembled() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/cases/assemble"))) {
            return cases.filter(one -> Files.exists(one.resolve("item.json"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("assembled")
    void itemsOfTheCaseFoldersKeepIt(Path one) throws IOException {
        Entity entity =
                Entity.valueOf(JSON.readTree(one.resolve("document.json").toFile())
                        .path("entity")
                        .asText());
        byte[] item = Files.readString(one.resolve("item.json")).strip().getBytes(UTF_8);
        Path list = one.resolve("list.txt");
        Target target =
                Files.exists(list) ? Target.valueOf(Files.readString(list).strip()) : Target.IMPORT;
        assertThat(faults(entity, new Assembled(item, target, null))).isEmpty();
    }

    @Test
    void metadataOfTwoKilobytesIsTheMostThatPasses() throws Exception {
        FeedDeclaration declaration = declaration(RowKind.CATEGORIES, Field.of(RowKind.CATEGORIES));
        declaration.getMetadata().put("note", "note");
        Feed feed = declaration.feed("categories");
        int around = "{\"note\":\"\"}".length();
        String fits = "é".repeat((2048 - around) / 2) + "x".repeat((2048 - around) % 2);
        assertThat(rows(feed, field -> cell(field, RowKind.CATEGORIES), fits))
                .singleElement()
                .satisfies(row -> assertThat(row.reject()).isNull());
        BoundRow over =
                rows(feed, field -> cell(field, RowKind.CATEGORIES), fits + "x").get(0);
        assertThat(Objects.requireNonNull(over.reject()).reason()).hasToString("METADATA_TOO_LARGE");
    }

    @Test
    void moreItemsThanOneRequestTakesBecomeTwo() throws Exception {
        Document product = document(parts(RowKind.PRODUCTS, true));
        Assembled made = new KilibaAssembler().assemble(product);
        List<Item> items = Collections.nCopies(KilibaSandbox.ITEMS_MAX + 1, new Item(due(product), made));
        Batches batches = new Batches(items.iterator(), LIMITS, tooLarge -> {});
        List<Integer> sizes = new ArrayList<>();
        while (batches.hasNext()) {
            Batch batch = batches.next();
            sizes.add(batch.items().size());
            assertThat(batch.body().length).isLessThanOrEqualTo(KilibaSandbox.BYTES_MAX);
        }
        assertThat(sizes).containsExactly(KilibaSandbox.ITEMS_MAX, 1);
    }

    /** Through the batch that would be sent. */
    private static List<Contract.Fault> faults(Entity entity, Assembled made) {
        Document any = new Document(new DocumentKey("acme", entity, "", "any"), "main", 1, null, new TreeMap<>());
        Batch batch = new Batches(List.of(new Item(due(any), made)).iterator(), LIMITS, tooLarge -> {}).next();
        return CONTRACT.faults(path(entity, made), batch.body());
    }

    private static Due due(Document document) {
        return new Due(document, 0, 0, null);
    }

    private static String path(Entity entity, Assembled made) {
        return made.target().takesEmails()
                ? "/client/v1/customers/" + made.target().name().toLowerCase(Locale.ROOT)
                : "/client/v1/import/" + (entity == Entity.CATEGORY ? "categories" : entity.word() + "s");
    }

    private Assembled assembled(RowKind kind, boolean full) throws Exception {
        Document document = document(parts(kind, full));
        assertThat(document.whole()).as("whole").isTrue();
        Assembled made = new KilibaAssembler().assemble(document);
        assertThat(made.refused()).isNull();
        return made;
    }

    /** The parts of a row of this kind, and what rows of other kinds must add to it. */
    private List<BoundPart> parts(RowKind kind, boolean full) throws Exception {
        List<BoundPart> parts = new ArrayList<>(own(kind, full));
        for (RowKind other : read().toList()) {
            boolean wanted = other != kind && other.entity() == kind.entity();
            if (wanted && (full || !document(parts).whole())) {
                parts.addAll(0, own(other, full));
            }
        }
        return parts;
    }

    private List<BoundPart> own(RowKind kind, boolean full) throws Exception {
        List<Field> all = Field.of(kind).stream()
                .filter(field -> field != Field.TAX_AMOUNT && field != Field.DISCOUNT_RATE)
                .toList();
        if (full) {
            FeedDeclaration declaration = declaration(kind, all);
            if (takesMetadata(kind)) {
                declaration.getMetadata().put("note", "note");
            }
            if (kind == RowKind.CUSTOMERS) {
                declaration.getCustomFields().put("card", "note");
            }
            Feed feed = declaration.feed("full");
            return rows(feed, field -> cell(field, kind), "é & \"ü\"").get(0).parts();
        }
        return bound(feed(kind, needed(kind, all)), field -> cell(field, kind));
    }

    /** The required ones, and of those of which one is needed, the first. */
    private static Collection<Field> needed(RowKind kind, List<Field> all) {
        Set<Field> needed = new TreeSet<>(RequiredFields.of(feed(kind, all)));
        switch (kind) {
            case CUSTOMERS -> needed.addAll(List.of(Field.EMAIL, Field.STORE));
            case TICKETS, TICKETS_WITH_LINES, CARTS, CARTS_WITH_LINES -> needed.add(Field.STORE);
            case VISITS -> needed.add(Field.CATEGORY);
            default -> {}
        }
        return needed;
    }

    private static boolean takesMetadata(RowKind kind) {
        return kind.setsHeader() && kind != RowKind.CONSENTS && kind != RowKind.STORES;
    }

    private static Feed feed(RowKind kind, Collection<Field> fields) {
        return declaration(kind, fields).feed("made");
    }

    private static FeedDeclaration declaration(RowKind kind, Collection<Field> fields) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        fields.forEach(field -> declaration.getColumns().put(field.word(), field.word()));
        if (kind == RowKind.TICKETS || kind == RowKind.CARTS) {
            declaration.getPolicies().put("orderAmount", fields.contains(Field.AMOUNT_NET) ? "header" : "lines");
        }
        return declaration;
    }

    private List<BoundPart> bound(Feed feed, Function<Field, String> cell) throws Exception {
        List<BoundRow> rows = rows(feed, cell, "");
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.reject())
                .isNull());
        return rows.get(0).parts();
    }

    private List<BoundRow> rows(Feed feed, Function<Field, String> cell, String note) throws Exception {
        Map<String, String> cells = new LinkedHashMap<>();
        feed.columns().keySet().forEach(word -> cells.put(word, cell.apply(field(word))));
        cells.put("note", note);
        Path file = Files.writeString(
                folder.resolve("in.csv"),
                String.join(",", cells.keySet()) + "\n"
                        + cells.values().stream()
                                .map(RowsKeepTheContractTest::quoted)
                                .collect(Collectors.joining(","))
                        + "\n");
        return Reading.bound(file, feed);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static Field field(String word) {
        return Field.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A good cell of its form; the same for a field wherever it stands, so that rows of several kinds meet. */
    private static String cell(Field field, RowKind kind) {
        if (field == Field.DELETED) {
            return "false";
        }
        return switch (field.form()) {
            case ID -> field.word();
            case IDS -> field.word() + "-1, " + field.word() + "-2";
            case TEXT -> "Thé " + field.word();
            case URL -> "https://shop.example/" + field.word();
            case EMAIL -> "ines@example.org";
            case TIME -> "2026-04-11T10:00:00+02:00";
            case DATE -> "1980-02-29";
            case GENDER -> "2";
            case FLAG -> "true";
            case LANGUAGE -> "fr";
            case DECIMAL -> kind == RowKind.PRODUCTS && field == Field.QUANTITY ? "7" : "12.50";
        };
    }

    private static Document document(List<BoundPart> parts) {
        Part<PartValues> header = null;
        TreeMap<String, Part<PartValues>> lines = new TreeMap<>();
        for (BoundPart part : parts) {
            assertThat(part.document()).isEqualTo(parts.get(0).document());
            Part<PartValues> kept = new Part<>(1, 2, part.updatedAt(), Reading.SEEN, part.values());
            if (part.part().isHeader()) {
                header = kept;
            } else {
                lines.put(part.part().line(), kept);
            }
        }
        return new Document(parts.get(0).document(), "main", 1, header, lines);
    }

    private static JsonNode tree(Assembled made) throws Exception {
        return JSON.readTree(Objects.requireNonNull(made.json()));
    }

    private static List<String> required(Entity entity) throws IOException {
        List<String> required = new ArrayList<>();
        schema(entity == Entity.VISIT ? "CategoryVisit" : schemaName(entity))
                .path("required")
                .forEach(name -> required.add(name.asText()));
        assertThat(required).isNotEmpty();
        return required;
    }

    private static String schemaName(Entity entity) {
        return switch (entity) {
            case CUSTOMER_GROUP -> "CustomerGroup";
            case VISIT -> "ProductVisit";
            default -> entity.name().charAt(0) + entity.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private static JsonNode schema(String name) throws IOException {
        return YAML.readTree(Contract.text()).path("components").path("schemas").path(name);
    }
}
