package io.serai.drift;

import io.serai.drift.HeaderDrift.Proposal;
import io.serai.drift.HeaderDrift.Vanished;
import io.serai.feed.Feed;
import io.serai.feed.Field;
import io.serai.feed.RequiredFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a header with the last good one of its feed, and with what the feed itself needs. */
public final class Comparison {

    private final Feed feed;
    private final @Nullable SeenHeader before;
    private final Map<String, Integer> now = new LinkedHashMap<>();
    private final Map<String, Integer> then = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    private Comparison(Feed feed, List<String> header, @Nullable SeenHeader before) {
        this.feed = feed;
        this.before = before;
        for (String name : header.subList(0, Math.min(header.size(), SeenHeader.COLUMNS_MAX))) {
            names.add(SeenHeader.shortened(name));
        }
        index(names, now);
        index(before == null ? names : before.names(), then);
    }

    /** The four columns of a rejects file that comes back are not the partner's. */
    private static void index(List<String> names, Map<String, Integer> index) {
        for (int i = 0; i < names.size(); i++) {
            String key = key(names.get(i));
            if (!key.isEmpty() && !key.startsWith("serai_")) {
                index.putIfAbsent(key, i);
            }
        }
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What is different.
     *
     * @param header the names in the first line; generated ones without a header
     * @param before null when no file of the feed was good yet
     * @param sample the first rows of the same file
     * @return null when nothing is
     */
    public static @Nullable HeaderDrift of(Feed feed, List<String> header, @Nullable SeenHeader before, Sample sample) {
        return new Comparison(feed, header, before).drift(sample);
    }

    private @Nullable HeaderDrift drift(Sample sample) {
        List<Vanished> vanished = vanished();
        List<String> appeared = now.entrySet().stream()
                .filter(column -> !then.containsKey(column.getKey()))
                .map(column -> names.get(column.getValue()))
                .toList();
        List<String> moved = moved();
        if (vanished.isEmpty() && appeared.isEmpty() && moved.isEmpty()) {
            return null;
        }
        List<Proposal> proposals = new Proposals(feed, names, unused(), before, sample).of(unfilled());
        return new HeaderDrift(
                summary(vanished, appeared, moved, proposals),
                before == null ? null : Long.valueOf(before.drop()),
                first(vanished),
                first(appeared),
                first(moved),
                first(proposals));
    }

    /** The columns that nothing reads. */
    private List<Integer> unused() {
        Set<String> used = feed.columns().values().stream()
                .flatMap(column -> Stream.of(column.split("\\|", -1)))
                .map(Comparison::key)
                .collect(Collectors.toSet());
        feed.furtherColumns().values().forEach(column -> used.add(key(column)));
        return now.entrySet().stream()
                .filter(column -> !used.contains(column.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<Vanished> vanished() {
        List<Vanished> vanished = new ArrayList<>();
        Set<Field> missing = Set.copyOf(missing());
        Map<String, String> fields = fieldsByName();
        then.forEach((key, at) -> {
            if (!now.containsKey(key) && before != null) {
                String field = fields.get(key);
                boolean required = missing.stream().anyMatch(one -> one.word().equals(field));
                vanished.add(new Vanished(before.names().get(at), field, required));
            }
        });
        missing().stream()
                .filter(field -> vanished.stream().noneMatch(one -> field.word().equals(one.field())))
                .forEach(field -> vanished.add(new Vanished(Proposals.written(feed, field), field.word(), true)));
        return vanished;
    }

    private Map<String, String> fieldsByName() {
        Map<String, String> fields = new TreeMap<>();
        feed.columns().forEach((field, column) -> {
            for (String alias : column.split("\\|", -1)) {
                fields.putIfAbsent(feed.format().header() ? key(alias) : "column " + alias, field);
            }
        });
        feed.furtherColumns().forEach((name, column) -> fields.putIfAbsent(key(column), name));
        return fields;
    }

    /** Fields whose absence makes the file unusable. */
    private List<Field> missing() {
        return RequiredFields.inHeader(feed).stream()
                .filter(field -> !feed.defaults().containsKey(field.word()))
                .filter(field -> !isFilled(field))
                .toList();
    }

    /** Fields that the feed reads by name, and that no column of the file fills. */
    private List<Field> unfilled() {
        if (!feed.format().header()) {
            return List.of();
        }
        return Field.of(feed.rows()).stream()
                .filter(field -> feed.columns().containsKey(field.word()) && !isFilled(field))
                .toList();
    }

    private boolean isFilled(Field field) {
        String column = feed.columns().get(field.word());
        if (column == null) {
            return false;
        }
        if (!feed.format().header()) {
            return Integer.parseInt(column) <= names.size();
        }
        for (String alias : column.split("\\|", -1)) {
            if (now.containsKey(key(alias))) {
                return true;
            }
        }
        return false;
    }

    /** The fewest columns that would have to be put elsewhere to give the former order of those that both have. */
    private List<String> moved() {
        List<String> both = now.keySet().stream().filter(then::containsKey).toList();
        int[] length = new int[both.size()];
        int[] previous = new int[both.size()];
        int last = -1;
        for (int i = 0; i < both.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (place(both.get(j)) < place(both.get(i)) && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        List<String> stay = new ArrayList<>();
        for (int i = last; i >= 0; i = previous[i]) {
            stay.add(both.get(i));
        }
        return both.stream()
                .filter(key -> !stay.contains(key))
                .map(key -> names.get(now.getOrDefault(key, 0)))
                .toList();
    }

    private int place(String key) {
        return then.getOrDefault(key, 0);
    }

    private String summary(
            List<Vanished> vanished, List<String> appeared, List<String> moved, List<Proposal> proposals) {
        List<String> said = new ArrayList<>();
        if (!vanished.isEmpty()) {
            said.add("gone: " + listed(vanished.stream().map(Comparison::told).toList()));
        }
        if (!appeared.isEmpty()) {
            said.add("new: " + listed(appeared));
        }
        if (!moved.isEmpty()) {
            said.add("elsewhere: " + listed(moved));
        }
        if (!proposals.isEmpty()) {
            said.add("perhaps " + listed(proposals.stream().map(Proposal::text).toList()));
        }
        String base = before == null ? "against what the feed names" : "against drop " + before.drop();
        return base + ", columns are " + String.join("; ", said);
    }

    private static String told(Vanished one) {
        return one.column()
                + (one.field() == null ? "" : " (" + one.field() + (one.required() ? ", required" : "") + ")");
    }

    private static String listed(List<String> names) {
        int shown = Math.min(names.size(), 8);
        String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return String.join(", ", names.subList(0, shown)) + more;
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), HeaderDrift.NAMED_MAX));
    }
}
