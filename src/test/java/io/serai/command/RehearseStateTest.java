package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assemble.Sha256;
import io.serai.check.Road;
import io.serai.model.ReceivedFile;
import io.serai.rehearse.Rehearsal;
import io.serai.rehearse.Rehearsed;
import io.serai.rehearse.Rehearsed.FileResult;
import io.serai.rehearse.Rehearsed.ItemsResult;
import io.serai.rehearse.Rehearsed.MemberChange;
import io.serai.rehearse.Rehearsed.Values;
import io.serai.rehearse.Wanted;
import io.serai.servers.PostgresServer;
import io.serai.state.StoreMove;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rehearsing only the last of many files: what came before them is the state that both readings begin with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseStateTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final String FEEDS = """
            - beans:
                - name: acme-members
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: customers
                    format: {zone: UTC}
                    columns: {customer-id: id, email: email}
                    defaults: {store: A, language: fr, created-at: "@file-time", updated-at: "@file-time", group-ids: club}
                    policies: {mode: full, deletes: send}
                - name: acme-tickets
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: tickets
                    format: {zone: UTC}
                    columns: {ticket: no, store: shop, status: state, created-at: at, updated-at: at}
                - name: acme-lines
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: ticket-lines
                    format: {zone: UTC}
                    columns: {ticket: no, store: shop, line: pos, product: sku, quantity: qty, amount-net: net, amount-gross: gross}
            """;

    private Map<String, String> settings;
    private HubFolder hub;
    private Path archive;
    private int files;

    @BeforeAll
    void fill(@TempDir Path home) throws Exception {
        Path partner = Files.writeString(home.resolve("acme.camel.yaml"), FEEDS);
        archive = Files.createDirectories(home.resolve("archive"));
        settings = Map.of(
                "serai.data-dir",
                home.resolve("data").toString(),
                "camel.main.routes-include-pattern",
                "file:" + partner.toAbsolutePath());
        hub = new HubFolder(settings);
        hub.get(Flyway.class).migrate();
        take("acme-members", members(20));
        take("acme-tickets", "no,shop,state,at\n1,A,sold,2026-11-01T10:00:00Z\n2,A,sold,2026-11-01T11:00:00Z\n");
        take("acme-lines", "no,shop,pos,sku,qty,net,gross\n1,A,1,P1,1,10,12\n1,A,2,P2,1,20,24\n");
        take("acme-members", members(19));
        take("acme-lines", "no,shop,pos,sku,qty,net,gross\n1,A,2,P2,2,40,48\n2,A,1,P1,3,30,36\n3,A,1,P1,1,5,6\n");
        // the same bytes once more, read again since other files came between: still one file
        take("acme-members", members(19));
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void theUnchangedFilesShowNoDifferenceHoweverManyAreReadAgain(int last) {
        Rehearsed same = rehearsed(last, "", "");
        assertThat(same.differs()).as(same.summary()).isFalse();
        assertThat(same.files()).hasSize(Math.min(last, 5));
    }

    /** The header and the first line of ticket 1 are of earlier files; ticket 3 is held with both. */
    @Test
    void whatCameBeforeIsPartOfTheItems() {
        Rehearsed found = rehearsed(1, "quantity: qty", "quantity: pos");
        assertThat(found.files()).extracting(FileResult::drop).containsExactly(5L);
        ItemsResult orders = found.items().get(0);
        assertThat(orders.compared()).isEqualTo(3);
        assertThat(orders.same()).as("held with both, or the same number").isEqualTo(2);
        assertThat(orders.members()).extracting(MemberChange::member).containsExactly("products[].quantity");
        assertThat(orders.members().get(0).first())
                .containsExactly(new Values("A", "2", "products[1].quantity", "3", "1"));
    }

    @Test
    void aFullFileThatNoLongerDeletesLeavesWhatItDoesNotName() {
        Rehearsed found = rehearsed(2, "deletes: send", "deletes: off");
        assertThat(found.files()).extracting(FileResult::drop).containsExactly(1L, 6L);
        assertThat(found.items().get(0).members())
                .extracting(MemberChange::member, MemberChange::items)
                .contains(org.assertj.core.groups.Tuple.tuple("deleted", 1L));
        assertThat(found.items().get(0).compared()).isEqualTo(20);
        assertThat(found.items().get(0).same()).isEqualTo(19);
    }

    @Test
    void anotherKeyIsOthersAndNoOnes() {
        Rehearsed found = rehearsed(20, "ticket: no, store: shop, line", "ticket: sku, store: shop, line");
        ItemsResult orders = found.items().get(0);
        assertThat(orders.gone()).isEqualTo(2);
        assertThat(orders.moves())
                .anyMatch(move ->
                        move.running().equals("nothing") && move.edited().equals("held"));
    }

    @Test
    void onPostgresqlItIsTheSame() throws Exception {
        PostgresServer server = PostgresServer.sharedOrSkip();
        String url = server.newDatabase();
        assertThat(hub.fromStore(StoreMove.class)
                        .to(url, server.user(), server.password())
                        .equal())
                .isTrue();
        Rehearsed here = rehearsed(2, "quantity: qty", "quantity: pos");
        Map<String, String> there = new HashMap<>(settings);
        there.putAll(Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", server.user(),
                "spring.datasource.password", server.password()));
        try (HubFolder postgres = new HubFolder(there)) {
            Rehearsed found = rehearsed(postgres, 2, "quantity: qty", "quantity: pos");
            assertThat(found.files()).isEqualTo(here.files());
            assertThat(found.items()).isEqualTo(here.items());
            assertThat(found.cost().documents()).isEqualTo(here.cost().documents());
            assertThat(rehearsed(postgres, 20, "", "").differs()).isFalse();
        }
    }

    private Rehearsed rehearsed(int last, String from, String to) {
        return rehearsed(hub, last, from, to);
    }

    private static Rehearsed rehearsed(HubFolder hub, int last, String from, String to) {
        assertThat(FEEDS).contains(from);
        byte[] edited = (from.isEmpty() ? FEEDS : FEEDS.replace(from, to)).getBytes(StandardCharsets.UTF_8);
        return hub.fromStore(Rehearsal.class)
                .run(new Wanted("acme.camel.yaml.new", edited, Set.of(), last, 3, false), step -> {});
    }

    private static String members(int count) {
        StringBuilder rows = new StringBuilder("id,email\n");
        IntStream.rangeClosed(1, count).forEach(n -> rows.append("C" + n + ",c" + n + "@acme.test\n"));
        return rows.toString();
    }

    private void take(String feed, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(Sha256.of(bytes));
        Path kept = Files.write(archive.resolve(hash), bytes);
        Instant modified = NOON.plusSeconds(60L * files++);
        ReceivedFile file = new ReceivedFile(
                "acme", feed, feed + files + ".csv", "folder:in", modified, bytes.length, hash, kept, Instant.EPOCH);
        List<String> results = List.of("done", "repeated");
        assertThat(hub.get(Road.class).take(file, reject -> {}).drop().result()).isIn(results);
    }
}
