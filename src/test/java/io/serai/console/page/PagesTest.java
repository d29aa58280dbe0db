package io.serai.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.TicketValues;
import io.serai.rehearse.Rehearsals;
import io.serai.state.ApiKeys;
import io.serai.state.ApiKeys.Made;
import io.serai.state.Audit;
import io.serai.state.DeadLetters;
import io.serai.state.Ledger;
import io.serai.state.LetterFilter;
import io.serai.state.Operator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pages over HTTP, on a store that took the samples and some hostile files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesTest {

    private static final int HOSTILE_FAILED = 9;
    private static final int HOSTILE_CELLS = 10;

    private ConsoleHub hub;
    private Path home;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        home = folder;
        hub = ConsoleHub.full(home);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    static List<String> pages() {
        return List.of(
                "/",
                "/?span=hours",
                "/drops",
                "/drops?partner=boulange&result=done",
                "/drops/3",
                "/drops/" + HOSTILE_FAILED,
                "/drops/" + HOSTILE_CELLS,
                "/rejects",
                "/reasons",
                "/held",
                "/held?overdue=true",
                "/due",
                "/due?account=main&entity=order",
                "/dead-letters",
                "/dead-letters?state=past",
                "/parked",
                "/drift",
                "/canaries",
                "/emails",
                "/emails?account=main&state=unknown",
                "/reconciliations",
                "/trace",
                "/trace?store=B-NICE&ticket=00700",
                "/trace?customer=004101",
                "/trace?ticket=nothing",
                "/rehearse",
                "/audit");
    }

    /** With those that only an operator sees. */
    static List<String> operatorsPages() {
        List<String> pages = new ArrayList<>(pages());
        pages.addAll(List.of("/dead-letters/1", "/dead-letters/1/edit", "/dead-letters/1/edit?part=line+1"));
        return pages;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsWholeForAViewerAndHoldsNoScriptOfItsOwn(String path) throws Exception {
        HttpResponse<String> page = hub.get("viewer", path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
        assertThat(page.body())
                .contains("<html lang=\"en\"", "href=\"#main\"", "</footer>", "Europe/Paris")
                .doesNotContain("<script>", "onerror=alert(1)>", "<b>klingon", "style=\"", " onclick=");
    }

    @Test
    void aNameThatIsMarkupIsShownAsItIs() throws Exception {
        assertThat(hub.get("viewer", "/drops").body())
                .contains("a&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;.csv");
        assertThat(hub.get("viewer", "/drops/" + HOSTILE_FAILED).body())
                .contains("found &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assertThat(hub.get("viewer", "/trace?ticket=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"");
    }

    @Test
    void theOverviewSaysWhatNeedsSomebodyAndWhatToDo() throws Exception {
        assertThat(hub.get("viewer", "/").body())
                .contains("could not be used", "Tell the partner: export in the agreed character set.")
                .contains(
                        "boulange-lines of boulange: what came, expected by",
                        "records, fewer than 100,000",
                        "too few rows")
                .contains("dead letter", "then replay, or discard.")
                .contains("Came in today", "aria-label=\"Dead letters: ", "As a table");
    }

    @Test
    void whatIsRejectedIsShownWithAnExampleWithoutThePerson() throws Exception {
        assertThat(hub.get("operator", "/rejects").body())
                .contains("e_mail &quot;***&quot; is not an e-mail address; expected better")
                .contains("lang &quot;&lt;b&gt;klingon&lt;/b&gt;&quot; is not a two-letter language code")
                .doesNotContain("maelle");
    }

    @Test
    void theCellsOfARejectedRowAreShownToAnOperatorWhoSaysWhy() throws Exception {
        String path = "/drops/" + HOSTILE_CELLS;
        assertThat(hub.get("operator", path).body())
                .contains("given_name &quot;***&quot; holds a control character")
                .doesNotContain("secret-of-2", "maelle");
        assertThat(hub.post("viewer", path + "/cells", "why", "curious").statusCode())
                .isEqualTo(403);
        assertThat(hub.post("operator", path + "/cells", "why", " ").statusCode())
                .isEqualTo(422);
        assertThat(hub.post("operator", path + "/cells", "why", "the partner asks")
                        .body())
                .contains("secret-of-2", "maelle(at)exemple.test", "the partner asks")
                .doesNotContain("<script>");
        assertThat(hub.get(Audit.class).of(HOSTILE_CELLS))
                .extracting(Audit.Entry::what, Audit.Entry::who, Audit.Entry::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("rejects-unmask", "operator", "the partner asks"));
    }

    @Test
    void aTraceIsATimelineWithoutValuesUnlessAnOperatorSaysWhy() throws Exception {
        assertThat(hub.get("viewer", "/trace?store=B-NICE&ticket=00700").body())
                .contains("Ticket", "received", "accepted", "header (line 3 of the file)")
                .doesNotContain("Show values");
        assertThat(hub.get("operator", "/trace?customer=004101").body())
                .contains("Show values")
                .doesNotContain("exemple.test");
        assertThat(hub.post("operator", "/trace/values", "customer", "004101", "why", "a call from the shop")
                        .body())
                .contains("exemple.test", "trace-unmask", "a call from the shop");
    }

    @Test
    void aViewerReadsButDoesNotAct() throws Exception {
        assertThat(hub.get("viewer", "/dead-letters?account=main").body()).doesNotContain("/dead-letters/act");
        assertThat(hub.get("viewer", "/dead-letters/act?account=main").statusCode())
                .isEqualTo(403);
        assertThat(hub.post("viewer", "/dead-letters/act", "account", "main", "act", "discard", "why", "no")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("viewer", "/drops/3/preview").statusCode()).isEqualTo(403);
        assertThat(hub.api("viewer", "GET", "/api/drops").statusCode()).isEqualTo(200);
        assertThat(hub.api("viewer", "GET", "/api/drops/3/rejects").statusCode())
                .isEqualTo(403);
        assertThat(hub.api("viewer", "GET", "/api/drops/3/%72ejects").statusCode())
                .isEqualTo(403);
        assertThat(hub.api("viewer", "GET", "/api/trace?customer=004101&show-values=true")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.api("viewer", "GET", "/actuator/jolokia").statusCode()).isEqualTo(403);
        assertThat(hub.api("nobody", "GET", "/").statusCode()).isEqualTo(401);
    }

    @Test
    void aPartnersKeyReadsThatPartnersDropsAndNothingElse() throws Exception {
        ApiKeys keys = hub.get(ApiKeys.class);
        Made made = keys.create("boulange", Duration.ofDays(1), new Operator("tester", "their system asks"));
        String key = made.text();
        assertThat(hub.withKey("X-Api-Key", key, "GET", "/api/drops").body())
                .contains("\"partner\":\"boulange\"")
                .doesNotContain("\"partner\":\"cyclo\"", "\"partner\":\"modeline\"");
        long own = hub.get(Ledger.class).drops(1000, null).stream()
                .filter(drop ->
                        drop.partner().equals("boulange") && drop.outcomes().rejected() > 0)
                .findFirst()
                .orElseThrow()
                .id();
        long foreign = hub.get(Ledger.class).drops(1000, null).stream()
                .filter(drop -> drop.partner().equals("cyclo"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(hub.withKey("Authorization", "Bearer " + key, "GET", "/api/drops/" + own)
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.withKey("X-Api-Key", key, "GET", "/api/drops/" + own + "/rejects")
                        .body())
                .contains("serai_code");
        assertThat(hub.get(Audit.class).of(own)).extracting(Audit.Entry::who).contains("partner boulange");
        for (String path : List.of("/api/drops/" + foreign, "/api/drops/" + foreign + "/rejects")) {
            assertThat(hub.withKey("X-Api-Key", key, "GET", path).statusCode()).isEqualTo(404);
        }
        for (String path :
                List.of("/", "/drops", "/api/audit", "/api/accounts", "/actuator/prometheus", "/actuator/health")) {
            assertThat(hub.withKey("X-Api-Key", key, "GET", path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(hub.withKey("X-Api-Key", key, "POST", "/api/drops/" + own + "/replay?why=x")
                        .statusCode())
                .isEqualTo(403);

        keys.revoke(made.key().id(), new Operator("tester", "it was seen"));
        assertThat(hub.withKey("X-Api-Key", key, "GET", "/api/drops").statusCode())
                .isEqualTo(401);
        assertThat(hub.api("viewer", "GET", "/api/drops").statusCode()).isEqualTo(200);
        for (int guess = 0; guess < 10; guess++) {
            hub.withKey("X-Api-Key", "serai_guess" + guess, "GET", "/api/drops");
        }
        assertThat(hub.withKey("X-Api-Key", key, "GET", "/api/drops").statusCode())
                .isEqualTo(429);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepABrowserSafe() throws Exception {
        HttpResponse<String> page = hub.get("viewer", "/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void whatReadsSecretsOutOfMemoryIsNotOfferedOverHttp() throws Exception {
        for (String asked : List.of(
                "read/java.lang:type=Runtime/SystemProperties",
                "exec/com.sun.management:type=DiagnosticCommand/vmSystemProperties",
                "exec/com.sun.management:type=HotSpotDiagnostic/dumpHeap/heap.hprof/true")) {
            assertThat(hub.api("operator", "GET", "/actuator/jolokia/" + asked).body())
                    .as(asked)
                    .contains("\"status\":403");
        }
        assertThat(hub.api("operator", "GET", "/actuator/jolokia/read/java.lang:type=Runtime/Uptime")
                        .body())
                .contains("\"status\":200");
    }

    @Test
    void aPostWithoutTheTokenIsForbiddenAndSaysWhatToDo() throws Exception {
        HttpResponse<String> answer = hub.api("operator", "POST", "/api/dead-letters/replay?account=main&why=x");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("CSRF token", "X-XSRF-TOKEN");
    }

    @Test
    void anUnknownTicketIsAnsweredWithWhatWasLookedForAndWhatToDo() throws Exception {
        HttpResponse<String> answer = hub.api("viewer", "GET", "/api/trace?store=12&ticket=T9");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("nothing is known of ticket \\\"T9\\\" of store \\\"12\\\"", "leading zeros", "rejects");
        assertThat(hub.get("viewer", "/drops/4711").statusCode()).isEqualTo(404);
        assertThat(hub.get("viewer", "/drops/4711").body()).contains("There is no drop 4711");
    }

    @Test
    void aReplayIsShownBeforeItIsDone() throws Exception {
        assertThat(hub.post("operator", "/drops/3/preview").body())
                .contains("Nothing was written.", "Read it again", "customers and tickets would be new");
        assertThat(hub.post("operator", "/drops/3/replay", "why", "wrong column")
                        .body())
                .contains("Replay of", "drop 3");
        assertThat(hub.get(Audit.class).of(3)).extracting(Audit.Entry::why).contains("wrong column");
    }

    @Test
    void anEditedPartnerFileIsRehearsedBesideTheHubAndShownWithoutPersons() throws Exception {
        String running = Files.readString(home.resolve("boulange.camel.yaml"));
        String edited = running.replace("born\n", "changed\n");
        assertThat(hub.post("viewer", "/rehearse", "text", edited).statusCode()).isEqualTo(403);
        assertThat(hub.get("viewer", "/rehearse").body()).doesNotContain("textarea");
        assertThat(hub.post("operator", "/rehearse", "text", edited, "last", "5")
                        .statusCode())
                .isEqualTo(200);
        Rehearsals rehearsals = hub.get(Rehearsals.class);
        rehearsals.await(rehearsals.all().get(0));
        String page = hub.get("viewer", "/rehearse/1").body();
        assertThat(page)
                .contains("different", "columns.birthdate", "customers_2026-11-20-05-00-00.csv")
                .contains("<code>birthday</code>", "<code>***</code>", "17 as the running feed makes them")
                .doesNotContain("exemple.test", "1957-02-11", "<b>klingon");
        assertThat(hub.get("viewer", "/rehearse").body()).contains("customers with other values");
        assertThat(hub.post("operator", "/rehearse", "text", "- beans: [").body())
                .contains("Rehearsal <span>2</span>");
        rehearsals.await(rehearsals.all().get(0));
        assertThat(hub.get("viewer", "/rehearse/2").body())
                .contains("not done", "pasted.camel.yaml:1:11: error: this is no YAML");
        assertThat(hub.get(Audit.class).entries(5, null))
                .extracting(Audit.Entry::what, Audit.Entry::who, Audit.Entry::why)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("rehearse", "operator", "rehearsal of pasted.camel.yaml"));
    }

    @Test
    void aFeedThatStoppedIsShownWithItsAnswerAndGoesOnWhenReleased() throws Exception {
        JdbcTemplate store = new JdbcTemplate(hub.get(DataSource.class));
        store.update("""
                insert into canary (id, account, partner, feed, declaration, entity, state, items_max, since, request, items,
                                    reason, status, answer, example_store, example_id)
                values (7, 'main', 'boulange', 'boulange-customers', 'd', 'customer', 'refused', 10, 0, 3, 10,
                        'REFUSED_BY_DESTINATION', 422, ?, '', '004101')""", ConsoleHub.SCRIPT);
        store.update("""
                insert into document (placement, partner, entity, store, id, account, state, revision, changed_at, parts,
                                      lane, canary)
                values (?, 'boulange', 'customer', '', 'waits', 'main', 'due', 1, 0, '{"l":{}}', 1, 7)""", new DocumentKey("boulange", Entity.CUSTOMER, "", "waits").placement());
        assertThat(hub.get("viewer", "/").body())
                .contains(
                        "Feed boulange-customers has stopped at its first items for account main: the destination refused them; 1 wait");
        assertThat(hub.get("viewer", "/canaries").body())
                .contains("422, request 3", "004101", "&lt;script&gt;")
                .doesNotContain(ConsoleHub.SCRIPT)
                .doesNotContain("<form");
        assertThat(hub.get("viewer", "/due?account=main&entity=customer").body())
                .contains("after canary 7, as history");
        assertThat(hub.get("viewer", "/trace?customer=waits&partner=boulange").body())
                .contains("It waits for the first items of its feed");
        assertThat(hub.api("viewer", "GET", "/api/canaries").body()).contains("\"feed\":\"boulange-customers\"");
        assertThat(hub.api("viewer", "POST", "/api/canaries/7/release?why=x").statusCode())
                .isEqualTo(403);
        assertThat(hub.post("operator", "/canaries/7/release", "why", "the shop exists now")
                        .body())
                .contains("No feed waits.");
        assertThat(hub.get("viewer", "/audit").body()).contains("canary-release", "the shop exists now");
        store.update("delete from document where canary = 7");
    }

    @Test
    void aHistoryLoadSaysHowLongItWillTake() throws Exception {
        JdbcTemplate store = new JdbcTemplate(hub.get(DataSource.class));
        store.update("""
                insert into document (placement, partner, entity, store, id, account, state, revision, changed_at, parts, lane)
                values (0, 'boulange', 'customer', '', 'past', 'main', 'due', 1, 0, '{"l":{}}', 1)""");
        assertThat(hub.api("viewer", "GET", "/api/accounts").body())
                .contains("\"dueHistory\":1", "\"history\":{", "\"itemsPerMinute\":null", "\"leftSeconds\":null");
        hub.get(Figures.class).stale();
        assertThat(hub.get("viewer", "/due").body()).contains("time left not known yet");
        store.update("delete from document where id = 'past'");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aDeadLetterIsEditedWithoutShowingThePersonAfterALookAtTheChanges() throws Exception {
        DeadLetters letters = hub.get(DeadLetters.class);
        String edit = "/dead-letters/1/edit";
        String mail = "value:/customerEmail";
        assertThat(hub.get("viewer", edit).statusCode()).isEqualTo(403);
        assertThat(hub.get("viewer", "/dead-letters/1").body()).doesNotContain(edit);
        assertThat(hub.get("operator", "/dead-letters/1").body()).contains(edit + "?part=header", edit + "?part=line");
        assertThat(hub.get("operator", edit).body())
                .contains("name=\"value:/status\"", "name=\"" + mail + "\"")
                .doesNotContain("exemple.test", "value:/ticket", "value:/updatedAt");

        String look = edit + "/look";
        assertThat(hub.post("operator", look, "part", "header", mail, "").body())
                .contains("role=\"alert\"", "found nothing that differs");
        assertThat(hub.post("operator", look, "part", "header", mail, "no(at)exemple.test", "value:/status", "odd")
                        .body())
                .contains("role=\"alert\"", "NOT_AN_EMAIL", "value=\"odd\"");
        String would = hub.post("operator", look, "part", "header", mail, "ann@exemple.test", "value:/amountNet", "1,5")
                .body();
        assertThat(would).contains("role=\"alert\"", "amountNet", "BigDecimal");
        would = hub.post("operator", look, "part", "header", mail, "ann@exemple.test")
                .body();
        assertThat(would)
                .contains("What the edit would change", "customerEmail", "***")
                .contains("{&quot;customerEmail&quot;:&quot;ann@exemple.test&quot;}");
        assertThat(letters.open(1).orElseThrow().letter().state()).isEqualTo("open");

        String patch = "{\"customerEmail\":\"ann@exemple.test\"}";
        assertThat(hub.api("operator", "POST", edit + "?part=header&why=x&patch=%7B%7D")
                        .statusCode())
                .as("without the token")
                .isEqualTo(403);
        assertThat(hub.post("viewer", edit, "part", "header", "patch", patch, "why", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("operator", edit, "part", "header", "patch", patch, "why", " ")
                        .statusCode())
                .isEqualTo(422);
        hub.post("operator", edit, "part", "header", "patch", patch, "why", "the shop called");
        DeadLetters.Opened after = letters.open(1).orElseThrow();
        assertThat(after.letter().state()).isEqualTo("past");
        assertThat(Objects.requireNonNull(after.document().header()).values())
                .isInstanceOfSatisfying(TicketValues.class, ticket -> assertThat(ticket.customerEmail())
                        .isEqualTo("ann@exemple.test"));
        assertThat(hub.get("viewer", "/audit").body())
                .contains("dead-letter-edit", "the shop called", "customerEmail")
                .doesNotContain("ann@");
        assertThat(hub.get("operator", edit).statusCode())
                .as("only an open letter is edited")
                .isEqualTo(422);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void deadLettersAreLookedAtThenReplayedOrDiscarded() throws Exception {
        DeadLetters letters = hub.get(DeadLetters.class);
        LetterFilter open =
                LetterFilter.of(null, "main", null, null, "REFUSED_IN_COMPANY", null, null, null, null, null, null);
        int before = letters.list(open, 100, null).size();
        assertThat(before).isGreaterThan(1);
        long one = letters.list(open, 1, null).get(0).number();
        assertThat(hub.get("operator", "/dead-letters").body())
                .contains("Filter first")
                .doesNotContain("maelle@");
        assertThat(hub.get("operator", "/dead-letters/" + one).body()).contains("The item as it is assembled now");
        assertThat(hub.get("operator", "/dead-letters/act?number=" + one).body())
                .contains("<strong>1 dead letter</strong> would be acted upon", "Replay: send again");
        assertThat(letters.list(open, 100, null)).hasSize(before);
        assertThat(hub.post("operator", "/dead-letters/act", "number", "" + one, "act", "discard", "why", "")
                        .statusCode())
                .isEqualTo(422);
        hub.post("operator", "/dead-letters/act", "number", "" + one, "act", "discard", "why", "a test ticket");
        assertThat(letters.list(open, 100, null)).hasSize(before - 1);
        hub.post("operator", "/dead-letters/act", "reason", "REFUSED_IN_COMPANY", "act", "replay", "why", "mended");
        assertThat(letters.list(open, 100, null)).isEmpty();
        assertThat(hub.get("viewer", "/audit").body()).contains("a test ticket", "mended", "dead-letter-discard");
        assertThat(hub.get("viewer", "/due?account=main&entity=order").body()).contains("any others");
    }
}
