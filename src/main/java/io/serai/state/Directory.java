package io.serai.state;

import io.serai.feed.Policies.ProductMatch;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.ProductValues;
import io.serai.model.StoreValues;
import io.serai.state.DocumentTable.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What products and stores are called, beside their documents, so that others find them. Written inside the transaction that keeps them. */
record Directory(JdbcTemplate jdbc) {

    /** Gives the codes that products had and have no longer: another product may be the only one with it now. */
    Set<Reference> keep(List<StoredDocument> documents) {
        Set<Reference> left = new TreeSet<>();
        for (StoredDocument document : documents) {
            DocumentKey key = document.placed().key();
            KeptPart header = document.parts().header();
            if (header != null && key.entity() == Entity.PRODUCT) {
                left.addAll(product(key.partner(), (ProductValues) ValuesJson.header(key.entity(), header.json())));
            } else if (header != null && key.entity() == Entity.STORE) {
                store(key.partner(), (StoreValues) ValuesJson.header(key.entity(), header.json()));
            }
        }
        return left;
    }

    /** A deleted product keeps its id, which orders of the past name, and loses its codes, which another may get. */
    private List<Reference> product(String partner, ProductValues product) {
        String variant = product.variantId() == null ? "" : product.variantId();
        List<Reference> before = jdbc.query(
                "select kind, code from product_code where partner = ? and product = ? and variant = ?",
                (row, n) -> new Reference(row.getString(1), row.getString(2)),
                partner,
                product.id(),
                variant);
        jdbc.update(
                "delete from product_code where partner = ? and product = ? and variant = ?",
                partner,
                product.id(),
                variant);
        List<Object[]> rows = new ArrayList<>();
        add(rows, partner, ProductMatch.ID, product.id(), product.id(), variant);
        add(rows, partner, ProductMatch.EAN, product.ean(), product.id(), variant);
        add(rows, partner, ProductMatch.SKU, product.sku(), product.id(), variant);
        jdbc.batchUpdate(
                "insert into product_code (partner, kind, code, product, variant) values (?, ?, ?, ?, ?)", rows);
        return before;
    }

    private static void add(
            List<Object[]> rows, String partner, ProductMatch kind, @Nullable String code, String id, String variant) {
        if (code != null) {
            rows.add(new Object[] {partner, kind.word(), code, id, variant});
        }
    }

    private void store(String partner, StoreValues store) {
        jdbc.update("""
                insert into store_name (partner, store, name, shop) values (?, ?, ?, ?)
                on conflict (partner, store) do update set name = excluded.name, shop = excluded.shop""", partner, store.id(), store.name(), store.shopId());
    }
}
