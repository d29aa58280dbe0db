package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {

    private Path data;
    private Map<String, String> settings;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        data = folder;
        settings = FilledStore.settings(data);
        FilledStore.in(data);
    }

    @Test
    void aTicketTellsItsPartsItsRequestAndEveryRowThatSpokeOfIt() {
        Run run = Run.of(settings, "trace", "--store", "B-NICE", "--ticket", "00700", "--history");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("boulange order B-NICE/00700: delivered, revision ")
                .contains(
                        "  header: tickets_2026-11-21-05-00-00.csv:3 (drop 8), version 2026-11-20T09:00:00Z of the row")
                .containsPattern("request \\d+, revision \\d+ among 5 items, batch b{64}: status 200, accepted")
                .contains("  tickets_2026-11-21-05-00-00.csv:3 (drop 8) header, version 2026-11-20T09:00:00Z: current")
                .contains(
                        "  tickets_2026-11-20-05-00-00.csv:3 (drop 3) header, version 2026-11-19T15:15:02Z: superseded by"
                                + " tickets_2026-11-21-05-00-00.csv:3 (drop 8, version 2026-11-20T09:00:00Z)");
    }

    @Test
    void aRejectedRowIsPartOfTheHistory() {
        Run run = Run.of(settings, "trace", "--store", "B-METZ", "--ticket", "00701", "--history");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("boulange order B-METZ/00701: held")
                .contains("  tickets_2026-11-20-05-00-00.csv:7 (drop 3) row: rejected: NOT_A_DATE");
    }

    @Test
    void aTicketWhoseIdIsUniqueNeedsNoStore() {
        Run run = Run.of(settings, "trace", "--ticket", "K880001");
        assertThat(run.out()).startsWith("cyclo order K880001: delivered");
        assertThat(Run.of(settings, "trace", "--store", "GENEVE", "--ticket", "K880001")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void anythingElseIsAskedForByItsEntityAndId() {
        Run run = Run.of(settings, "trace", "--entity", "order", "--id", "K880001");
        assertThat(run.out()).startsWith("cyclo order K880001: delivered");
        assertThat(Run.of(settings, "trace", "--entity", "product", "--id", "K880001")
                        .out())
                .startsWith("nothing is known of it");
        Run unknown = Run.of(settings, "trace", "--entity", "basket", "--id", "1");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("--entity: found basket; expected one of category, product, ");
    }

    @Test
    void valuesAreShownOnlyWhenAskedFor() {
        Run run = Run.of(settings, "trace", "--customer", "004101", "--history");
        assertThat(run.out()).contains("boulange customer 004101: delivered").doesNotContainIgnoringCase("kerbrat");
        assertThat(Run.of(settings, "trace", "--customer", "004101", "--show-values")
                        .out())
                .contains("titouan.kerbrat@exemple.test");
    }

    @Test
    void aRefusedOneShowsItsDeadLetterAndTheAnswerOnlyWhenAskedFor() throws Exception {
        List<String> key = one("select partner, store, id from document where state = 'refused' limit 1");
        String[] args = {"trace", "--partner", key.get(0), "--store", key.get(1), "--ticket", key.get(2)};
        assertThat(Run.of(settings, args).out())
                .contains("  refused: REFUSED_IN_COMPANY", "dead letters")
                .containsPattern("revision \\d+ REFUSED_IN_COMPANY \\(request \\d+, status 422\\)")
                .contains(": status 422, refused")
                .doesNotContain("exemple.test");
        String[] all = {"trace", "--partner", key.get(0), "--store", key.get(1), "--ticket", key.get(2), "--show-values"
        };
        assertThat(Run.of(settings, all).out()).contains("answer: {\"error\":\"maelle@exemple.test is not known\"}");
    }

    @Test
    void whatIsNotKnownOrNotOneIsExitCodeOne() throws Exception {
        Run unknown = Run.of(settings, "trace", "--ticket", "00700");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.out()).startsWith("nothing is known of it");
        long placement = new DocumentKey("cyclo", Entity.CUSTOMER, "", "004102").placement();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("serai.db"));
                Statement statement = store.createStatement()) {
            statement.executeUpdate(
                    "insert into document (placement, partner, entity, store, id, account, state, revision,"
                            + " changed_at, parts) select " + placement
                            + ", 'cyclo', entity, store, id, account, 'due', 1, 0, parts"
                            + " from document where id = '004102'");
        }
        Run both = Run.of(settings, "trace", "--customer", "004102");
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.out()).isEqualTo("several partners have it: boulange, cyclo; say which with --partner\n");
        assertThat(Run.of(settings, "trace", "--customer", "004102", "--partner", "boulange")
                        .exit())
                .isZero();
    }

    @Test
    void exactlyOneOfTicketAndCustomerIsAskedFor() {
        assertThat(Run.of(settings, "trace").exit()).isEqualTo(2);
        assertThat(Run.of(settings, "trace", "--ticket", "1", "--customer", "1").exit())
                .isEqualTo(2);
    }

    private List<String> one(String sql) throws Exception {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("serai.db"));
                Statement statement = store.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(row.getString(i));
            }
            return cells;
        }
    }
}
