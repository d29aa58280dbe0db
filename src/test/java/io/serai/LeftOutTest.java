package io.serai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

class LeftOutTest {

    private static final String HTTP = "org.apache.camel.component.http.springboot.HttpComponentAutoConfiguration";
    private static final String JSON =
            "org.apache.camel.component.jackson.springboot.JacksonDataFormatAutoConfiguration";
    private static final String VAULT = "org.apache.camel.spring.boot.vault.AwsVaultAutoConfiguration";

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void what_has_no_use_is_left_out_and_the_rest_stays() {
        assertThat(stays("org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration"))
                .isFalse();
        assertThat(stays("org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"))
                .isTrue();
        assertThat(stays("org.apache.camel.spring.boot.CamelAutoConfiguration")).isTrue();
        assertThat(stays("org.apache.camel.component.micrometer.springboot.metrics.CamelMetricsAutoConfiguration"))
                .isTrue();
    }

    @Test
    void what_passes_settings_on_stays_when_there_are_some() {
        assertThat(stays(HTTP)).isFalse();
        assertThat(stays(VAULT)).isFalse();

        settings.setProperty("camel.component.http.connections-per-route", "4");
        settings.setProperty("camel.vault.aws.region", "eu-west-3");

        assertThat(stays(HTTP)).isTrue();
        assertThat(stays(VAULT)).isTrue();
    }

    @Test
    void a_data_format_has_settings_of_its_own() {
        settings.setProperty("camel.dataformat.jackson.pretty-print", "true");

        assertThat(stays(JSON)).isTrue();
        assertThat(stays(HTTP)).isFalse();
    }

    private boolean stays(String name) {
        LeftOut leftOut = new LeftOut();
        leftOut.setEnvironment(settings);
        return leftOut.match(new String[] {name}, mock(AutoConfigurationMetadata.class))[0];
    }
}
