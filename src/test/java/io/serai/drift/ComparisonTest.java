package io.serai.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.drift.HeaderDrift.Proposal;
import io.serai.feed.Alias;
import io.serai.feed.Feed;
import io.serai.feed.FeedDeclaration;
import io.serai.read.RawRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String OLD = "ticket,store,line,ean,label,qty,amount_ht,amount_ttc";

    private static final String[] EANS = {"4006381333931", "3017620422003", "5449000000996", "8076800195057"};

    private final Feed feed = feed();

    private static Feed feed() {
        FeedDeclaration declaration = new FeedDeclaration();
        declaration.setPartner("acme");
        declaration.setRows("ticket-lines");
        String[] fields = {
            "ticket", "store", "line", "product", "product-name", "quantity", "amount-net", "amount-gross"
        };
        String[] columns = OLD.split(",", -1);
        for (int i = 0; i < fields.length; i++) {
            declaration.getColumns().put(fields[i], columns[i]);
        }
        return declaration.feed("acme-lines");
    }

    /** Rows of a till, the same each day but for the ticket ids and amounts. */
    private static List<String> row(int n) {
        return List.of("T" + n, "S" + n % 3, "1", EANS[n % 4], "Gant d'été " + n % 5, "2", n + ".00", n + ".20");
    }

    private static Sample sample(int from, IntFunction<List<String>> rows) {
        Sample sample = new Sample();
        List<RawRow> raw = new ArrayList<>();
        IntStream.range(from, from + 50).forEach(n -> raw.add(new RawRow(n, n + 1L, rows.apply(n))));
        sample.add(raw);
        return sample;
    }

    private SeenHeader before() {
        return SeenHeader.of(11, names(OLD), sample(0, ComparisonTest::row), feed);
    }

    private static List<String> names(String header) {
        return Arrays.asList(header.split(",", -1));
    }

    private @Nullable HeaderDrift compared(String header, IntFunction<List<String>> rows) {
        // as the store keeps it
        SeenHeader kept = SeenHeader.read(11, before().json());
        HeaderDrift drift = Comparison.of(feed, names(header), kept, sample(100, rows));
        return drift == null ? null : HeaderDrift.read(drift.json());
    }

    private HeaderDrift drift(String header, IntFunction<List<String>> rows) {
        return Objects.requireNonNull(compared(header, rows));
    }

    private static List<String> pairs(HeaderDrift drift) {
        return drift.proposals().stream()
                .map(one -> one.field() + "=" + one.column())
                .toList();
    }

    @Test
    void theSameHeaderIsNoChangeWhateverItsCase() {
        assertThat(compared(OLD, ComparisonTest::row)).isNull();
        assertThat(compared(OLD.toUpperCase(java.util.Locale.ROOT), ComparisonTest::row))
                .isNull();
    }

    @Test
    void aRenamedAmountIsProposedWithItsEvidence() {
        HeaderDrift drift = drift(OLD.replace("amount_ttc", "total_ttc"), n -> {
            List<String> row = new ArrayList<>(row(n));
            row.set(7, n == 101 ? "free" : n + ".20");
            return row;
        });
        assertThat(drift.vanished()).containsExactly(new HeaderDrift.Vanished("amount_ttc", "amount-gross", true));
        assertThat(drift.appeared()).containsExactly("total_ttc");
        assertThat(drift.moved()).isEmpty();
        Proposal proposal = drift.proposals().get(0);
        assertThat(proposal.field()).isEqualTo("amount-gross");
        assertThat(proposal.before()).isEqualTo("amount_ttc");
        assertThat(proposal.points()).isGreaterThan(80);
        assertThat(proposal.write()).isEqualTo("amount-gross: amount_ttc|total_ttc");
        assertThat(proposal.evidence())
                .contains(
                        "98 % of its 50 first values are numbers in the agreed form",
                        "it stands where amount_ttc stood", "columns for amount-gross are often called so");
        assertThat(drift.summary())
                .startsWith("against drop 11, columns are gone: amount_ttc (amount-gross, required); new: total_ttc;"
                        + " perhaps total_ttc for amount-gross: ");
    }

    @Test
    void whatHoldsTextIsNoAmountHoweverItIsCalled() {
        HeaderDrift drift = drift(OLD.replace("amount_ttc", "total_ttc"), n -> {
            List<String> row = new ArrayList<>(row(n));
            row.set(7, "see invoice");
            return row;
        });
        assertThat(drift.proposals()).isEmpty();
    }

    @Test
    void netAndGrossAreToldApartByTheirNamesAndArticlesByTheirCheckDigits() {
        HeaderDrift drift = drift("ticket,store,line,ref,label,qty,total_ttc,total_ht,internal", n -> {
            List<String> row = new ArrayList<>(row(n));
            row.set(6, n + ".20");
            row.set(7, n + ".00");
            row.add("100000000000" + n % 10);
            return row;
        });
        assertThat(pairs(drift))
                .containsExactlyInAnyOrder("amount-gross=total_ttc", "amount-net=total_ht", "product=ref");
        Proposal product = drift.proposals().stream()
                .filter(one -> one.field().equals("product"))
                .findFirst()
                .orElseThrow();
        assertThat(product.evidence())
                .contains(
                        "100 % of its values are article numbers with a valid check digit, ean had 100 %",
                        "4 of 4 different values that were compared stood in ean too");
    }

    @Test
    void anOptionalColumnThatIsRenamedIsProposedAndNotRequired() {
        HeaderDrift drift = drift(OLD.replace("label", "libelle"), ComparisonTest::row);
        assertThat(drift.vanished()).containsExactly(new HeaderDrift.Vanished("label", "product-name", false));
        assertThat(pairs(drift)).containsExactly("product-name=libelle");
        assertThat(String.join("; ", drift.proposals().get(0).evidence()))
                .contains("5 of 5 different values that were compared stood in label too");
    }

    @Test
    void columnsThatMovedAreTheFewestThatDid() {
        HeaderDrift drift = drift("amount_ttc,ticket,store,line,ean,label,qty,amount_ht", ComparisonTest::row);
        assertThat(drift.moved()).containsExactly("amount_ttc");
        assertThat(drift.proposals()).isEmpty();
        assertThat(drift.summary()).isEqualTo("against drop 11, columns are elsewhere: amount_ttc");
    }

    @Test
    void whatStoodBesideTheColumnBeforeIsNotItsNewName() {
        SeenHeader wider = SeenHeader.of(
                11,
                names(OLD + ",price_ttc"),
                sample(0, n -> {
                    List<String> row = new ArrayList<>(row(n));
                    row.add("9.99");
                    return row;
                }),
                feed);
        String header = OLD.replace(",amount_ttc", "") + ",price_ttc";
        HeaderDrift drift =
                Objects.requireNonNull(Comparison.of(feed, names(header), wider, sample(0, ComparisonTest::row)));
        assertThat(drift.vanished()).hasSize(1);
        assertThat(drift.proposals()).isEmpty();
    }

    @Test
    void withoutAnyGoodFileTheNamesThatTheFeedNeedsAreCompared() {
        HeaderDrift drift = Objects.requireNonNull(
                Comparison.of(feed, names(OLD.replace("qty", "quantity")), null, sample(0, ComparisonTest::row)));
        assertThat(drift.comparedWithDrop()).isNull();
        assertThat(drift.vanished()).containsExactly(new HeaderDrift.Vanished("qty", "quantity", true));
        assertThat(pairs(drift)).containsExactly("quantity=quantity");
        assertThat(Comparison.of(feed, names(OLD + ",more"), null, sample(0, ComparisonTest::row)))
                .isNull();
    }

    @Test
    void anAcceptedNameFillsItsFieldAndIsProposedNoMore() {
        Feed knowing = feed.with(List.of(new Alias("acme-lines", "amount-gross", "total_ttc")));
        HeaderDrift drift = Objects.requireNonNull(Comparison.of(
                knowing, names(OLD.replace("amount_ttc", "total_ttc")), before(), sample(0, ComparisonTest::row)));
        assertThat(drift.vanished()).containsExactly(new HeaderDrift.Vanished("amount_ttc", "amount-gross", false));
        assertThat(drift.proposals()).isEmpty();
    }

    @Test
    void theColumnsOfARejectsFileAreNotThePartners() {
        assertThat(compared(OLD + ",serai_line,serai_column,serai_code,serai_message", ComparisonTest::row))
                .isNull();
    }

    @Test
    void noValueIsKeptOfAnyColumn() {
        String kept = before().json();
        for (int n = 0; n < 50; n++) {
            assertThat(kept).doesNotContain(EANS[n % 4], "été", "\"T" + n + "\"", "\"" + n + ".20\"");
        }
        assertThat(kept).contains("\"9.9\"", "\"x9\"").hasSizeLessThan(5_000);
    }

    @Test
    void sharedValuesOfLongColumnsAreEstimatedFairly() {
        Profile thousand = Profile.of(ids(0, 1000), 1000);
        Profile.Shared half = Profile.of(ids(500, 1000), 1000).among(thousand);
        assertThat(half.compared()).isBetween(20, 32);
        assertThat(half.equal() / (double) half.compared()).isBetween(0.25, 0.75);
        assertThat(Profile.of(ids(5000, 1000), 1000).among(thousand).equal()).isZero();
    }

    private static List<String> ids(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(n -> "C" + n).toList();
    }
}
