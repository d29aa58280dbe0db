package io.serai.console;

import io.serai.state.LetterFilter;
import org.jspecify.annotations.Nullable;

/** The query parameters of {@link LetterFilter}, as text; times as {@code 2026-04-12T10:00:00Z}. */
record LetterQuery(
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

    LetterFilter filter() {
        return LetterFilter.of(number, account, entity, partner, reason, status, since, until, store, id, state);
    }
}
