package io.serai.console;

import io.serai.state.LetterFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query parameters of {@link LetterFilter}, as text; times as {@code 2026-04-12T10:00:00Z}. */
public record LetterQuery(
        @Nullable String number,
        @Nullable String account,
        @Nullable String entity,
        @Nullable String partner,
        @Nullable String reason,
        @Nullable String status,
        @Nullable String since,
        @Nullable String until,
        @Nullable String store,
        @Nullable String id,
        @Nullable String state) {

    public LetterFilter filter() {
        return LetterFilter.of(number, account, entity, partner, reason, status, since, until, store, id, state);
    }

    /** A form sends every field: the empty ones do not narrow. */
    public LetterQuery filled() {
        return new LetterQuery(
                filled(number),
                filled(account),
                filled(entity),
                filled(partner),
                filled(reason),
                filled(status),
                filled(since),
                filled(until),
                // the empty store is that of customers, and of tickets without one
                filled(store),
                filled(id),
                filled(state));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whether it means fewer than all: only then may somebody act on what it means. */
    public boolean narrows() {
        return !fields().isEmpty();
    }

    /** Those that narrow, by their names: what a form has to send for the same letters to be meant. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "number", number);
        put(fields, "account", account);
        put(fields, "entity", entity);
        put(fields, "partner", partner);
        put(fields, "reason", reason);
        put(fields, "status", status);
        put(fields, "since", since);
        put(fields, "until", until);
        put(fields, "store", store);
        put(fields, "id", id);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
