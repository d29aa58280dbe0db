package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.model.Reason;
import io.serai.rehearse.CannotRehearse;
import io.serai.rehearse.Rehearsal;
import io.serai.rehearse.Rehearsed;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.Holds;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.Move;
import io.serai.rehearse.Rehearsed.Rejects;
import io.serai.rehearse.Rehearsed.Row;
import io.serai.rehearse.Rehearsed.Values;
import io.serai.rehearse.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edited partner files over a store that took the samples; the store is the same after all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> settings = new HashMap<>();
    private Path home;
    private HubFolder hub;
    private List<String> before;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        home = folder;
        FilledStore.in(home.resolve("data"));
        settings.putAll(FilledStore.settings(home.resolve("data")));
        Path partners = Files.createDirectories(home.resolve("partners"));
        settings.put(
                "camel.main.routes-include-pattern",
                "file:routes/*.camel.yaml,file:" + partners.toAbsolutePath() + "/*.camel.yaml");
        try (Stream<Path> samples = Files.list(Path.of("routes/samples"))) {
            for (Path sample : samples.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .toList()) {
                // the feeds without their drops, whose servers are not here
                String feeds = Files.readString(sample).replaceFirst("(?s)\\n- route:.*", "\n");
                Files.writeString(partners.resolve(sample.getFileName()), feeds);
            }
        }
        hub = new HubFolder(settings);
        before = store();
    }

    @AfterAll
    void theStoreIsAsItWas() throws Exception {
        hub.close();
        assertThat(store()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boulange", "modeline", "cyclo"})
    void theUnchangedFileShowsNoDifference(String partner) throws Exception {
        Rehearsed same = rehearsed(partner, "", "");
        assertThat(same.summary()).endsWith("no difference");
        assertThat(same.differs()).isFalse();
        assertThat(same.files()).isNotEmpty();
        assertThat(same.items()).allMatch(items -> items.compared() > 0 && items.same() == items.compared());
    }

    @Test
    void anotherDecimalMarkRejectsTheRowsWithTheirLinesAndSendsNothing() throws Exception {
        Rehearsed found = rehearsed("modeline", "decimal-mark: \",\"", "decimal-mark: \".\"");
        FileResult file = found.files().get(0);
        assertThat(file.running().outcomes().accepted()).isEqualTo(30);
        assertThat(file.edited().outcomes().rejected()).isEqualTo(36);
        Rejects rejects = file.newRejects().get(0);
        assertThat(rejects.code()).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(rejects.column()).isEqualTo("Montant HT");
        assertThat(rejects.rows()).isEqualTo(30);
        assertThat(rejects.first()).hasSize(3).startsWith(new Row(2, "41,58", "a number such as 1234.50"));
        assertThat(orders(found).moves())
                .extracting(Move::kind, Move::running, Move::edited, Move::documents)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("gone", "item", "nothing", 18L));
        assertThat(orders(found).held()).isEqualTo(new Holds(15, 0, 0, 3));
        assertThat(found.feeds().get(0).keys())
                .containsExactly(new Rehearsed.KeyChange("format.decimal-mark", "\",\"", "\".\""));
    }

    @Test
    void aThousandsMarkTakesRowsThatWereRejected() throws Exception {
        Rehearsed found =
                rehearsed("modeline", "decimal-mark: \",\"", "decimal-mark: \",\"\n          thousands-mark: \".\"");
        List<Rejects> gone = found.files().get(0).goneRejects();
        assertThat(gone).extracting(Rejects::code).contains(Reason.NUMBER_AMBIGUOUS);
        assertThat(found.files().get(0).newRejects()).isEmpty();
        assertThat(orders(found).changed()).isPositive();
        assertThat(orders(found).members()).anyMatch(member -> member.member().equals("products"));
    }

    @Test
    void aRenamedColumnThatIsNotInTheFilesFailsThem() throws Exception {
        Rehearsed found = rehearsed("modeline", "Montant HT", "Montant net");
        assertThat(found.files().get(0).edited().failure()).isEqualTo(Reason.COLUMN_MISSING);
        assertThat(found.summary()).isEqualTo("1 file read twice: 18 orders less, 1 file ending otherwise");
    }

    @Test
    void aStricterBudgetFailsTheFile() throws Exception {
        Rehearsed found = rehearsed("modeline", "returns: status", "reject-budget-percent: 1, returns: status");
        assertThat(found.files().get(0).edited().failure()).isEqualTo(Reason.BUDGET_EXCEEDED);
        assertThat(found.files().get(0).goneRejects()).isEmpty();
    }

    @Test
    void anotherDefaultChangesOneMemberOfEachCustomerWhichIsHiddenUnlessAskedFor() throws Exception {
        Rehearsed found = rehearsed("cyclo", "country-code: CH", "country-code: FR");
        ItemsResult customers = found.items().get(0);
        assertThat(customers.entity()).isEqualTo("customer");
        assertThat(customers.members()).singleElement().satisfies(member -> {
            assertThat(member.member()).isEqualTo("billingAddress.countryCode");
            assertThat(member.items()).isEqualTo(9);
            assertThat(member.first().get(0).running()).isEqualTo("***");
        });
        assertThat(customers.held()).isEqualTo(new Holds(9, 0, 0, 0));
        Rehearsed shown = hub.fromStore(Rehearsal.class)
                .run(wanted("cyclo", "country-code: CH", "country-code: FR", 20, true), step -> {});
        assertThat(shown.items().get(0).members().get(0).first().get(0).edited())
                .isEqualTo("\"FR\"");
    }

    /** The lines alone are read again; their headers are those of the state. */
    @Test
    void anotherPolicyChangesAmountsMemberByMember() throws Exception {
        Rehearsed found = rehearsed("cyclo", "line-amount: unit", "line-amount: total");
        assertThat(found.files()).extracting(FileResult::feed).containsExactly("cyclo-lines");
        assertThat(found.files().get(0).differs()).isFalse();
        assertThat(orders(found).members())
                .extracting(Rehearsed.MemberChange::member, Rehearsed.MemberChange::items)
                .contains(org.assertj.core.groups.Tuple.tuple("products[].amount", 12L));
        assertThat(orders(found).members().stream().flatMap(member -> member.first().stream()))
                .contains(new Values("", "K880014", "products[1].amount", "110.97", "36.99"));
    }

    @Test
    void whatIsRefusedInsteadOfSentIsTold() throws Exception {
        assertThat(orders(rehearsed("modeline", "returns: status", "returns: skip"))
                        .moves())
                .extracting(Move::kind, Move::edited, Move::documents)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("gone", "RETURN_SKIPPED", 1L));
    }

    @Test
    void aFeedThatIsGoneTakesNothing() throws Exception {
        Rehearsed found = rehearsed("boulange", "name: boulange-lines", "name: boulange-lignes");
        assertThat(found.feeds())
                .extracting(Rehearsed.FeedChange::feed, Rehearsed.FeedChange::change)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("boulange-lines", "gone"),
                        org.assertj.core.groups.Tuple.tuple("boulange-lignes", "new"));
        assertThat(found.files().get(0).edited().result()).isEqualTo("not-taken");
        assertThat(orders(found).gone()).isEqualTo(28);
    }

    /** Everything is deleted from the store while it is rehearsed; what is seen is the moment when it began. */
    @Test
    void theHubMayWriteMeanwhile() throws Exception {
        List<String> writes = new ArrayList<>();
        Consumer<String> writing = step -> {
            if (step.startsWith("reading") || step.startsWith("comparing")) {
                try (Connection store = connection();
                        Statement statement = store.createStatement()) {
                    store.setAutoCommit(false);
                    writes.add(step + " " + statement.executeUpdate("update document set state = 'due', parts = '{}'"));
                    store.commit();
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Path kept = Files.copy(home.resolve("data/serai.db"), home.resolve("kept.db"));
        hub.close();
        try (HubFolder own = new HubFolder(settings)) {
            Rehearsed found =
                    own.fromStore(Rehearsal.class).run(wanted("boulange", "label", "ean", 20, false), writing);
            assertThat(writes).hasSizeGreaterThan(1).allMatch(write -> !write.endsWith(" 0"));
            assertThat(found.items()).anyMatch(items -> items.changed() == 28);
        } finally {
            for (String end : List.of("-wal", "-shm")) {
                Files.deleteIfExists(home.resolve("data/serai.db" + end));
            }
            Files.move(kept, home.resolve("data/serai.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            hub = new HubFolder(settings);
        }
    }

    @Test
    void aFileThatIsNoLongerKeptIsNamedAndTheOthersAreRead() throws Exception {
        Path customers = archived("cyclo-customers");
        Path aside = Files.move(customers, home.resolve("aside"));
        try {
            Rehearsed found = rehearsed("cyclo", "", "");
            assertThat(found.notKept())
                    .extracting(Rehearsed.NotKept::name)
                    .containsExactly("customers_20261119.tsv.gz");
            assertThat(found.files()).hasSize(2);
            assertThatThrownBy(() -> rehearsed("cyclo", "country-code: CH", "country-code: FR"))
                    .isInstanceOf(CannotRehearse.class)
                    .hasMessageContaining("the last 1 files of cyclo-customers are no longer in the archive");
        } finally {
            Files.move(aside, customers);
        }
    }

    @Test
    void theCommandSaysItInTextAndInJsonAndWithItsExitCode() throws Exception {
        Run different = command("modeline", "returns: status", "returns: skip");
        assertThat(different.exit()).as(different.err()).isEqualTo(1);
        assertThat(different.out())
                .startsWith("different: 1 file read twice: 1 order less\n")
                .contains(
                        "  feed modeline-sales: changed, 1 file read\n      policies.returns: \"status\" -> \"skip\"\n",
                        "36 records = 30 accepted + 6 rejected; the same with both\n",
                        "ORDERS: 18 compared, 17 the same, 0 with other values, 0 more, 1 less\n",
                        "  gone: 1 order, running: sent, edited: refused, RETURN_SKIPPED\n      store M02 ticket 1204\n",
                        "  of these the account holds 1 as the running feed makes them\n",
                        "Nothing was kept or sent.")
                .endsWith("different: 1 file read twice: 1 order less\n");
        Run same = command("modeline", "", "", "--json", "--last", "1");
        assertThat(same.exit()).as(same.err()).isZero();
        JsonNode json = JSON.readTree(same.out());
        assertThat(json.path("differs").asBoolean(true)).isFalse();
        assertThat(json.path("items").path(0).path("same").asInt()).isEqualTo(18);
    }

    @Test
    void whatCannotBeRehearsedIsExitCodeTwoAndSaysWhy() throws Exception {
        Run mistaken = command("modeline", "delimiter: \";\"", "delimitr: \";\"");
        assertThat(mistaken.exit()).isEqualTo(2);
        assertThat(mistaken.err())
                .contains("modeline.camel.yaml.new:13:11: error: feed modeline-sales: format: found the unknown key")
                .doesNotContain("\tat ");
        assertThatThrownBy(() -> rehearsed("modeline", "modeline-sales", "acme-sales"))
                .hasMessageContaining("no file that the hub loads declares one of them");
        assertThatThrownBy(() -> hub.fromStore(Rehearsal.class)
                        .run(
                                new Wanted("x.yaml", text("modeline", "", ""), Set.of("cyclo-lines"), 1, 1, false),
                                s -> {}))
                .hasMessageContaining("no feed \"cyclo-lines\"");
    }

    private static ItemsResult orders(Rehearsed found) {
        return found.items().stream()
                .filter(items -> items.entity().equals("order"))
                .findFirst()
                .orElseThrow();
    }

    private Rehearsed rehearsed(String partner, String from, String to) throws Exception {
        return hub.fromStore(Rehearsal.class).run(wanted(partner, from, to, 20, false), step -> {});
    }

    private Wanted wanted(String partner, String from, String to, int last, boolean values) throws Exception {
        return new Wanted(partner + ".camel.yaml.new", text(partner, from, to), Set.of(), last, 3, values);
    }

    private byte[] text(String partner, String from, String to) throws Exception {
        String running = Files.readString(home.resolve("partners").resolve(partner + ".camel.yaml"));
        assertThat(running).contains(from);
        return (from.isEmpty() ? running : running.replace(from, to)).getBytes(StandardCharsets.UTF_8);
    }

    private Run command(String partner, String from, String to, String... options) throws Exception {
        Path edited = Files.write(home.resolve(partner + ".camel.yaml.new"), text(partner, from, to));
        return Run.of(
                settings,
                Stream.concat(Stream.of("rehearse", edited.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Connection connection() throws java.sql.SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/serai.db"));
    }

    private Path archived(String feed) throws Exception {
        try (Connection store = connection();
                Statement statement = store.createStatement();
                ResultSet row =
                        statement.executeQuery("select archived from drop_ledger where feed = '" + feed + "'")) {
            return Path.of(row.getString(1));
        }
    }

    private List<String> store() throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection store = connection();
                Statement statement = store.createStatement()) {
            for (String table : List.of("document", "drop_ledger", "drop_partition", "counter", "audit", "request")) {
                try (ResultSet found = statement.executeQuery("select * from " + table + " order by 1, 2")) {
                    while (found.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int n = 1; n <= found.getMetaData().getColumnCount(); n++) {
                            row.append('|').append(found.getString(n));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }
}
