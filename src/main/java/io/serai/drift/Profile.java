package io.serai.drift;

import io.serai.suggest.Looks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * What the first rows say about one column, without any of its values.
 *
 * @param rows that were looked at
 * @param filled how many of them have a value
 * @param charsMin of the shortest value; 0 when there is none
 * @param charsMax of the longest value
 * @param eans how many values are article numbers with a valid check digit
 * @param shapes the most frequent shapes of values, where letters are an x and digits a 9; at most {@value #SHAPES_MAX}
 * @param sketch the smallest hashes of different values, ascending; at most {@value #HASHES_MAX}, so it tells what share of two
 *     columns' values is equal, but not the values
 */
record Profile(int rows, int filled, int charsMin, int charsMax, int eans, List<String> shapes, List<Long> sketch) {

    static final int SHAPES_MAX = 8;
    static final int HASHES_MAX = 32;

    Profile {
        shapes = List.copyOf(shapes);
        sketch = List.copyOf(sketch);
    }

    /** @param values the filled cells of the rows */
    static Profile of(List<String> values, int rows) {
        Map<String, Integer> shapes = new HashMap<>();
        TreeSet<Long> smallest = new TreeSet<>();
        int eans = 0;
        for (String value : values) {
            shapes.merge(shape(value), 1, Integer::sum);
            eans += Looks.isEan(value) ? 1 : 0;
            smallest.add(hash(value));
            if (smallest.size() > HASHES_MAX) {
                smallest.pollLast();
            }
        }
        return new Profile(
                rows,
                values.size(),
                values.stream().mapToInt(String::length).min().orElse(0),
                values.stream().mapToInt(String::length).max().orElse(0),
                eans,
                mostFrequent(shapes),
                new ArrayList<>(smallest));
    }

    /** As if no value could be compared; all else stays. */
    Profile withoutHashes() {
        return new Profile(rows, filled, charsMin, charsMax, eans, shapes, List.of());
    }

    /** Letters and digits in a row count once: {@code 12.50} is 9.9. */
    private static String shape(String value) {
        String mask = Looks.mask(value);
        StringBuilder shape = new StringBuilder(mask.length());
        for (int i = 0; i < mask.length(); i++) {
            char c = mask.charAt(i);
            boolean again = i > 0 && mask.charAt(i - 1) == c && (c == 'x' || c == '9');
            if (!again) {
                shape.append(c);
            }
        }
        return shape.toString();
    }

    /** Whether a value looks like those that the column often had, and is about as long. */
    boolean looksLike(String value) {
        return value.length() >= charsMin - 1 && value.length() <= charsMax + 1 && shapes.contains(shape(value));
    }

    private static List<String> mostFrequent(Map<String, Integer> shapes) {
        return shapes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHAPES_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** 32 bits: many texts have each hash. */
    private static long hash(String value) {
        CRC32 sum = new CRC32();
        sum.update(value.getBytes(StandardCharsets.UTF_8));
        // spread, so that the smallest hashes are a fair choice of all values
        return (sum.getValue() * 0x9E3779B97F4A7C15L) >>> 32;
    }

    /** How many of its values could be compared with another column's, and how many of these the other has too. */
    record Shared(int compared, int equal) {}

    /** Of this column's values among those of the other one. */
    Shared among(Profile other) {
        long limit = Math.min(limit(), other.limit());
        List<Long> comparable = sketch.stream().filter(hash -> hash <= limit).toList();
        int equal = (int) comparable.stream().filter(other.sketch::contains).count();
        return new Shared(comparable.size(), equal);
    }

    /** Up to which hash the sketch is complete. */
    private long limit() {
        return sketch.size() < HASHES_MAX ? Long.MAX_VALUE : sketch.get(sketch.size() - 1);
    }

    boolean isOfEans() {
        return filled > 0 && eans * 10L >= filled * 9L;
    }
}
