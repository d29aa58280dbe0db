package io.serai.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assemble.Assembled;
import io.serai.assemble.Target;
import io.serai.batch.Batches.Item;
import io.serai.batch.Batches.Limits;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.state.Document;
import io.serai.state.Outbox.Answered;
import io.serai.state.Outbox.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BatchesTest {

    /** The item's group of suspects and the length of its JSON. */
    record Shape(int group, int bytes) {}

    @Provide
    Arbitrary<List<Shape>> shapes() {
        Arbitrary<Integer> group = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, 0), net.jqwik.api.Tuple.of(1, 1), net.jqwik.api.Tuple.of(1, 2));
        Arbitrary<Integer> bytes = Arbitraries.integers().between(2, 30);
        return Combinators.combine(group, bytes).as(Shape::new).list().ofMaxSize(40);
    }

    private static Item item(int number, Shape shape) {
        DocumentKey key = new DocumentKey("acme", Entity.ORDER, "s1", "t" + number);
        Document document = new Document(key, "main", 1, null, new TreeMap<>());
        byte[] json = ("\"" + "x".repeat(shape.bytes() - 2) + "\"").getBytes(UTF_8);
        return new Item(new Due(document, shape.group(), 3, null), Assembled.item(json));
    }

    private static List<Item> items(List<Shape> shapes) {
        List<Item> items = new ArrayList<>();
        shapes.forEach(shape -> items.add(item(items.size(), shape)));
        return items;
    }

    private static List<Batch> packed(List<Item> items, Limits limits, List<Item> tooLarge) {
        List<Batch> batches = new ArrayList<>();
        new Batches(items.iterator(), limits, tooLarge::add).forEachRemaining(batches::add);
        return batches;
    }

    private static String array(List<Item> items) {
        return items.stream().map(item -> new String(item.json(), UTF_8)).collect(Collectors.joining(",", "[", "]"));
    }

    @Property(tries = 300)
    void batchesAreTheirItemsInOrderWithinTheLimitsAndAsFewAsCanBe(
            @ForAll("shapes") List<Shape> shapes,
            @ForAll @IntRange(min = 1, max = 6) int itemsMax,
            @ForAll @IntRange(min = 2, max = 60) int bytesMax) {
        List<Item> items = items(shapes);
        List<Item> tooLarge = new ArrayList<>();
        List<Batch> batches = packed(items, new Limits(itemsMax, bytesMax), tooLarge);

        List<Item> fitting = items.stream()
                .filter(item -> item.json().length + 2 <= bytesMax)
                .toList();
        assertThat(tooLarge)
                .containsExactlyElementsOf(items.stream()
                        .filter(item -> item.json().length + 2 > bytesMax)
                        .toList());
        int at = 0;
        for (Batch batch : batches) {
            List<Item> own = fitting.subList(at, at + batch.items().size());
            at += own.size();
            assertThat(own).isNotEmpty().allMatch(item -> item.due().group() == batch.group());
            assertThat(batch.items())
                    .extracting(answered -> answered.key())
                    .containsExactlyElementsOf(own.stream()
                            .map(item -> item.due().document().key())
                            .toList());
            assertThat(new String(batch.body(), UTF_8)).isEqualTo(array(own));
            assertThat(batch.body().length).isLessThanOrEqualTo(bytesMax);
            assertThat(own.size()).isLessThanOrEqualTo(itemsMax);
            if (at < fitting.size() && fitting.get(at).due().group() == batch.group()) {
                assertThat(own.size() == itemsMax
                                || batch.body().length + 1 + fitting.get(at).json().length > bytesMax)
                        .as("the next item would have fitted")
                        .isTrue();
            }
        }
        assertThat(at).isEqualTo(fitting.size());
    }

    /** One after the other as they come, mixed addresses would cost a request for nearly each of them. */
    @Property(tries = 300)
    void addressesForTwoListsAreParted(
            @ForAll @Size(max = 40) List<Boolean> refused, @ForAll @IntRange(min = 1, max = 6) int itemsMax) {
        List<Item> items = new ArrayList<>();
        refused.forEach(black -> items.add(address(items.size(), black ? Target.BLACKLIST : Target.WHITELIST)));
        List<Batch> batches = packed(items, new Limits(itemsMax, 10_000), new ArrayList<>());
        for (Target target : List.of(Target.BLACKLIST, Target.WHITELIST)) {
            assertThat(batches.stream()
                            .filter(batch -> batch.target() == target)
                            .flatMap(batch -> batch.items().stream())
                            .map(Answered::key))
                    .containsExactlyElementsOf(items.stream()
                            .filter(item -> item.made().target() == target)
                            .map(item -> item.due().document().key())
                            .toList());
        }
        assertThat(batches).allMatch(batch -> batch.items().size() <= itemsMax);
        assertThat(batches.size()).isLessThanOrEqualTo(2 * items.size() / itemsMax + 2);
    }

    private static Item address(int number, Target target) {
        Due due = item(number, new Shape(0, 10)).due();
        return new Item(due, new Assembled("\"a@b.cc\"".getBytes(UTF_8), target, null));
    }

    @Example
    void theLastByteOfTheLimitIsUsedAndNotOneMore() {
        List<Item> items = items(List.of(new Shape(0, 10), new Shape(0, 10)));
        assertThat(packed(items, new Limits(9, 23), new ArrayList<>())).hasSize(1);
        assertThat(packed(items, new Limits(9, 22), new ArrayList<>())).hasSize(2);
    }

    @Example
    void anItemThatFillsARequestIsSentAndAByteMoreIsTooLarge() {
        List<Item> tooLarge = new ArrayList<>();
        List<Item> items = items(List.of(new Shape(0, 11), new Shape(0, 10)));
        assertThat(packed(items, new Limits(9, 12), tooLarge)).hasSize(1);
        assertThat(tooLarge).containsExactly(items.get(0));
    }
}
