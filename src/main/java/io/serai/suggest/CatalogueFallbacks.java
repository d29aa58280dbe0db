package io.serai.suggest;

import io.serai.feed.Field;
import java.util.List;

/** What feeds of a catalogue, of carts and of visits need and no column says: each is marked as a choice. */
final class CatalogueFallbacks {

    private final FeedDraft draft;
    private final SuggestOptions options;

    CatalogueFallbacks(FeedDraft draft, SuggestOptions options) {
        this.draft = draft;
        this.options = options;
    }

    void fill() {
        switch (draft.kind()) {
            case PRODUCTS -> product();
            case CARTS -> cart();
            case CART_LINES -> line();
            case CARTS_WITH_LINES -> {
                cart();
                line();
            }
            case VISITS -> visit();
            default -> {
                // a category and a store are an id and a name, and both are there
            }
        }
    }

    private void product() {
        if (!draft.has(Field.CREATED_AT)) {
            draft.fill(
                    Field.CREATED_AT,
                    Guess.proven(
                            Field.FILE_TIME, "no column tells it: the time of the first file that names the product"));
        }
        names();
        prices();
        choose(
                Field.QUANTITY,
                "1",
                "no column tells the stock",
                "quantity: 1 says that there is some of every product; ask for a column");
        choose(
                Field.IN_STOCK,
                "yes",
                "no column tells it",
                "in-stock: yes for every product, or a column; ask for one if products are sold out at times");
        choose(
                Field.RELATIVE_URL,
                "/",
                "no column holds the path of a product's page",
                "relative-url: / leads to the shop's first page; ask for a column");
        choose(
                Field.ABSOLUTE_URL,
                "https://" + options.partner() + ".invalid/",
                "no column holds the address of a product's page",
                "absolute-url: the shop's own address at least, for every product; ask for a column");
        if (!draft.has(Field.CATEGORIES) && !draft.has(Field.DEFAULT_CATEGORY)) {
            choose(
                    Field.DEFAULT_CATEGORY,
                    "to-be-chosen",
                    "no column names a category",
                    "default-category: one category at Kiliba for every product; or take this out and declare a file of rows:"
                            + " product-categories, for which products wait");
        }
    }

    /** A column such as {@code name_fr} says its language itself. */
    private void names() {
        Column name = draft.mapping().column(Field.NAME);
        List<String> words = name == null ? List.of("") : Names.words(name.name());
        String last = words.get(words.size() - 1);
        if (name == null || words.size() == 1 || !Looks.isLanguageCode(last) || draft.has(Field.LANGUAGE)) {
            language("the language of these names and descriptions; or name: {fr: …, en: …} with a column for each");
            return;
        }
        String other = last.equals("fr") ? "en" : "fr";
        draft.fill(
                Field.LANGUAGE,
                Guess.chosen(
                        last,
                        "the name of " + name.name(),
                        "language: " + name.name() + " says " + last + "; with a column for each language write name: {"
                                + last + ": " + name.name() + ", " + other + ": …}"));
    }

    private void prices() {
        Column net = draft.mapping().column(Field.PRICE_NET);
        Column gross = draft.mapping().column(Field.PRICE_GROSS);
        if (net == null && gross == null) {
            String ask = "no column holds a price";
            draft.fill(Field.PRICE_NET, Guess.chosen("0", ask, "price-net: 0 for every product; ask for a column"));
            draft.fill(Field.PRICE_GROSS, Guess.chosen("0", ask, "price-gross: 0 for every product; ask for a column"));
        } else if (net == null && gross != null) {
            draft.mapping().put(Field.PRICE_NET, gross, only(gross, "price-net"));
        } else if (gross == null && net != null) {
            draft.mapping().put(Field.PRICE_GROSS, net, only(net, "price-gross"));
        }
    }

    private void cart() {
        language("the language that these customers read");
        if (!draft.has(Field.STORE) && !draft.has(Field.SHOP)) {
            choose(
                    Field.SHOP,
                    options.partner(),
                    "no column names a store",
                    "shop: the id at Kiliba of the shop that these carts are of");
        }
    }

    private void line() {
        new AmountColumns(draft).settle();
        Column net = draft.mapping().column(Field.AMOUNT_NET);
        Column gross = draft.mapping().column(Field.AMOUNT_GROSS);
        if (net == null && gross == null) {
            String ask = "no column holds an amount";
            draft.fill(Field.AMOUNT_NET, Guess.chosen("0", ask, "amount-net: 0 for every line; ask for a column"));
            draft.fill(Field.AMOUNT_GROSS, Guess.chosen("0", ask, "amount-gross: 0 for every line; ask for a column"));
        } else if (net == null && gross != null) {
            draft.mapping().put(Field.AMOUNT_NET, gross, only(gross, "amount-net"));
        } else if (gross == null && net != null) {
            draft.mapping().put(Field.AMOUNT_GROSS, net, only(net, "amount-gross"));
        }
        draft.policies()
                .put(
                        "line-ids",
                        draft.has(Field.LINE)
                                ? Guess.proven("column", "")
                                : Guess.proven("position", "no column numbers the lines"));
        draft.policies()
                .put(
                        "line-amount",
                        Guess.chosen(
                                "total",
                                "no cart's total is here to compare with",
                                "line-amount: total, or unit when the amounts are prices of one piece"));
    }

    private void visit() {
        if (!draft.has(Field.PRODUCT) && !draft.has(Field.CATEGORY)) {
            choose(
                    Field.CATEGORY,
                    "to-be-chosen",
                    "no column names a product or a category",
                    "category: a visit is of a product or of a category; ask for a column");
        }
    }

    private void language(String what) {
        choose(
                Field.LANGUAGE,
                Places.of(draft, options.zone()).language(),
                "no column tells it",
                "language: the two-letter code of " + what);
    }

    private void choose(Field field, String value, String why, String ask) {
        if (!draft.has(field)) {
            draft.fill(field, Guess.chosen(value, why, ask));
        }
    }

    private static String only(Column column, String field) {
        return field + ": " + column.name()
                + " is the only one, so it stands for both, with and without tax; ask which one it is, and for the other";
    }
}
