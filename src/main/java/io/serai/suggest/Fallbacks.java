package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import java.util.Optional;
import java.util.function.Predicate;

/** What a feed needs and no column's name says: taken from values, or left to the reader as a marked choice. */
final class Fallbacks {
    private final FeedDraft draft;
    private final Drafts all;
    private final SuggestOptions options;

    private Fallbacks(FeedDraft draft, Drafts all, SuggestOptions options) {
        this.draft = draft;
        this.all = all;
        this.options = options;
    }

    static void fill(FeedDraft draft, Drafts all, SuggestOptions options) {
        Fallbacks fallbacks = new Fallbacks(draft, all, options);
        if (draft.kind() == RowKind.CUSTOMERS) {
            fallbacks.customer();
            return;
        }
        if (CatalogueKinds.ALL.contains(draft.kind())) {
            new CatalogueFallbacks(draft, options).fill();
            return;
        }
        fallbacks.ticket();
        if (draft.kind() != RowKind.TICKET_LINES) {
            fallbacks.header();
        }
        if (draft.kind() != RowKind.TICKETS) {
            fallbacks.line();
        }
    }

    private void customer() {
        Places place = Places.of(draft, options.zone());
        if (!draft.has(Field.CUSTOMER_ID)) {
            unique().ifPresentOrElse(
                            column -> draft.mapping()
                                    .put(
                                            Field.CUSTOMER_ID,
                                            column,
                                            "customer-id: no column is called so; this is the first one that"
                                                    + " is filled and different in every row"),
                            () -> draft.fill(
                                    Field.CUSTOMER_ID, missing("customer-id", "no column could be a customer's id")));
        }
        if (!draft.has(Field.EMAIL) && !draft.has(Field.PHONE)) {
            draft.fill(
                    Field.PHONE,
                    missing(
                            "email",
                            "no column holds e-mail addresses or telephone numbers; without"
                                    + " one, customers are rejected"));
        }
        if (!draft.has(Field.STORE) && !draft.has(Field.SHOP_IDS)) {
            draft.fill(
                    Field.SHOP_IDS,
                    Guess.chosen(
                            options.partner(),
                            "no column names a store",
                            "shop-ids: the id at Kiliba of the shop that these customers belong to"));
        }
        if (!draft.has(Field.CREATED_AT)) {
            draft.fill(
                    Field.CREATED_AT,
                    Guess.proven(
                            Field.FILE_TIME,
                            "no column tells it: the time of the first file" + " that names the customer"));
        }
        if (!draft.has(Field.LANGUAGE)) {
            String language = place.language();
            draft.fill(
                    Field.LANGUAGE,
                    Guess.chosen(
                            language,
                            "no column tells it",
                            "language: the two-letter code of the language that these customers read"));
        }
        boolean placed = draft.has(Field.CITY) || draft.has(Field.POSTAL_CODE);
        if (placed && !draft.has(Field.COUNTRY_CODE) && !draft.has(Field.COUNTRY)) {
            draft.fill(
                    Field.COUNTRY_CODE,
                    Guess.chosen(
                            place.country().isEmpty() ? "FR" : place.country(),
                            "no column tells it",
                            "country-code: the two-letter code of the country of these addresses"
                                    + (place.why().isEmpty() ? "" : " (" + place.why() + ")") + ", or leave it out"));
        }
        if (!draft.has(Field.GROUP_IDS)) {
            draft.fill(
                    Field.GROUP_IDS,
                    Guess.chosen(
                            "in-store",
                            "no column tells it",
                            "group-ids: the id at Kiliba of the group that these customers belong to"));
        }
    }

    private void ticket() {
        if (draft.has(Field.TICKET)) {
            return;
        }
        Optional<Column> joined = joined();
        Optional<Column> column = joined.isPresent() ? joined : unique();
        if (column.isEmpty()) {
            draft.fill(Field.TICKET, missing("ticket", "no column names the ticket"));
            return;
        }
        boolean line = draft.mapping().column(Field.LINE) == column.get();
        if (line) {
            draft.mapping().remove(Field.LINE);
        }
        String choose = joined.isPresent()
                ? "ticket: no column is called so; the values of this one are the tickets of the header file"
                : "ticket: no column names the ticket; " + column.get().name()
                        + " is different in every row, so each row"
                        + " becomes a ticket of its own; ask the partner for the ticket's number";
        draft.mapping().put(Field.TICKET, column.get(), choose);
    }

    private void header() {
        if (!draft.has(Field.CREATED_AT)) {
            free(draft.sample().dates()::containsKey)
                    .ifPresentOrElse(
                            column -> draft.mapping()
                                    .put(
                                            Field.CREATED_AT,
                                            column,
                                            "created-at: no column is called so; this one holds dates"),
                            () -> draft.fill(
                                    Field.CREATED_AT,
                                    Guess.chosen(
                                            Field.FILE_TIME,
                                            "no column holds dates",
                                            "created-at: the file's time stands for the time of sale; ask for a column")));
        }
        if (!draft.has(Field.STATUS)) {
            draft.fill(
                    Field.STATUS,
                    Guess.chosen(
                            "completed",
                            "no column tells what became of a ticket",
                            "status: the word that Kiliba shall show for every ticket"));
        }
        if (!draft.has(Field.STORE) && !draft.has(Field.SHOP)) {
            draft.fill(
                    Field.SHOP,
                    Guess.chosen(
                            options.partner(),
                            "no column names a store",
                            "shop: the id at Kiliba of the shop that sold these tickets"));
        }
    }

    private void line() {
        if (!draft.has(Field.PRODUCT)) {
            Column name = draft.mapping().column(Field.PRODUCT_NAME);
            Optional<Column> ean = free(column -> Fit.isEan(column));
            if (ean.isPresent()) {
                draft.mapping().put(Field.PRODUCT, ean.get(), null);
            } else if (name != null) {
                draft.mapping()
                        .put(
                                Field.PRODUCT,
                                name,
                                "product: no column holds an id of the product, so its name has"
                                        + " to do; ask for EAN, SKU or article number, since a name that is corrected becomes another product");
            } else {
                draft.fill(Field.PRODUCT, missing("product", "no column names the product"));
            }
        }
        if (!draft.has(Field.QUANTITY)) {
            draft.fill(
                    Field.QUANTITY,
                    Guess.chosen("1", "no column holds a quantity", "quantity: 1 for every line, or a column"));
        }
        amounts();
    }

    private void amounts() {
        new AmountColumns(draft).settle();
        Column net = draft.mapping().column(Field.AMOUNT_NET);
        Column gross = draft.mapping().column(Field.AMOUNT_GROSS);
        if (net == null && gross == null) {
            draft.fill(Field.AMOUNT_NET, missing("amount-net", "no column holds an amount"));
            draft.fill(Field.AMOUNT_GROSS, missing("amount-gross", "no column holds an amount"));
        } else if (net == null && gross != null) {
            draft.mapping().put(Field.AMOUNT_NET, gross, only(gross, "amount-net"));
        } else if (gross == null && net != null) {
            draft.mapping().put(Field.AMOUNT_GROSS, net, only(net, "amount-gross"));
        }
    }

    private static String only(Column column, String field) {
        return field + ": " + column.name()
                + " is the only amount, so it stands for both, with and without tax; ask which one"
                + " it is, and for the other";
    }

    private static Guess missing(String field, String why) {
        return Guess.chosen("to-be-chosen", why, field + ": " + why + "; put the right column under columns instead");
    }

    private Optional<Column> unique() {
        return free(column -> column.isUnique()
                && !draft.sample().dates().containsKey(column)
                && column.share(cell -> cell.indexOf('@') > 0) < 0.1
                && column.share(Looks::isPhone) < 0.5);
    }

    /** The column that holds tickets of the header file. */
    private Optional<Column> joined() {
        FeedDraft headers = all.of(RowKind.TICKETS);
        Column ticket =
                headers == null || headers == draft ? null : headers.mapping().column(Field.TICKET);
        return ticket == null ? Optional.empty() : free(column -> column.share(ticket.distinct()::containsKey) > 0.8);
    }

    private Optional<Column> free(Predicate<Column> test) {
        return draft.sample().columns().stream()
                .filter(Column::canBeNamed)
                .filter(column -> !draft.mapping().isUsed(column)
                        || (draft.mapping().column(Field.LINE) == column && !draft.has(Field.TICKET)))
                .filter(test)
                .findFirst();
    }
}
