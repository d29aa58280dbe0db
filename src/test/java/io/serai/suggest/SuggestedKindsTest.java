package io.serai.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.feed.RowKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rows of a file are, and which columns are which, in five languages. */
class SuggestedKindsTest {

    private final Path folder;

    SuggestedKindsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void frenchFilesOfThreeKinds() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "clients.csv", """
                        N° client;Nom;Prénom;Courriel;Téléphone;Date de naissance;Ville;Code postal;Pays;Date création;Newsletter
                        C001;Dupuis;Anne;anne@exemple.test;0102030405;05/11/1980;Lyon;69001;FR;01/02/2026;oui
                        C002;Martin;Paul;paul@exemple.test;0102030406;31/12/1975;Nice;06000;FR;28/02/2026;non
                        """),
                Suggested.file(folder, "entetes.csv", """
                        N° ticket;Code magasin;N° client;Date vente;Statut
                        T1;M1;C001;28/02/2026 10:00;vendu
                        T1;M2;C002;28/02/2026 11:00;vendu
                        """),
                Suggested.file(folder, "lignes.csv", """
                        N° ticket;Code magasin;N° ligne;Code article;Désignation;Qté;Montant HT;Montant TTC
                        T1;M1;1;A1;Bol;2;10,00;12,00
                        T1;M2;1;A1;Bol;1;5,00;6,00
                        """));
        assertThat(suggested.feed("acme-customers").columns())
                .containsEntry("customer-id", "N° client")
                .containsEntry("last-name", "Nom")
                .containsEntry("birthdate", "Date de naissance")
                .containsEntry("email-consent", "Newsletter")
                .containsEntry("country-code", "Pays");
        assertThat(suggested.feed("acme-tickets").columns())
                .containsEntry("ticket", "N° ticket")
                .containsEntry("store", "Code magasin")
                .containsEntry("customer", "N° client")
                .containsEntry("created-at", "Date vente");
        assertThat(suggested.feed("acme-lines").columns())
                .containsEntry("line", "N° ligne")
                .containsEntry("product", "Code article")
                .containsEntry("quantity", "Qté")
                .containsEntry("amount-net", "Montant HT")
                .containsEntry("amount-gross", "Montant TTC");
    }

    @Test
    void aGermanFileThatIsBothHeaderAndLine() throws IOException {
        Suggested suggested = Suggested.of(Suggested.file(folder, "verkauf.csv", """
                Belegnummer|Filiale|Kundennummer|Datum|Position|Artikelnummer|Bezeichnung|Menge|Netto|Brutto
                1|F1|K1|24.12.2025|1|4006381333931|Stift|2|1,68|2,00
                1|F1|K1|24.12.2025|2|4006381333948|Block|1|0,84|1,00
                """));
        assertThat(suggested.feed("acme-sales").rows()).isEqualTo(RowKind.TICKETS_WITH_LINES);
        assertThat(suggested.feed("acme-sales").columns())
                .containsEntry("ticket", "Belegnummer")
                .containsEntry("store", "Filiale")
                .containsEntry("customer", "Kundennummer")
                .containsEntry("created-at", "Datum")
                .containsEntry("line", "Position")
                .containsEntry("product", "Artikelnummer")
                .containsEntry("quantity", "Menge")
                .containsEntry("amount-net", "Netto")
                .containsEntry("amount-gross", "Brutto");
        assertThat(suggested.comments()).contains("dd.MM.yyyy").contains("Europe/Berlin");
    }

    @Test
    void spanishAndItalianCustomers() throws IOException {
        Suggested spanish = Suggested.of(Suggested.file(folder, "clientes.csv", """
                Código cliente;Nombre;Apellidos;Correo electrónico;Teléfono;Sexo;Población;Código postal;Fecha alta
                1;Ana;García;ana@correo.test;+34 600 000 001;M;Madrid;28001;15/01/2026
                2;Luis;Pérez;luis@correo.test;+34 600 000 002;H;Madrid;28002;16/01/2026
                """));
        assertThat(spanish.feed("acme-customers").columns())
                .containsEntry("customer-id", "Código cliente")
                .containsEntry("first-name", "Nombre")
                .containsEntry("last-name", "Apellidos")
                .containsEntry("email", "Correo electrónico")
                .containsEntry("gender", "Sexo")
                .containsEntry("created-at", "Fecha alta");
        assertThat(spanish.format().womanWords()).contains("m");
        assertThat(spanish.format().manWords()).contains("h").doesNotContain("m");
        Suggested italian = Suggested.of(Suggested.file(folder, "clienti.csv", """
                Codice cliente;Nome;Cognome;Posta elettronica;Cellulare;Data di nascita;Città;CAP
                A1;Anna;Rossi;anna@posta.test;333 1234567;01/05/1970;Roma;00100
                A2;Marco;Bianchi;marco@posta.test;333 7654321;21/05/1981;Milano;20100
                """));
        assertThat(italian.feed("acme-customers").columns())
                .containsEntry("customer-id", "Codice cliente")
                .containsEntry("last-name", "Cognome")
                .containsEntry("email", "Posta elettronica")
                .containsEntry("phone", "Cellulare")
                .containsEntry("birthdate", "Data di nascita")
                .containsEntry("postal-code", "CAP");
    }

    @Test
    void valuesSayWhatNamesDoNot() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "export_a.csv", """
                        f1,f2,f3,f4
                        1,ann@shop.test,+44 20 7946 0001,mrs
                        2,bob@shop.test,+44 20 7946 0002,mr
                        3,,+44 20 7946 0003,mr
                        """.replace("f1", "customer_id")),
                Suggested.file(folder, "export_b.csv", """
                        receipt,when sold,code,quantity,total
                        9,2026-01-01T10:00:00Z,4006381333931,1,2.00
                        9,2026-01-01T10:00:00Z,5901234123457,2,3.00
                        """));
        assertThat(suggested.feed("acme-customers").columns())
                .containsEntry("email", "f2")
                .containsEntry("phone", "f3")
                .containsEntry("gender", "f4");
        assertThat(suggested.feed("acme-sales").columns()).containsEntry("product", "code");
        assertThat(suggested.comments())
                .contains("2 of 2 values are e-mail addresses; 1 empty; found by its values")
                .contains("2 with the check digit of an EAN");
    }

    @Test
    void aFileOfStoresWithoutTheirIdsIsSetAside() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "customers.csv", "id,email\n1,a@b.test\n2,c@d.test\n"),
                Suggested.file(folder, "stores.csv", "name,phone,email,city\nNorth,(831) 476-4321,n@b.test,Bath\n"),
                Suggested.file(folder, "products.csv", "product_id,product_name,list_price\n1,Bol,2.00\n2,Pot,3.00\n"));
        assertThat(suggested.feeds()).containsOnlyKeys("acme-customers", "acme-products");
        assertThat(suggested.comments())
                .contains("Not used: stores.csv, the only row")
                .contains("absolute-url: the shop's own address at least, for every product; ask for a column");
        assertThat(suggested.suggestion().answers()).contains("not used: stores.csv");
    }

    @Test
    void filesOfOneShapeAreOneFeed() throws IOException {
        Suggested suggested = Suggested.of(
                Suggested.file(folder, "customers_20260101.csv", "id,email\n1,a@b.test\n2,c@d.test\n"),
                Suggested.file(folder, "customers_20260102.csv", "id,email\n3,e@f.test\n"));
        assertThat(suggested.feeds()).hasSize(1);
        assertThat(suggested.comments()).contains("3 values, all different");
        assertThat(suggested.format().fileTime()).isEqualTo("_(\\d{8})");
    }
}
