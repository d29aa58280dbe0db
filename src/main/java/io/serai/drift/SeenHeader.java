package io.serai.drift;

import io.serai.feed.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The header of the last good file of a feed, with what its first rows said about each column.
 *
 * @param drop the file's drop
 * @param columns in the order of the file, at most {@value #COLUMNS_MAX}
 */
public record SeenHeader(long drop, List<SeenColumn> columns) {

    static final int COLUMNS_MAX = 200;
    private static final int NAME_CHARS_MAX = 120;

    /** One column. */
    record SeenColumn(String name, Profile profile) {}

    public SeenHeader {
        columns = List.copyOf(columns);
    }

    /** What is to be remembered of a good file. */
    public static SeenHeader of(long drop, List<String> header, Sample sample, Feed feed) {
        Set<String> nullWords = Set.copyOf(feed.format().nullWords());
        List<SeenColumn> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(header.size(), COLUMNS_MAX); i++) {
            columns.add(
                    new SeenColumn(shortened(header.get(i)), Profile.of(sample.filled(i, nullWords), sample.rows())));
        }
        return new SeenHeader(drop, columns);
    }

    static String shortened(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "\u2423");
        return shown.length() > NAME_CHARS_MAX ? shown.substring(0, NAME_CHARS_MAX) + "..." : shown;
    }

    /** Without the hashes of values, by which somebody who knows a value could tell that it was there. */
    public SeenHeader withoutHashes() {
        return new SeenHeader(
                drop,
                columns.stream()
                        .map(column ->
                                new SeenColumn(column.name(), column.profile().withoutHashes()))
                        .toList());
    }

    List<String> names() {
        return columns.stream().map(SeenColumn::name).toList();
    }

    /** The columns as JSON; they are what is long. */
    public String json() {
        return DriftJson.write(columns);
    }

    public static SeenHeader read(long drop, String json) {
        return new SeenHeader(drop, List.of(DriftJson.read(json, SeenColumn[].class)));
    }
}
