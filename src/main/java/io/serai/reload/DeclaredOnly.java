package io.serai.reload;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** For commands: the route files are read for the feeds that they declare; nothing of them is started. */
@Configuration(proxyBeanMethods = false)
@Profile("command")
class DeclaredOnly {

    /** Never started, so its routes stay definitions. */
    @Bean(destroyMethod = "close")
    CamelContext declarations(Environment settings, @Value("${camel.main.routes-include-pattern}") String files)
            throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.getPropertiesComponent().addPropertiesSource(new Settings(settings));
        camel.build();
        for (RoutesBuilder file : new DefaultRoutesCollector().collectRoutesFromDirectory(camel, null, files)) {
            camel.addRoutes(file);
        }
        return camel;
    }
}
