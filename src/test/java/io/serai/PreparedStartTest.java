package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which settings leave the beans as the build has worked them out. */
class PreparedStartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serai.data-dir",
                "serai.kiliba.accounts.main.api-key",
                "logging.level.root",
                "server.port",
                "server.ssl.certificate",
                "spring.datasource.url",
                "spring.datasource.hikari.maximum-pool-size",
                "spring.config.import",
                "camel.main.routes-include-pattern",
                "java.io.tmpdir"
            })
    void a_setting_that_only_fills_beans_is_none(String name) {
        assertThat(PreparedStart.deciding(given("application.yaml", name, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.server.port",
                "management.health.diskspace.enabled",
                "spring.jmx.enabled",
                "spring.profiles.active",
                "spring.datasource.type",
                "server.servlet.context-path",
                "camel.vault.aws.region",
                "hawtio.authentication-enabled"
            })
    void any_other_setting_of_the_libraries_may_decide(String name) {
        assertThat(PreparedStart.deciding(given("application.yaml", name, "x"))).hasToString("Optional[" + name + "]");
    }

    @ParameterizedTest
    @CsvSource({"native,false", "none,false", "framework,true", "FRAMEWORK,true"})
    void one_way_of_believing_a_proxy_is_a_bean(String way, boolean decides) {
        assertThat(PreparedStart.deciding(given("application.yaml", "server.forward-headers-strategy", way))
                        .isPresent())
                .isEqualTo(decides);
    }

    @Test
    void a_variable_counts_as_the_setting_that_it_stands_for() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("MANAGEMENT_SERVER_PORT", "8081")));

        assertThat(PreparedStart.deciding(environment)).hasToString("Optional[management.server.port]");
    }

    @Test
    void the_programs_own_settings_do_not_count() {
        String own = "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'";

        assertThat(PreparedStart.deciding(given(own, "spring.jmx.enabled", "true")))
                .isEmpty();
    }

    private static ConfigurableEnvironment given(String source, String name, String value) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource(source, Map.of(name, value)));
        return environment;
    }
}
