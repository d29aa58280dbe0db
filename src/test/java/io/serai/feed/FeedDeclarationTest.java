package io.serai.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedDeclarationTest {

    private static FeedDeclaration lines() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        for (String field :
                new String[] {"ticket", "store", "line", "product", "quantity", "amountNet", "amount-gross"}) {
            declaration.getColumns().put(field, field.toUpperCase(java.util.Locale.ROOT));
        }
        return declaration;
    }

    @Test
    void bothSpellingsOfAKeyMeanTheSame() {
        Feed feed = lines().feed("acme-lines");
        assertThat(feed.columns()).containsEntry("amount-net", "AMOUNTNET").containsKey("amount-gross");
        assertThat(feed.account()).isEqualTo("main");
        assertThat(feed.format().delimiter()).isEqualTo(",");
        assertThat(feed.fingerprint())
                .hasSize(64)
                .isEqualTo(lines().feed("acme-lines").fingerprint());
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheLikelyOne() {
        FeedDeclaration declaration = lines();
        declaration.getFormat().put("delimeter", ";");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .isInstanceOf(InvalidFeed.class)
                .hasMessageStartingWith("feed acme-lines: format: found the unknown key \"delimeter\"; expected perhaps"
                        + " delimiter; known: delimiter, quote");
    }

    private static FeedDeclaration file() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("file");
        declaration.getRelay().put("contentType", "text/csv; charset=utf-8");
        return declaration;
    }

    @Test
    void aFileThatIsPassedOnNeedsItsContentTypeAndNothingElse() {
        FeedDeclaration declaration = file();
        declaration.getRelay().put("shop-ids", "12, 14");
        declaration.getRelay().put("default-shop-id", "14");
        Relaying relaying =
                java.util.Objects.requireNonNull(declaration.feed("acme-files").relay());
        assertThat(relaying.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(relaying.shopIds()).containsExactly("12", "14");
        assertThat(declaration.feed("acme-files").fingerprint())
                .isNotEqualTo(file().feed("acme-files").fingerprint());
    }

    @Test
    void aFileThatIsPassedOnSaysNothingOfRows() {
        FeedDeclaration untyped = file();
        untyped.getRelay().clear();
        assertThatThrownBy(() -> untyped.feed("acme-files"))
                .hasMessage(
                        "feed acme-files: relay.content-type: found nothing; expected what the files are, such as text/csv");
        FeedDeclaration columns = file();
        columns.getColumns().put("ticket", "no");
        assertThatThrownBy(() -> columns.feed("acme-files"))
                .hasMessage("feed acme-files: columns: found a group; expected nothing, since rows: file reads no row");
        FeedDeclaration shop = file();
        shop.getRelay().put("default-shop-id", "9");
        assertThatThrownBy(() -> shop.feed("acme-files"))
                .hasMessage("feed acme-files: relay.default-shop-id: found \"9\"; expected one of relay.shop-ids ()");
        FeedDeclaration both = lines();
        both.getRelay().put("content-type", "text/csv");
        assertThatThrownBy(() -> both.feed("acme-lines"))
                .hasMessage("feed acme-lines: relay: found a group; expected it only with rows: file");
    }

    @Test
    void anUnknownWordNamesTheKnownOnes() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("ticketIds", "perhaps");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage(
                        "feed acme-lines: policies.ticket-ids: found \"perhaps\"; expected one of per-store, global");
    }

    private static FeedDeclaration rows(String kind, String... fields) {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows(kind);
        for (String field : fields) {
            declaration.getColumns().put(field, field);
        }
        return declaration;
    }

    private static FeedDeclaration products() {
        return rows(
                "products",
                "product",
                "created-at",
                "price-net",
                "price-gross",
                "quantity",
                "in-stock",
                "relative-url",
                "absolute-url");
    }

    @Test
    void aNameInSeveralLanguagesHasAColumnForEach() {
        FeedDeclaration declaration = products();
        declaration.getColumns().put("name", Map.of("fr", "nom_fr", "en", "nom_en"));
        Feed feed = declaration.feed("acme-products");
        assertThat(feed.translations()).isEqualTo(Map.of("name.en", "nom_en", "name.fr", "nom_fr"));
        assertThat(feed.columns()).doesNotContainKey("name");
        assertThat(RequiredFields.of(feed)).doesNotContain(Field.NAME, Field.LANGUAGE);
    }

    @Test
    void aTextInOneColumnNeedsItsLanguage() {
        FeedDeclaration declaration = products();
        declaration.getColumns().put("name", Map.of("fr", "nom_fr"));
        declaration.getColumns().put("description", "texte");
        assertThatThrownBy(() -> declaration.feed("acme-products"))
                .hasMessage(
                        "feed acme-products: columns.language: found nothing; expected a column for it, or a default"
                                + " (rows: products)");
        declaration.getDefaults().put("language", "fr");
        assertThat(declaration.feed("acme-products").defaults()).containsEntry("language", "fr");
    }

    @Test
    void onlyProductsHaveLanguagesAndTheyHaveTwoLetters() {
        FeedDeclaration categories = rows("categories", "category");
        categories.getColumns().put("name", Map.of("fr", "nom_fr"));
        assertThatThrownBy(() -> categories.feed("acme-categories"))
                .hasMessageContaining("only a product's name and description have languages");
        FeedDeclaration products = products();
        products.getColumns().put("name", Map.of("french", "nom_fr"));
        assertThatThrownBy(() -> products.feed("acme-products"))
                .hasMessageContaining("found \"french\"; expected two-letter language codes such as fr");
    }

    @Test
    void whatIsNeverDeletedSaysWhatToDoInstead() {
        FeedDeclaration tickets = rows("tickets", "ticket", "store", "status", "created-at", "deleted");
        assertThatThrownBy(() -> tickets.feed("acme-tickets"))
                .hasMessage("feed acme-tickets: columns.deleted: found deleted; expected no such column, since the"
                        + " destination never deletes orders; say it by the status: a column for status with"
                        + " format.status-words, or absent-status in a full file");
        FeedDeclaration carts = rows("carts", "cart", "store", "language", "created-at", "deleted");
        assertThatThrownBy(() -> carts.feed("acme-carts")).hasMessageContaining("never deletes carts");
        FeedDeclaration full = rows("carts", "cart", "store", "language", "created-at");
        full.getPolicies().put("mode", "full");
        assertThatThrownBy(() -> full.feed("acme-carts"))
                .hasMessageContaining("the destination deletes only customers and products");
    }

    @Test
    void whatItemsHaveNoPlaceForIsRefused() {
        FeedDeclaration lines = lines();
        lines.getMetadata().put("till", "Till");
        assertThatThrownBy(() -> lines.feed("acme-lines"))
                .hasMessage("feed acme-lines: metadata: found \"till\"; expected nothing, since ticket-lines have no"
                        + " metadata");
        FeedDeclaration groups = rows("customer-groups", "group", "name");
        groups.getCustomFields().put("level", "Level");
        assertThatThrownBy(() -> groups.feed("acme-groups"))
                .hasMessageContaining("only customers have custom fields; metadata is for the others");
    }

    @Test
    void wordsAreWrittenAsPairsOrBelowTheirKey() {
        FeedDeclaration pairs = lines();
        pairs.getFormat().put("status-words", "VOID=cancelled, PAID=paid");
        FeedDeclaration below = lines();
        below.getFormat().put("statusWords", Map.of("VOID", "cancelled", "PAID", "paid"));
        assertThat(pairs.feed("acme-lines")).isEqualTo(below.feed("acme-lines"));
        assertThat(pairs.feed("acme-lines").fingerprint())
                .isNotEqualTo(lines().feed("acme-lines").fingerprint());
    }

    @Test
    void aPatternWithoutOffsetNeedsAZone() {
        FeedDeclaration declaration = lines();
        declaration.setRows("tickets-with-lines");
        declaration.getColumns().put("createdAt", "At");
        declaration.getColumns().put("status", "Status");
        declaration.getFormat().put("datePatterns", "dd/MM/yyyy");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage("feed acme-lines: format.zone: found nothing; expected a time zone such as Europe/Paris,"
                        + " because the date pattern dd/MM/yyyy has no offset");
    }

    @Test
    void aTaxAmountStandsInForTheNetAmountAndNotBesideIt() {
        FeedDeclaration declaration = lines();
        declaration.getColumns().put("tax-amount", "VAT");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage(
                        "feed acme-lines: columns.tax-amount: found \"amount-net\"; expected one of the two, since the"
                                + " gross less the tax is the net amount");
        declaration.getColumns().remove("amountNet");
        assertThat(RequiredFields.of(declaration.feed("acme-lines")))
                .contains(Field.TAX_AMOUNT)
                .doesNotContain(Field.AMOUNT_NET);
    }

    @Test
    void aMarkIsOneCharacter() {
        FeedDeclaration declaration = lines();
        declaration.getFormat().put("quantity-decimal-mark", "point");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage("feed acme-lines: format.quantity-decimal-mark: found \"point\"; expected one character");
    }

    @Test
    void wholeSetsOfLinesNeedADecisionOnRejects() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("lines", "replace");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .isInstanceOf(InvalidFeed.class)
                .hasMessage(
                        "feed acme-lines: policies.reject-budget-percent: found nothing; expected 0, since with lines:"
                                + " replace a rejected row would be missing from its ticket; or, on purpose, the percentage of"
                                + " rejected rows that is still taken");
        declaration.getPolicies().put("rejectBudgetPercent", "0");
        assertThat(declaration.feed("acme-lines").policies().rejectBudgetPercent())
                .isZero();
        declaration.getPolicies().put("rejectBudgetPercent", "5");
        assertThat(declaration.feed("acme-lines").policies().rejectBudgetPercent())
                .isEqualTo(5);
    }

    @Test
    void aRequiredFieldWithoutColumnOrDefaultIsAnError() {
        FeedDeclaration declaration = lines();
        declaration.getColumns().remove("product");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage("feed acme-lines: columns.product: found nothing; expected a column for it, or a default"
                        + " (rows: ticket-lines)");
    }

    @Test
    void aFullFileOfTicketsNeedsAStatusForAbsentOnes() {
        FeedDeclaration declaration = lines();
        declaration.setRows("tickets-with-lines");
        declaration.getColumns().put("createdAt", "At");
        declaration.getColumns().put("status", "Status");
        declaration.getPolicies().put("mode", "full");
        assertThatThrownBy(() -> declaration.feed("acme-sales"))
                .hasMessage("feed acme-sales: policies.absent-status: found nothing; expected a status for absent"
                        + " tickets, since orders are not deleted");
        declaration.getPolicies().put("absentStatus", "void");
        assertThat(declaration.feed("acme-sales").policies().deletes()).isEqualTo(Policies.Deletes.OFF);
    }

    @Test
    void onlyAFullFileDeletesAndLinesAreNeverFull() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("deletes", "send");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessageStartingWith("feed acme-lines: policies.deletes: found \"send\"; expected mode: full");
        declaration.getPolicies().put("mode", "full");
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessageStartingWith("feed acme-lines: policies.mode: found \"full\"; expected increment");
    }

    @Test
    void aCanaryIsAFewItemsAndLeavesTheFingerprint() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("canary-items", 10);
        Feed feed = declaration.feed("acme-lines");
        assertThat(feed.policies().canaryItems()).isEqualTo(10);
        assertThat(feed.fingerprint()).isEqualTo(lines().feed("acme-lines").fingerprint());
        declaration.getPolicies().put("canary-items", 1001);
        assertThatThrownBy(() -> declaration.feed("acme-lines"))
                .hasMessage("feed acme-lines: policies.canary-items: found \"1001\"; expected 0 to 1000");
    }

    @Test
    void aFileOfDeletesNeedsOnlyIds() {
        for (String rows : List.of("customers", "products")) {
            FeedDeclaration declaration = new FeedDeclaration();
            declaration.setPartner("acme");
            declaration.setRows(rows);
            declaration.getColumns().put(rows.equals("products") ? "product" : "customer-id", "id");
            assertThatThrownBy(() -> declaration.feed("gone")).isInstanceOf(InvalidFeed.class);
            declaration.getDefaults().put("deleted", "Yes");
            Feed feed = declaration.feed("gone");
            assertThat(feed.deletesOnly()).isTrue();
            assertThat(RequiredFields.of(feed)).hasSize(1);
        }
    }

    @Test
    void aProductByACodeNeedsADecisionOnUnknownOnes() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("product-match", "ean");
        assertThatThrownBy(() -> declaration.feed("lines"))
                .hasMessageContaining("policies.references")
                .hasMessageContaining("hold, or warn");
        declaration.getPolicies().put("references", "hold");
        assertThat(declaration.feed("lines").policies().productMatch()).isEqualTo(Policies.ProductMatch.EAN);
    }

    @Test
    void whatDoesNotChangeHowBytesAreReadLeavesTheFingerprint() {
        FeedDeclaration declaration = lines();
        declaration.getPolicies().put("heldDeadline", "1d");
        assertThat(declaration.feed("acme-lines").fingerprint())
                .isEqualTo(lines().feed("acme-lines").fingerprint());
    }
}
