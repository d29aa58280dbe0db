package io.serai.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a feed whose cells say nothing of a person, so that they may be shown: those that are declared as a field that
 * does not. A column that is not declared may hold anything.
 */
public record PlainColumns(Set<String> names) {

    /** Of no feed: every cell may be personal. */
    public static final PlainColumns NONE = new PlainColumns(Set.of());

    public PlainColumns {
        names = Set.copyOf(names);
    }

    public static PlainColumns of(Feed feed) {
        return new PlainColumns(Field.of(feed.rows()).stream()
                .filter(field -> !field.isPersonal())
                .filter(field -> feed.columns().containsKey(field.word()))
                .flatMap(field -> Arrays.stream(
                        String.valueOf(feed.columns().get(field.word())).split("\\|", -1)))
                .map(alias ->
                        (feed.format().header() ? alias.strip() : "column " + alias.strip()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    /** Whether it is one of them, as rejects name it. */
    public boolean has(String column) {
        return names.contains(column.strip().toLowerCase(Locale.ROOT));
    }
}
