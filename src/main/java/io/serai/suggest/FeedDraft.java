package io.serai.suggest;

import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A feed on its way: the sample, what its rows are and how they are mapped, and what was found to declare, in order. */
final class FeedDraft {
    private final String name;
    private final Sample sample;
    private final Mapping mapping;
    private final Function<String, Optional<String>> decimals;
    private final Map<String, Guess> format = new LinkedHashMap<>();
    private final Map<String, Guess> defaults = new LinkedHashMap<>();
    private final Map<String, Guess> policies = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    FeedDraft(String name, Sample sample, Mapping mapping, Peek peek) {
        this.name = name;
        this.sample = sample;
        this.mapping = mapping;
        this.decimals = peek.reader(Field.Form.DECIMAL, sample.format(List.of(), "UTC"));
    }

    String name() {
        return name;
    }

    Sample sample() {
        return sample;
    }

    Mapping mapping() {
        return mapping;
    }

    RowKind kind() {
        return mapping.kind();
    }

    /** As {@code rows} says it. */
    String rows() {
        return kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean has(Field field) {
        return mapping.has(field);
    }

    /** The cell of a row, from 0; empty when the field has no column. */
    String cell(Field field, int row) {
        Column column = mapping.column(field);
        return column == null ? "" : column.cells().get(row);
    }

    /** Null when the cell is empty or no number. */
    @Nullable
    BigDecimal decimal(Field field, int row) {
        return number(cell(field, row));
    }

    @Nullable
    BigDecimal number(String cell) {
        return cell.isEmpty() ? null : decimals.apply(cell).map(BigDecimal::new).orElse(null);
    }

    Map<String, Guess> format() {
        return format;
    }

    Map<String, Guess> defaults() {
        return defaults;
    }

    Map<String, Guess> policies() {
        return policies;
    }

    /** Sentences for the reader that belong to no key. */
    List<String> notes() {
        return notes;
    }

    void fill(Field field, Guess guess) {
        defaults.put(field.word(), guess);
    }

    /** The feed that the draft declares, checked by the hub's own rules. */
    Feed feed(SuggestOptions options) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner(options.partner());
        declaration.setAccount(options.account());
        declaration.setRows(rows());
        format.forEach((key, guess) -> declaration.getFormat().put(key, guess.value()));
        mapping.all().forEach(one -> declaration
                .getColumns()
                .put(one.field().word(), one.column().name()));
        defaults.forEach((key, guess) -> declaration.getDefaults().put(key, guess.value()));
        policies.forEach((key, guess) -> declaration.getPolicies().put(key, guess.value()));
        return declaration.feed(name);
    }
}
