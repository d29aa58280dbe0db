package io.serai.deliver;

import java.util.ArrayList;
import java.util.List;

/** A set of HTTP statuses, written as {@code 408, 425, 500-599}. */
public record Statuses(List<Range> ranges) {

    public Statuses {
        ranges = List.copyOf(ranges);
    }

    /** Reads numbers and ranges, separated by commas; empty text is the empty set. */
    public static Statuses of(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                ranges.add(range(part.strip()));
            }
        }
        return new Statuses(ranges);
    }

    private static Range range(String text) {
        if (!text.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?")) {
            throw new IllegalArgumentException("status \"" + text + "\"; expected such as 429 or 500-599");
        }
        return new Range(Integer.parseInt(text.substring(0, 3)), Integer.parseInt(text.substring(text.length() - 3)));
    }

    public boolean has(int status) {
        return ranges.stream().anyMatch(range -> range.first <= status && status <= range.last);
    }

    /** Both ends belong to it. */
    public record Range(int first, int last) {}
}
