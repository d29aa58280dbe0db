package io.serai.suggest;

import io.serai.feed.Feed.RowKind;
import io.serai.feed.Field;
import io.serai.read.Peek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one row of a file is, from the fields that its columns can fill and, in doubt, from the file's name. */
final class KindGuess {
    private static final int NAME_POINTS = 3;

    private static final Map<RowKind, Set<String>> FILE_WORDS = Map.of(
            RowKind.CUSTOMERS,
            Set.of(
                    "customer",
                    "customers",
                    "client",
                    "clients",
                    "kunde",
                    "kunden",
                    "cliente",
                    "clientes",
                    "clienti",
                    "crm",
                    "contact",
                    "contacts",
                    "member",
                    "members",
                    "adherents",
                    "personas"),
            RowKind.TICKETS,
            Set.of(
                    "ticket",
                    "tickets",
                    "order",
                    "orders",
                    "header",
                    "headers",
                    "entete",
                    "entetes",
                    "tete",
                    "commandes",
                    "bestellungen",
                    "belege",
                    "bons",
                    "pedidos",
                    "cabeceras",
                    "testate",
                    "scontrini",
                    "ordini",
                    "receipts",
                    "transactions"),
            RowKind.TICKET_LINES,
            Set.of(
                    "line",
                    "lines",
                    "ligne",
                    "lignes",
                    "detail",
                    "details",
                    "item",
                    "items",
                    "position",
                    "positionen",
                    "zeilen",
                    "lineas",
                    "detalle",
                    "detalles",
                    "righe",
                    "dettagli"),
            RowKind.TICKETS_WITH_LINES,
            Set.of("sales", "ventes", "verkauf", "verkaeufe", "ventas", "vendite"));

    private static final Set<String> OTHER_WORDS = Set.of(
            "store",
            "stores",
            "shop",
            "shops",
            "magasin",
            "magasins",
            "boutiques",
            "filialen",
            "tiendas",
            "negozi",
            "stock",
            "stocks",
            "inventory",
            "brand",
            "brands",
            "category",
            "categories",
            "product",
            "products",
            "produits",
            "catalogue",
            "catalog",
            "staff",
            "employees",
            "vendeurs",
            "prices",
            "prix");

    /** The kinds that are told apart by their columns, in the order in which they are drafted; feeds of the others are written by hand. */
    static final List<RowKind> GUESSED =
            List.of(RowKind.CUSTOMERS, RowKind.TICKETS, RowKind.TICKET_LINES, RowKind.TICKETS_WITH_LINES);

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
    record Kinds(
            Map<RowKind, Mapping> mappings,
            @org.jspecify.annotations.Nullable RowKind kind) {}

    static Kinds of(Sample sample, Peek peek) {
        KindGuess guess = new KindGuess(sample, peek);
        RowKind best = null;
        int most = 0;
        for (RowKind kind : GUESSED) {
            int points = guess.can(kind) ? guess.points(kind) : 0;
            if (points > most) {
                best = kind;
                most = points;
            }
        }
        return new Kinds(guess.mappings, best);
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
                mapping.has(Field.CUSTOMER_ID) || !sample.hasHeader() || fileSays(FILE_WORDS.get(RowKind.CUSTOMERS));
        return person && named && !(fileSays(OTHER_WORDS) && !mapping.has(Field.LAST_NAME));
    }

    private int points(RowKind kind) {
        return mapping(kind).all().size() + (fileSays(FILE_WORDS.get(kind)) ? NAME_POINTS : 0);
    }

    private boolean fileSays(@org.jspecify.annotations.Nullable Set<String> words) {
        String file = String.valueOf(sample.files().get(0).getFileName());
        List<String> said = Names.words(file.replaceAll("\\d+", " "));
        return words != null && said.stream().anyMatch(words::contains);
    }

    private Mapping mapping(RowKind kind) {
        return java.util.Objects.requireNonNull(mappings.get(kind));
    }
}
