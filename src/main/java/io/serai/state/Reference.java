package io.serai.state;

import io.serai.feed.Policies.ProductMatch;
import io.serai.model.CartValues;
import io.serai.model.CategoryValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.LineValues;
import io.serai.model.PartValues;
import io.serai.model.PlacementValues;
import io.serai.model.ProductValues;
import io.serai.model.TicketValues;
import io.serai.model.VisitValues;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something of the same partner that a document names.
 *
 * @param kind {@code customer}, {@code category}, or of a product by what it is named: {@code id}, {@code ean} or {@code sku}
 * @param named the id or the code
 */
record Reference(String kind, String named) implements Comparable<Reference> {

    static final String CUSTOMER = Entity.CUSTOMER.word();
    static final String CATEGORY = Entity.CATEGORY.word();

    /** All that a document names; empty for customers, groups, consents and stores. */
    static Set<Reference> of(DocumentKey key, KeptParts parts) {
        Named named = new Named();
        if (parts.header() != null) {
            named.header(ValuesJson.header(key.entity(), parts.header().json()));
        }
        parts.lines().forEach((id, line) -> named.line(ValuesJson.line(key.entity(), id, line.json())));
        return named.all;
    }

    /** The names under which others may await this document. */
    static Set<Reference> to(DocumentKey key, KeptPart header) {
        Named names = new Named();
        switch (key.entity()) {
            case CUSTOMER -> names.add(CUSTOMER, key.id());
            case CATEGORY -> names.add(CATEGORY, key.id());
            case PRODUCT -> {
                ProductValues product = (ProductValues) ValuesJson.header(key.entity(), header.json());
                names.add(ProductMatch.ID.word(), product.id());
                names.add(ProductMatch.EAN.word(), product.ean());
                names.add(ProductMatch.SKU.word(), product.sku());
            }
            default -> {}
        }
        return names.all;
    }

    boolean isProduct() {
        return !kind.equals(CUSTOMER) && !kind.equals(CATEGORY);
    }

    /** What people call it: {@code product with ean 123}. */
    String text() {
        if (!isProduct()) {
            return kind + " " + named;
        }
        return kind.equals(ProductMatch.ID.word()) ? "product " + named : "product with " + kind + " " + named;
    }

    @Override
    public int compareTo(Reference other) {
        int order = kind.compareTo(other.kind);
        return order == 0 ? named.compareTo(other.named) : order;
    }

    private static final class Named {
        private final Set<Reference> all = new TreeSet<>();

        void header(PartValues values) {
            if (values instanceof TicketValues ticket) {
                add(CUSTOMER, ticket.customerId());
            } else if (values instanceof CartValues cart) {
                add(CUSTOMER, cart.customerId());
            } else if (values instanceof VisitValues visit) {
                add(CUSTOMER, visit.customerId());
                add(ProductMatch.ID.word(), visit.productId());
                add(CATEGORY, visit.categoryId());
            } else if (values instanceof CategoryValues category) {
                add(CATEGORY, category.parentId());
            } else if (values instanceof ProductValues product && !product.deleted()) {
                product.categories().forEach(category -> add(CATEGORY, category));
                add(CATEGORY, product.defaultCategory());
            }
        }

        void line(PartValues values) {
            if (values instanceof LineValues line) {
                String match = line.more() == null ? null : line.more().match();
                add(match == null ? ProductMatch.ID.word() : match, line.product());
            } else if (values instanceof PlacementValues placement) {
                add(CATEGORY, placement.category());
            }
        }

        void add(String kind, @Nullable String named) {
            if (named != null) {
                all.add(new Reference(kind, named));
            }
        }
    }
}
