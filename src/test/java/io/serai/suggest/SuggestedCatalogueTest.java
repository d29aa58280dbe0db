package io.serai.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.RowKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's catalogue, its stores, its carts and its visits are told from customers and tickets, and what they lack is asked for. */
class SuggestedCatalogueTest {

    private final Path folder;

    SuggestedCatalogueTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aCatalogueOfThreeFiles() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "produits.csv", """
                        Code produit;EAN;Libellé;Description;Prix HT;Prix TTC;Stock;Disponible;Image;Lien;Catégorie
                        P1;4006381333931;Théière;En fonte;10,00;12,00;7;oui;https://shop.test/i/1.jpg;https://shop.test/p/1;thes
                        P2;5901234123457;Tasse;;5,00;6,00;0;non;https://shop.test/i/2.jpg;https://shop.test/p/2;thes
                        """),
                Suggested.file(folder, "categories.csv", """
                        id,parent_id,name
                        thes,boissons,Thés
                        boissons,,Boissons
                        """),
                Suggested.file(folder, "magasins.csv", """
                        Code magasin;Nom magasin;Ville
                        M1;Centre;Lyon
                        M2;Gare;Lyon
                        """));
        assertThat(suggested.feeds()).containsOnlyKeys("acme-stores", "acme-categories", "acme-products");
        assertThat(suggested.feed("acme-products").rows()).isEqualTo(RowKind.PRODUCTS);
        assertThat(suggested.feed("acme-products").columns())
                .containsEntry("product", "Code produit")
                .containsEntry("ean", "EAN")
                .containsEntry("name", "Libellé")
                .containsEntry("price-net", "Prix HT")
                .containsEntry("price-gross", "Prix TTC")
                .containsEntry("quantity", "Stock")
                .containsEntry("in-stock", "Disponible")
                .containsEntry("image-url", "Image")
                .containsEntry("absolute-url", "Lien")
                .containsEntry("categories", "Catégorie");
        assertThat(suggested.feed("acme-products").defaults()).containsEntry("language", "fr");
        assertThat(suggested.feed("acme-categories").columns())
                .containsEntry("category", "id")
                .containsEntry("parent", "parent_id");
        assertThat(suggested.feed("acme-stores").columns())
                .containsEntry("store", "Code magasin")
                .containsEntry("name", "Nom magasin");
        assertThat(suggested.comments())
                .contains("Read as declared below, 2 of 2 rows are good")
                .contains("relative-url: / leads to the shop's first page; ask for a column");
        assertThat(suggested.suggestion().answers())
                .contains("products (produits.csv)", "Nom magasin (name, 2 of 2 filled) of magasins.csv");
    }

    @Test
    void aPriceBesideOneWithTaxIsWithoutIt() throws IOException {
        Suggested suggested = Suggested.of(Suggested.file(folder, "products.csv", """
                id,name,price,price_with_tax,stock,url
                1,Cup,5.00,6.00,3,https://shop.test/p/1
                2,Mug,6.00,7.20,4,https://shop.test/p/2
                """));
        assertThat(suggested.feed("acme-products").columns())
                .containsEntry("price-net", "price")
                .containsEntry("price-gross", "price_with_tax");
    }

    @Test
    void aNameInALanguageOfItsOwnTellsIt() throws IOException {
        Suggested suggested = Suggested.of(Suggested.file(folder, "products.csv", """
                id,variant_id,name_en,name_fr,price,url
                1,S,Cup,Tasse,5.00,https://shop.test/p/1
                1,L,Mug,Chope,6.00,https://shop.test/p/1
                """));
        assertThat(suggested.feed("acme-products").columns())
                .containsEntry("variant", "variant_id")
                .containsEntry("name", "name_en");
        assertThat(suggested.feed("acme-products").defaults()).containsEntry("language", "en");
        assertThat(suggested.comments())
                .contains("language: name_en says en; with a column for each language write name: {en: name_en, fr: …}")
                .contains("price is the only one, so it stands for both");
    }

    @Test
    void cartsAreNoTicketsAndVisitsAreNoCustomers() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "carts.csv", """
                        cart_id,customer_id,customer_email,created_at
                        77,C1,ann@shop.test,2026-01-01T10:00:00Z
                        78,,,2026-01-01T11:00:00Z
                        """),
                Suggested.file(folder, "cart_lines.csv", """
                        cart_id,product_id,quantity,amount_ht,amount_ttc
                        77,P1,1,10.00,12.00
                        77,P2,2,10.00,12.00
                        """),
                Suggested.file(folder, "visits.csv", """
                        customer_email,page_url,viewed_at,product_id
                        ann@shop.test,https://shop.test/p/1,2026-01-01T09:00:00Z,P1
                        bob@shop.test,https://shop.test/p/2,2026-01-01T09:01:00Z,P2
                        """));
        assertThat(suggested.feeds()).containsOnlyKeys("acme-carts", "acme-cart-lines", "acme-visits");
        assertThat(suggested.feed("acme-carts").columns())
                .containsEntry("cart", "cart_id")
                .containsEntry("customer-email", "customer_email");
        assertThat(suggested.feed("acme-cart-lines").columns())
                .containsEntry("cart", "cart_id")
                .containsEntry("amount-net", "amount_ht");
        assertThat(suggested.feed("acme-visits").columns())
                .containsEntry("url", "page_url")
                .containsEntry("visited-at", "viewed_at")
                .containsEntry("product", "product_id");
        assertThat(suggested.comments())
                .contains("Read as declared below, 2 of 2 rows are good")
                .contains("ticket-ids: global, or per-store with a column for the store");
    }

    @Test
    void whatOnlyLooksLikeACatalogueIsNotTakenForOne() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "orders.csv", """
                        order_id,cart_id,store,order_date,status
                        1,77,S1,2026-01-01T10:00:00Z,paid
                        2,78,S1,2026-01-01T11:00:00Z,paid
                        """),
                Suggested.file(folder, "stock.csv", "product_id,store,quantity\nP1,S1,4\nP1,S2,3\n"));
        assertThat(suggested.feeds()).containsOnlyKeys("acme-tickets");
        assertThat(suggested.feed("acme-tickets").columns()).containsEntry("cart", "cart_id");
        assertThat(suggested.comments()).contains("Not used: stock.csv");
    }
}
