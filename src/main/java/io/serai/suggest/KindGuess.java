package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import io.serai.read.Peek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one row of a file is, from the fields that its columns can fill and, in doubt, from the file's name. */
final class KindGuess {
    private static final int NAME_POINTS = 3;

    /** Kinds of customers and tickets, in the order in which they are drafted. */
    private static final List<RowKind> SALES =
            List.of(RowKind.CUSTOMERS, RowKind.TICKETS, RowKind.TICKET_LINES, RowKind.TICKETS_WITH_LINES);

    /** The kinds that are told apart by their columns, in the order in which they are drafted; feeds of the others are written by hand. */
    static final List<RowKind> GUESSED =
            Stream.concat(SALES.stream(), CatalogueKinds.ALL.stream()).toList();

    private final Sample sample;
    private final Map<RowKind, Mapping> mappings = new EnumMap<>(RowKind.class);

    private KindGuess(Sample sample, Peek peek) {
        this.sample = sample;
        for (RowKind kind : GUESSED) {
            mappings.put(kind, Mapping.of(kind, sample, peek));
        }
    }

    /**
     * The mapping of the likely kind.
     *
     * @param mappings what the columns could fill for each kind that the rows can be
     * @param kind null when the rows are of none
     */
    record Kinds(Map<RowKind, Mapping> mappings, @Nullable RowKind kind) {}

    static Kinds of(Sample sample, Peek peek) {
        KindGuess guess = new KindGuess(sample, peek);
        RowKind best = new CatalogueKinds(sample, guess.mappings).kind();
        return new Kinds(guess.mappings, best == null ? guess.ofSales() : best);
    }

    private @Nullable RowKind ofSales() {
        RowKind best = null;
        int most = 0;
        for (RowKind kind : SALES) {
            int points = can(kind) ? points(kind) : 0;
            if (points > most) {
                best = kind;
                most = points;
            }
        }
        return best;
    }

    private boolean can(RowKind kind) {
        Mapping lines = mapping(RowKind.TICKETS_WITH_LINES);
        boolean product = lines.has(Field.PRODUCT) || lines.has(Field.PRODUCT_NAME);
        boolean amount = lines.has(Field.AMOUNT_GROSS)
                || lines.has(Field.AMOUNT_NET)
                || sample.columns().stream().anyMatch(column -> !lines.isUsed(column) && Fit.isAmount(column));
        boolean isLine = product && amount && lines.has(Field.QUANTITY);
        boolean dated =
                lines.has(Field.CREATED_AT) || (isLine && !sample.dates().isEmpty());
        return switch (kind) {
            case CUSTOMERS -> isCustomer(mapping(kind)) && !isLine;
            case TICKETS ->
                mapping(kind).has(Field.TICKET) && !isLine && !sample.dates().isEmpty();
            case TICKET_LINES -> isLine && lines.has(Field.TICKET) && !dated;
            case TICKETS_WITH_LINES -> isLine && dated;
            default -> false;
        };
    }

    private boolean isCustomer(Mapping mapping) {
        boolean person = mapping.has(Field.EMAIL)
                || mapping.has(Field.PHONE)
                || mapping.has(Field.FIRST_NAME)
                || mapping.has(Field.LAST_NAME);
        boolean named =
                mapping.has(Field.CUSTOMER_ID) || !sample.hasHeader() || FileWords.say(sample, RowKind.CUSTOMERS);
        return person && named && !(FileWords.sayThing(sample) && !mapping.has(Field.LAST_NAME));
    }

    private int points(RowKind kind) {
        return mapping(kind).all().size() + (FileWords.say(sample, kind) ? NAME_POINTS : 0);
    }

    private Mapping mapping(RowKind kind) {
        return java.util.Objects.requireNonNull(mappings.get(kind));
    }
}
