package io.serai.feed;

import java.util.Arrays;
import java.util.Locale;

/**
 * A further name of a column, accepted by an operator while the partner file does not write it.
 *
 * @param field our word, such as {@code amount-gross}
 * @param column the partner's new name for it
 */
public record Alias(String feed, String field, String column) {

    /** Whether it says something that the feed does not: the feed is its own, maps the field by name, and under other names only. */
    public boolean isMissingIn(Feed declared) {
        String written = declared.columns().get(field);
        return declared.name().equals(feed) && declared.format().header() && written != null && isMissingIn(written);
    }

    /** Whether it is none of these names, which {@code |} separates. */
    public boolean isMissingIn(String names) {
        return Arrays.stream(names.split("\\|", -1)).noneMatch(name -> key(name).equals(key(column)));
    }

    /** What to write behind the field in the partner file; for one that {@link #isMissingIn}. */
    public String line(Feed declared) {
        return line(declared.columns().getOrDefault(field, ""));
    }

    /** What to write behind the field that has these names. */
    public String line(String written) {
        String names = written + "|" + column;
        boolean plain = names.matches("[\\p{L}_][\\p{L}\\p{N} _|.-]*[\\p{L}\\p{N}]");
        return field + ": " + (plain ? names : '"' + names.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
