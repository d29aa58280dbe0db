package io.serai.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The lines of a ticket as one value, for feeds whose files hold a ticket's whole set of lines ({@code lines: replace}). */
final class LineSet {

    /** Newer is greater: by the file's time, ties by content, then by place in the file; arrival does not matter. */
    private static final Comparator<SortedMap<String, KeptPart>> NEWER_IS_GREATER =
            Comparator.<SortedMap<String, KeptPart>, Instant>comparing(LineSet::time)
                    .thenComparing(LineSet::content)
                    .thenComparing(LineSet::places);

    private LineSet() {}

    static boolean newer(SortedMap<String, KeptPart> one, SortedMap<String, KeptPart> other) {
        return NEWER_IS_GREATER.compare(one, other) > 0;
    }

    static boolean saySame(SortedMap<String, KeptPart> one, SortedMap<String, KeptPart> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(line -> {
                    KeptPart same = other.get(line.getKey());
                    return same != null && same.says(line.getValue());
                });
    }

    private static Instant time(Map<String, KeptPart> lines) {
        return lines.values().stream()
                .map(KeptPart::fileTime)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static String places(Map<String, KeptPart> lines) {
        return lines.values().stream().map(part -> "" + part.line()).collect(Collectors.joining(","));
    }

    private static String content(Map<String, KeptPart> lines) {
        StringBuilder content = new StringBuilder();
        lines.forEach((id, line) ->
                content.append(id).append('\0').append(line.json()).append('\0'));
        return content.toString();
    }
}
