package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column fills which field, if the rows are of one kind: the best pair of name and values first. */
final class Mapping {
    private final RowKind kind;
    private final Map<Field, Mapped> fields = new EnumMap<>(Field.class);

    /**
     * A field and its column.
     *
     * @param name how well the column's name says it, from 0 to 100
     * @param choose what the reader has to decide; null when name or values are clear
     */
    record Mapped(
            Field field,
            Column column,
            double name,
            @Nullable String choose) {}

    private record Pair(Field field, Column column, double name, double points) {}

    private Mapping(RowKind kind) {
        this.kind = kind;
    }

    static Mapping of(RowKind kind, Sample sample, Peek peek) {
        Fit fit = new Fit(kind, sample, peek);
        List<Pair> pairs = new ArrayList<>();
        for (Field field : Field.of(kind)) {
            for (Column column : sample.columns()) {
                if (!column.canBeNamed()) {
                    continue;
                }
                double name = sample.hasHeader() ? Names.score(kind, field, column.name()) : 0;
                double values = name > 0 || Fit.CAN_BE_CLEAR.contains(field) ? fit.of(field, column) : Fit.NO;
                if (values >= 0 && (name > 0 || values >= Fit.CLEAR)) {
                    pairs.add(new Pair(field, column, name, name + values));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::points).reversed());
        Mapping mapping = new Mapping(kind).assigned(pairs, false);
        boolean placed = mapping.has(Field.CITY) || mapping.has(Field.POSTAL_CODE);
        return placed ? new Mapping(kind).assigned(pairs, true) : mapping;
    }

    /** A state is a place only beside a city; elsewhere it is what became of a ticket. */
    private Mapping assigned(List<Pair> pairs, boolean regions) {
        Set<Column> taken = new HashSet<>();
        for (Pair pair : pairs) {
            boolean wanted = regions || pair.field() != Field.REGION;
            if (wanted && !fields.containsKey(pair.field()) && taken.add(pair.column())) {
                fields.put(pair.field(), new Mapped(pair.field(), pair.column(), pair.name(), null));
            }
        }
        return this;
    }

    RowKind kind() {
        return kind;
    }

    boolean has(Field field) {
        return fields.containsKey(field);
    }

    /** Null when no column fills it. */
    @Nullable
    Column column(Field field) {
        Mapped mapped = fields.get(field);
        return mapped == null ? null : mapped.column();
    }

    void put(Field field, Column column, @Nullable String choose) {
        fields.put(field, new Mapped(field, column, 0, choose));
    }

    void remove(Field field) {
        fields.remove(field);
    }

    boolean isUsed(Column column) {
        return fields.values().stream().anyMatch(mapped -> mapped.column() == column);
    }

    /** In the declared order of {@link Field}. */
    List<Mapped> all() {
        return List.copyOf(fields.values());
    }

    List<Column> columns() {
        return fields.values().stream().map(Mapped::column).toList();
    }

    /** Fields that their columns' names say. */
    long named() {
        return fields.values().stream().filter(mapped -> mapped.name() > 0).count();
    }
}
