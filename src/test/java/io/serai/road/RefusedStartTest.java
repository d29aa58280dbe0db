package io.serai.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.deliver.KilibaSettings;
import io.serai.feed.InvalidFeed;
import io.serai.settings.HubSettings;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What an operator reads when the start is refused: where, what was found, what was expected, what to do. */
class RefusedStartTest {

    private static FailureAnalysis told(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, cause) -> {
                    // analyzers that need a running context have no part in this
                })
                .stream()
                .filter(analyzer -> analyzer.getClass().getName().startsWith("io.serai."))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static FailureAnalysis told(String group, Class<?> settings, Map<String, String> values) {
        Binder binder = new Binder(new MapConfigurationPropertySource(values));
        return told(new IllegalStateException("starting", catchThrowable(() -> binder.bindOrCreate(group, settings))));
    }

    @Test
    void aMissingKeyIsToldByItsWholeName() {
        FailureAnalysis told = told(
                "serai.kiliba",
                KilibaSettings.class,
                Map.of(
                        "serai.kiliba.accounts.main.base-url", "https://api.kiliba.ai",
                        "serai.kiliba.accounts.main.api-key", ""));
        assertThat(told.getDescription()).isEqualTo("""
                        Setting serai.kiliba.accounts.main.api-key
                            found:    nothing
                            expected: the account's key, usually from the environment: set KILIBA_API_KEY before the start""");
        assertThat(told.getAction()).contains("application.yaml", "docs/configuration.md");
    }

    @Test
    void aSettingOfAGroupIsToldByItsWholeName() {
        FailureAnalysis told =
                told("serai", HubSettings.class, Map.of("serai.archive.keep", "0s", "serai.data-dir", "data"));
        assertThat(told.getDescription()).isEqualTo("""
                        Setting serai.archive.keep
                            found:    PT0S
                            expected: a time above 0, such as 90d""");
    }

    @Test
    void aPasswordThatIsNoHashIsNotShown() {
        FailureAnalysis told = told("serai", HubSettings.class, Map.of("serai.console.password-hash", "open sesame"));
        assertThat(told.getDescription())
                .contains("serai.console.password-hash")
                .doesNotContain("sesame");
    }

    @Test
    void aFeedIsToldEvenWhenCamelWrapsIt() {
        InvalidFeed feed = new InvalidFeed("acme-lines", "account", "\"mian\"", "an account: main");
        assertThat(told(new RuntimeCamelException(feed)).getDescription())
                .isEqualTo("feed acme-lines: account: found \"mian\"; expected an account: main");
    }

    @Test
    void aRouteIsToldWithTheReasonAtTheBottom() {
        Exception reason = new IllegalArgumentException("no bean nobody");
        FailureAnalysis told =
                told(new FailedToCreateRouteException("acme-drop", "acme.camel.yaml:3", "kamelet:x", reason));
        assertThat(told.getDescription()).contains("acme-drop", "no bean nobody");
        assertThat(told.getAction()).contains("routes");
    }

    @Test
    void aPortInUseIsToldWithTheVariableThatChangesIt() {
        FailureAnalysis told = told(new PortInUseException(8080));
        assertThat(told.getDescription()).contains("8080");
        assertThat(told.getAction()).contains("SERAI_PORT");
    }
}
