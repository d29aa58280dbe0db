package io.serai.read;

import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.RequiredFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slots of one file, in the order of its columns: the first fault of a row is the leftmost. */
final class Slots {
    private final Feed feed;
    private final Header header;
    private final NullWords nullWords;
    private final List<Slot> inOrder = new ArrayList<>();
    private final Map<Field, Slot> byField = new EnumMap<>(Field.class);

    Slots(Feed feed, Header header, ReadSettings settings) {
        this.feed = feed;
        this.header = header;
        this.nullWords = new NullWords(feed.format().nullWords());
        CellForms forms = new CellForms(feed.format(), settings);
        Set<Field> required = RequiredFields.of(feed);
        for (Field field : Field.of(feed.rows())) {
            if (feed.columns().containsKey(field.word()) || feed.defaults().containsKey(field.word())) {
                Slot slot = slot(field, forms.of(field), required.contains(field));
                inOrder.add(slot);
                byField.put(field, slot);
            }
        }
        inOrder.sort(Comparator.comparingInt(slot -> slot.index() < 0 ? Integer.MAX_VALUE : slot.index()));
    }

    private Slot slot(Field field, CellForm form, boolean required) {
        int index = header.indexOf(field);
        String column = index < 0 ? field.word() : header.names().get(index);
        return new Slot(field, index, column, form, fallback(field, form), required);
    }

    private @Nullable String fallback(Field field, CellForm form) {
        String text = feed.defaults().get(field.word());
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.equals(Field.FILE_TIME)) {
            return "";
        }
        try {
            return form.canonical(text.strip());
        } catch (CellFault e) {
            throw new IllegalArgumentException("feed " + feed.name() + ": defaults." + field.word() + ": \"" + text
                    + "\" " + e.reason().says() + "; expected " + e.expected());
        }
    }

    List<Slot> inOrder() {
        return inOrder;
    }

    @Nullable
    Slot of(Field field) {
        return byField.get(field);
    }

    /** What the partner calls the field. */
    String column(Field field) {
        Slot slot = byField.get(field);
        return slot == null ? field.word() : slot.column();
    }

    String raw(Field field, List<String> cells) {
        Slot slot = byField.get(field);
        return slot == null ? "" : slot.raw(cells, nullWords);
    }

    NullWords nullWords() {
        return nullWords;
    }
}
