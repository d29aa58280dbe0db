package io.serai.state;

import io.serai.model.Entity;
import io.serai.model.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; what is null does not narrow.
 *
 * @param id the customer's or the ticket's id
 * @param since refused at this time or later
 * @param until refused before this time
 * @param state open, discarded, past
 */
public record LetterFilter(
        @Nullable Long number,
        @Nullable String account,
        @Nullable Entity entity,
        @Nullable String partner,
        @Nullable Reason reason,
        @Nullable Integer status,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String store,
        @Nullable String id,
        @Nullable String state) {

    /** The words that {@code state} may have. */
    public static final List<String> STATES = List.of("open", "discarded", "past");

    public LetterFilter {
        if (state != null && !STATES.contains(state)) {
            throw new Refusal("state: found \"" + state + "\"; expected one of " + String.join(", ", STATES));
        }
    }

    public static LetterFilter number(long number) {
        return new LetterFilter(number, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * The filter that texts describe; what is null does not narrow, and without a state and a number the open letters are
     * meant.
     *
     * @throws Refusal naming the text that cannot be understood
     */
    public static LetterFilter of(
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
        return new LetterFilter(
                read("number", number, Long::valueOf, "a number such as 17"),
                account,
                read("entity", entity, Entity::of, "an entity such as customer, order or product"),
                partner,
                read("reason", reason, Reason::valueOf, "a code such as RETURN_REFUSED"),
                read("status", status, Integer::valueOf, "an HTTP status such as 400"),
                read("since", since, Instant::parse, "a time such as 2026-04-12T10:00:00Z"),
                read("until", until, Instant::parse, "a time such as 2026-04-12T10:00:00Z"),
                store,
                id,
                state == null && number == null ? "open" : state);
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, T> reading, String expected) {
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(name + ": found \"" + text + "\"; expected " + expected);
        }
    }

    LetterFilter openOnly() {
        return new LetterFilter(number, account, entity, partner, reason, status, since, until, store, id, "open");
    }

    /** An act on every dead letter there is is a slip, not a wish. */
    void mustNarrow() {
        if (Stream.of(number, account, entity, partner, reason, status, since, until, store, id)
                .allMatch(Objects::isNull)) {
            throw new Refusal(
                    "which dead letters: found no filter; expected at least one, such as a number or an account");
        }
    }

    /** A where clause over {@code l} (the letter) and {@code d} (its document). */
    record Sql(String where, List<Object> arguments) {}

    Sql sql(@Nullable Long before) {
        List<String> terms = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        add("l.number = ?", number, terms, arguments);
        add("l.number < ?", before, terms, arguments);
        add("l.account = ?", account, terms, arguments);
        add("l.entity = ?", entity == null ? null : entity.word(), terms, arguments);
        add("l.partner = ?", partner, terms, arguments);
        add("l.reason = ?", reason == null ? null : reason.name(), terms, arguments);
        add("l.status = ?", status, terms, arguments);
        add("l.at >= ?", Database.microsOrNull(since), terms, arguments);
        add("l.at < ?", Database.microsOrNull(until), terms, arguments);
        add("l.store = ?", store, terms, arguments);
        add("l.id = ?", id, terms, arguments);
        if (state != null) {
            terms.add(term(state));
        }
        return new Sql(terms.isEmpty() ? "" : " where " + String.join(" and ", terms), arguments);
    }

    private static void add(String term, @Nullable Object value, List<String> terms, List<Object> arguments) {
        if (value != null) {
            terms.add(term);
            arguments.add(value);
        }
    }

    private static String term(String state) {
        String refused = "d.state = 'refused' and d.revision = l.revision";
        return switch (state) {
            case "open" -> refused + " and l.discarded_at is null";
            case "discarded" -> refused + " and l.discarded_at is not null";
            default -> "(d.state <> 'refused' or d.revision <> l.revision)";
        };
    }
}
