package io.serai.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.rehearse.Rehearsals;
import io.serai.state.Audit;
import io.serai.state.DeadLetters;
import io.serai.state.LetterFilter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                "/trace",
                "/trace?store=B-NICE&ticket=00700",
                "/trace?customer=004101",
                "/trace?ticket=nothing",
                "/rehearse",
                "/audit");
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
                .contains("href=\"/rehearse/2\"");
        assertThat(hub.get(Audit.class).entries(5, null))
                .extracting(Audit.Entry::what, Audit.Entry::who, Audit.Entry::why)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("rehearse", "operator", "rehearsal of pasted.camel.yaml"));
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
