package io.serai.suggest;

import io.serai.feed.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files of one shape, looked at together.
 *
 * @param files in the order in which they were given
 * @param frame charset, delimiter and what else says how to cut the bytes into cells
 * @param header whether the first record names the columns, and why
 * @param columns of the rows that were looked at
 * @param numbers decimal mark and thousands mark, as far as any number has one
 * @param nullWords null when there is none
 * @param dates by column, for those that hold dates
 * @param facts what else is to be told, each a sentence
 * @param whole whether all rows of all files were looked at
 */
record Sample(
        List<Path> files,
        List<Entry> frame,
        Entry header,
        List<Column> columns,
        List<Entry> numbers,
        @Nullable Guess nullWords,
        Map<Column, DateLook> dates,
        List<String> facts,
        boolean whole) {

    String name() {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }

    long rows() {
        return columns.isEmpty() ? 0 : columns.get(0).cells().size();
    }

    /** Such as {@code all 120 rows}. */
    String seen() {
        if (rows() == 1) {
            return whole ? "the only row" : "the first row";
        }
        return (whole ? "all " : "the first ") + rows() + " rows";
    }

    boolean hasHeader() {
        return header.value().equals("true");
    }

    /** The first date patterns are those of the given columns, which the feed maps. */
    List<String> datePatterns(List<Column> mapped) {
        Map<String, Long> patterns = new LinkedHashMap<>();
        for (Column column : mapped) {
            DateLook look = dates.get(column);
            if (look != null) {
                look.patterns().forEach(pattern -> patterns.merge(pattern, look.read(), Long::sum));
            }
        }
        List<String> ordered = new ArrayList<>(patterns.keySet());
        // a pattern with a time is tried first; the longest is the strictest
        ordered.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return ordered;
    }

    /** Frame, marks and words as a feed's format, with a zone for local times. */
    Format format(List<Column> mapped, String zone) {
        Map<String, String> said = new LinkedHashMap<>();
        frame.forEach(entry -> said.put(entry.key(), entry.value()));
        numbers.forEach(entry -> said.put(entry.key(), entry.value()));
        List<String> patterns = datePatterns(mapped);
        if (!patterns.isEmpty()) {
            said.put("date-patterns", String.join(", ", patterns));
        }
        said.put("zone", zone);
        return Formats.of(said);
    }
}
