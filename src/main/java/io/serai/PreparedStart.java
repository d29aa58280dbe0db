package io.serai;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts with the beans that the build has worked out (Spring's ahead-of-time processing), which takes half of the start's work.
 * They hold for the program's own settings: where a setting is given that may change which beans there are, they are worked out
 * anew at this start, which takes longer and is otherwise the same.
 */
final class PreparedStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedStart.class);
    private static final String SWITCH = "spring.aot.enabled";
    private static final String PREPARED = Serai.class.getName() + "__ApplicationContextInitializer";

    /** Where settings begin that decide about beans; those of others, such as serai or logging, only fill them. */
    private static final Set<ConfigurationPropertyName> DECIDING =
            names("spring", "server", "management", "camel", "hawtio", "jolokia");

    /** Among them, those that only fill beans: these, and all below them. */
    private static final Set<ConfigurationPropertyName> FILLING = names(
            "spring.application",
            "spring.aot",
            "spring.config",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.datasource.hikari",
            "spring.ssl.bundle",
            "server.address",
            "server.port",
            "server.ssl",
            "camel.main");

    /** Of this setting, only one value decides. */
    private static final ConfigurationPropertyName FORWARDED =
            ConfigurationPropertyName.of("server.forward-headers-strategy");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!isPrepared() || System.getProperty(SWITCH) != null) {
            return;
        }
        Optional<ConfigurationPropertyName> deciding = deciding(event.getEnvironment());
        if (deciding.isEmpty()) {
            SpringProperties.setFlag(SWITCH);
        } else {
            LOG.info("the start takes longer: {} may change what the program is made of", deciding.get());
        }
    }

    /** In the program's jar: beside the classes of a build that goes on, they may be of an earlier one. */
    private static boolean isPrepared() {
        return "jar"
                        .equals(Objects.requireNonNull(Serai.class.getResource("Serai.class"))
                                .getProtocol())
                && ClassUtils.isPresent(PREPARED, Serai.class.getClassLoader());
    }

    /** A setting, given by the operator, for which the prepared beans need not hold. */
    static Optional<ConfigurationPropertyName> deciding(ConfigurableEnvironment environment) {
        return given(environment)
                .filter(name -> isIn(DECIDING, name) && !isIn(FILLING, name))
                .filter(name -> !name.equals(FORWARDED)
                        || "framework".equalsIgnoreCase(environment.getProperty(FORWARDED.toString())))
                .findFirst();
    }

    private static Stream<ConfigurationPropertyName> given(ConfigurableEnvironment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isOwn(source))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream());
    }

    /** The program's own application.yaml, which was there when the beans were worked out. */
    private static boolean isOwn(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> own
                && own.getName().startsWith("Config resource 'class path resource [application.yaml]'");
    }

    private static boolean isIn(Set<ConfigurationPropertyName> beginnings, ConfigurationPropertyName name) {
        return beginnings.stream().anyMatch(beginning -> beginning.equals(name) || beginning.isAncestorOf(name));
    }

    private static Set<ConfigurationPropertyName> names(String... names) {
        return Set.copyOf(Stream.of(names).map(ConfigurationPropertyName::of).toList());
    }
}
