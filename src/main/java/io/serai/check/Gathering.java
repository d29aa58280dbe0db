package io.serai.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.assemble.Target;
import io.serai.batch.Batches;
import io.serai.check.Outgoing.Item;
import io.serai.check.Outgoing.Refused;
import io.serai.model.DocumentKey;
import io.serai.model.Reason;
import io.serai.state.Document;
import io.serai.state.Document.Part;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The first items and the first refused documents, in the order of the rows that they come from. */
final class Gathering {

    private final Map<Long, String> files;
    private final int examplesMax;
    private final FirstOf<Placed> items;
    private final Map<Reason, FirstOf<Place>> refused = new EnumMap<>(Reason.class);

    private record Placed(Place from, Batches.Item item) {}

    /** @param files the names of the files by the drops that they were kept as */
    Gathering(Map<Long, String> files, Wanted wanted) {
        this.files = files;
        this.examplesMax = wanted.examplesMax();
        this.items = new FirstOf<>(wanted.itemsMax(), Comparator.comparing(Placed::from));
    }

    void item(Batches.Item item) {
        items.add(new Placed(place(item.due().document()), item));
    }

    void tooLarge(Batches.Item item) {
        items.remove(placed -> placed.item().equals(item));
        refused(item.due().document(), Reason.ITEM_TOO_LARGE);
    }

    void refused(Document document, Reason reason) {
        refused.computeIfAbsent(reason, any -> new FirstOf<Place>(examplesMax, Comparator.naturalOrder()))
                .add(place(document));
    }

    List<Item> items() {
        return items.first().stream().map(Gathering::shown).toList();
    }

    List<Refused> refused() {
        return refused.entrySet().stream()
                .map(entry -> new Refused(
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getKey().says(),
                        entry.getKey().fix(),
                        entry.getValue().first()))
                .toList();
    }

    /** The first row that a document is made of. */
    private Place place(Document document) {
        return Stream.concat(Stream.ofNullable(document.header()), document.lines().values().stream())
                .map(this::place)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Place place(Part<?> part) {
        String file = files.get(part.drop());
        return new Place(part.drop(), Objects.requireNonNull(file), part.line());
    }

    private static Item shown(Placed placed) {
        DocumentKey key = placed.item().due().document().key();
        return new Item(key.entity().word(), key.store(), key.id(), placed.from(), json(placed.item()));
    }

    /** An address alone does not say to which list it goes. */
    private static JsonNode json(Batches.Item item) {
        JsonNode json = ItemJson.read(item.json());
        Target target = item.made().target();
        return target.takesEmails()
                ? JsonNodeFactory.instance.objectNode().set(target.name().toLowerCase(Locale.ROOT), json)
                : json;
    }
}
