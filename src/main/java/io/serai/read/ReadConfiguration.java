package io.serai.read;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the reader and the binder to the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadSettings.class)
class ReadConfiguration {

    @Bean
    RowReader rowReader(ReadSettings settings, ObjectProvider<Clock> clock) {
        return new FileRowReader(settings, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    RowBinder rowBinder(ReadSettings settings, CamelContext camel) {
        return new BindyRowBinder(settings, camel);
    }

    @Bean
    Redactor redactor(RowReader reader, RowBinder binder, ReadSettings settings) {
        return new Redactor(reader, binder, settings);
    }
}
