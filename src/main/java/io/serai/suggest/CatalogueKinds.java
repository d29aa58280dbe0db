package io.serai.suggest;

import io.serai.feed.Field;
import io.serai.feed.RowKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows are of a shop's catalogue, its carts, its stores or its visits: told by columns that rows of customers and tickets do not
 * have, or by the file's name beside an id that is different in every row. What neither says is left to the other kinds.
 */
final class CatalogueKinds {

    /** In the order in which they are drafted. */
    static final List<RowKind> ALL = List.of(
            RowKind.STORES,
            RowKind.CATEGORIES,
            RowKind.PRODUCTS,
            RowKind.CARTS,
            RowKind.CART_LINES,
            RowKind.CARTS_WITH_LINES,
            RowKind.VISITS);

    private final Sample sample;
    private final Map<RowKind, Mapping> mappings;

    CatalogueKinds(Sample sample, Map<RowKind, Mapping> mappings) {
        this.sample = sample;
        this.mappings = mappings;
    }

    /** Null when they are of none of these. */
    @Nullable
    RowKind kind() {
        if (!sample.hasHeader()) {
            return null;
        }
        if (isVisit(of(RowKind.VISITS))) {
            return RowKind.VISITS;
        }
        if (isCart(of(RowKind.CARTS))) {
            return cart();
        }
        if (isProduct(of(RowKind.PRODUCTS))) {
            return RowKind.PRODUCTS;
        }
        if (isCategory(of(RowKind.CATEGORIES))) {
            return RowKind.CATEGORIES;
        }
        return isStore(of(RowKind.STORES)) ? RowKind.STORES : null;
    }

    private Mapping of(RowKind kind) {
        return Objects.requireNonNull(mappings.get(kind));
    }

    private static boolean isVisit(Mapping visit) {
        return visit.has(Field.URL) && visit.has(Field.VISITED_AT) && visit.has(Field.CUSTOMER_EMAIL);
    }

    /** A ticket that names its cart is a ticket; a mere id is a cart's if the file is called so. */
    private boolean isCart(Mapping cart) {
        boolean said = FileWords.say(sample, RowKind.CARTS);
        return said ? cart.has(Field.CART) : of(RowKind.CARTS_WITH_LINES).has(Field.CART) && !isTicket();
    }

    private @Nullable RowKind cart() {
        Mapping lines = of(RowKind.CARTS_WITH_LINES);
        boolean line = lines.has(Field.PRODUCT) && lines.has(Field.QUANTITY);
        boolean dated = lines.has(Field.CREATED_AT);
        if (line) {
            return dated ? RowKind.CARTS_WITH_LINES : RowKind.CART_LINES;
        }
        return dated ? RowKind.CARTS : null;
    }

    private boolean isProduct(Mapping product) {
        boolean named = product.has(Field.PRODUCT) && product.has(Field.NAME);
        boolean offered = product.has(Field.PRICE_NET) || product.has(Field.PRICE_GROSS);
        boolean shown = product.has(Field.ABSOLUTE_URL) || product.has(Field.IMAGE_URL) || product.has(Field.IN_STOCK);
        return named
                && (offered || shown)
                && (shown || FileWords.say(sample, RowKind.PRODUCTS))
                && !isTicket()
                && isKey(product.column(Field.PRODUCT), product.column(Field.VARIANT));
    }

    private boolean isCategory(Mapping category) {
        boolean told = category.has(Field.PARENT) || FileWords.say(sample, RowKind.CATEGORIES);
        return category.has(Field.CATEGORY)
                && category.has(Field.NAME)
                && told
                && isKey(category.column(Field.CATEGORY), null);
    }

    private boolean isStore(Mapping store) {
        return store.has(Field.STORE)
                && store.has(Field.NAME)
                && FileWords.say(sample, RowKind.STORES)
                && isKey(store.column(Field.STORE), null);
    }

    private boolean isTicket() {
        return of(RowKind.TICKETS_WITH_LINES).has(Field.TICKET);
    }

    /** Whether no two rows have the same. */
    private boolean isKey(@Nullable Column id, @Nullable Column second) {
        if (id == null || id.empty() > 0) {
            return false;
        }
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < sample.rows(); row++) {
            String more = second == null ? "" : second.cells().get(row);
            if (!seen.add(List.of(id.cells().get(row), more))) {
                return false;
            }
        }
        return true;
    }
}
