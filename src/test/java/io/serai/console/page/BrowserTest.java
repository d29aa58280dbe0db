package io.serai.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.state.Operator;
import io.serai.state.Replays;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser: at phone width, in light and dark, by keyboard, without scripts, and for assistive technology. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final int PHONE_PIXELS = 360;
    private static final int DESK_PIXELS = 1280;
    private static final int TABS_MAX = 80;

    private ConsoleHub hub;
    private Chromium browser;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        Optional<Path> program = Chromium.program();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: install the Debian package chromium");
        hub = ConsoleHub.full(home);
        browser = new Chromium(program.orElseThrow(), Files.createDirectories(home.resolve("profile")));
        browser.login(ConsoleHub.authorization("operator"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    private void open(String path) throws Exception {
        browser.open(hub.url() + path);
    }

    @Test
    void nothingScrollsSidewaysOnAPhoneAndNothingFails() throws Exception {
        browser.look(PHONE_PIXELS, false);
        for (String path : PagesTest.operatorsPages()) {
            open(path);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("width of %s", path)
                    .isLessThanOrEqualTo(PHONE_PIXELS);
            assertThat(browser.errors()).as("errors of %s", path).isEmpty();
        }
        open("/drops/4711");
        assertThat(browser.errors()).as("a page that is missing is noticed").isNotEmpty();
    }

    @Test
    void assistiveTechnologyFindsItsWayInLightAndDark() throws Exception {
        String axe;
        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream("/axe.min.js"))) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> violations = new ArrayList<>();
        for (boolean dark : new boolean[] {false, true}) {
            browser.look(dark ? PHONE_PIXELS : DESK_PIXELS, dark);
            for (String path : PagesTest.operatorsPages()) {
                open(path);
                browser.evaluate(axe + ";0");
                JsonNode found = browser.evaluate("axe.run({resultTypes: ['violations']}).then(r => [r.passes.length,"
                        + " r.violations.map(v => v.id + ' ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)])");
                assertThat(found.get(0).asInt())
                        .as("rules that hold on %s", path)
                        .isGreaterThan(10);
                found.get(1)
                        .forEach(violation -> violations.add(path + (dark ? " dark: " : ": ") + violation.asText()));
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void darkIsDarkAndLightIsLight() throws Exception {
        browser.look(DESK_PIXELS, false);
        open("/");
        String light = background();
        browser.look(DESK_PIXELS, true);
        open("/");
        assertThat(brightness(light)).isGreaterThan(600);
        assertThat(brightness(background())).isLessThan(150);
    }

    private String background() throws Exception {
        return browser.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                .asText();
    }

    /** The sum of red, green and blue, 0 to 765. */
    private static int brightness(String colour) {
        int sum = 0;
        for (String part : colour.replaceAll("[^0-9,]", "").split(",", -1)) {
            sum += Integer.parseInt(part);
        }
        return sum;
    }

    @Test
    void everythingIsReachedByKeyboardAndTheFocusIsSeen() throws Exception {
        browser.look(DESK_PIXELS, false);
        open("/");
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.className").asText())
                .as("the first stop skips to the content")
                .isEqualTo("skip");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < TABS_MAX; i++) {
            browser.press("Tab");
            JsonNode stop = browser.evaluate("(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                    + " const rect = e.querySelector && e.querySelector('rect');"
                    + " const seen = s.outlineStyle !== 'none' || (rect && parseFloat(getComputedStyle(rect).strokeWidth) > 2);"
                    + " return [e.getAttribute('href') || e.name || e.tagName, seen || e === document.body]; })()");
            assertThat(stop.get(1).asBoolean())
                    .as("focus on %s is seen", stop.get(0))
                    .isTrue();
            stops.add(stop.get(0).asText());
        }
        assertThat(stops)
                .contains(
                        "/drops", "/rejects", "/held", "/due", "/dead-letters", "/parked", "/drift", "/trace", "/audit")
                .contains("store", "ticket", "customer", "BUTTON", "SUMMARY", "/?span=hours");
        open("/");
        browser.press("Tab");
        browser.press("Enter");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#main");
    }

    @Test
    void aDeadLetterIsEditedByKeyboardOnAPhone() throws Exception {
        browser.look(PHONE_PIXELS, false);
        open("/dead-letters/2/edit");
        tabTo("value:/customerEmail");
        browser.type("ann@exemple.test");
        browser.press("Enter");
        await().until(() -> title().startsWith("Edit") && !has("value:/status"));
        assertThat(browser.evaluate("document.body.innerText").asText())
                .contains("What the edit would change", "customerEmail")
                .doesNotContain("ann@");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(PHONE_PIXELS);
        tabTo("why");
        browser.type("the shop called");
        browser.press("Enter");
        await().until(() -> title().startsWith("Dead letter"));
        assertThat(browser.evaluate("document.querySelector('[role=status]').innerText")
                        .asText())
                .contains("Edited as drop");
    }

    private void tabTo(String name) throws Exception {
        for (int i = 0; i < TABS_MAX; i++) {
            browser.press("Tab");
            if (browser.evaluate("document.activeElement.name").asText().equals(name)) {
                return;
            }
        }
        throw new AssertionError("no stop of the keyboard is " + name);
    }

    private boolean has(String name) throws Exception {
        return browser.evaluate("document.getElementsByName('" + name + "').length")
                        .asInt()
                > 0;
    }

    private String title() throws Exception {
        return browser.evaluate("document.title").asText();
    }

    @Test
    void whatMattersIsThereWithoutScripts() throws Exception {
        browser.scripts(false);
        try {
            browser.look(DESK_PIXELS, false);
            open("/");
            assertThat(browser.evaluate("document.body.innerText").asText())
                    .contains("Needs somebody", "could not be used", "Came in today", "boulange")
                    .doesNotContain("Live:");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void aSectionIsFreshWithoutLoadingThePage() throws Exception {
        browser.look(DESK_PIXELS, false);
        Replays replays = hub.get(Replays.class);
        Replays.Wish wish = replays.ask(3, new Operator("operator", "to see it change"));
        open("/replays/" + wish.id());
        browser.evaluate("window.sameTab = true");
        await("the replay is seen to end").atMost(Duration.ofMinutes(1)).until(() -> browser.evaluate(
                        "window.sameTab === true && document.getElementById('wish').innerText")
                .asText()
                .contains("done"));
    }
}
