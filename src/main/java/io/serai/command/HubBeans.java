package io.serai.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * The hub's beans without what makes it run: no web server, no Camel routes, no migration of the store. The profile {@code
 * command} is on, and every bean is lazy.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties
@ComponentScan(
        basePackages = "io.serai",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"io\\.serai\\.Serai", "io\\.serai\\.console\\..*"}))
class HubBeans {

    /** What the road counts on its way; nobody looks at it. */
    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
