package io.serai;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * What the libraries would set up that the hub has no use for: each part costs every start its beans, and some look at each of the
 * other beans. A part that only passes settings on stays when there are such settings.
 */
final class LeftOut implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String BOOT = "org.springframework.boot.autoconfigure.";
    private static final String ACTUATOR = "org.springframework.boot.actuate.autoconfigure.";
    private static final String CAMEL = "org.apache.camel.";

    /** The beginnings of names. The store opens its transactions itself, and no bean is a proxy. */
    private static final List<String> ALWAYS = List.of(
            BOOT + "aop.",
            BOOT + "dao.",
            BOOT + "http.client.",
            BOOT + "info.",
            BOOT + "jdbc.DataSourceTransactionManager",
            BOOT + "jdbc.JdbcClient",
            BOOT + "jdbc.JdbcTemplate",
            BOOT + "sql.init.",
            BOOT + "task.",
            BOOT + "transaction.",
            BOOT + "web.client.",
            BOOT + "websocket.",
            ACTUATOR + "info.",
            ACTUATOR + "metrics.integration.",
            ACTUATOR + "metrics.task.",
            ACTUATOR + "observation.web.client.",
            ACTUATOR + "scheduling.",
            CAMEL + "spring.boot.actuate.info.");

    /** The beginning of names, and where the settings begin that it passes on. */
    private static final Map<String, String> WITHOUT_SETTINGS = Map.of(
            CAMEL + "component.", "camel.component",
            CAMEL + "component.jackson.", "camel.dataformat",
            CAMEL + "language.", "camel.language",
            CAMEL + "model.rest.", "camel.rest",
            CAMEL + "spring.boot.cloud.", "camel.cloud",
            CAMEL + "spring.boot.routetemplate.", "camel.routetemplate",
            CAMEL + "spring.boot.security.", "camel.ssl",
            CAMEL + "spring.boot.threadpool.", "camel.threadpool",
            CAMEL + "spring.boot.trace.", "camel.trace",
            CAMEL + "spring.boot.vault.", "camel.vault");

    /** Begins like a component's own part, and is what counts the exchanges of routes. */
    private static final String METRICS = CAMEL + "component.micrometer.springboot.metrics.";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment given) {
        environment = given;
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] stay = new boolean[names.length];
        for (int at = 0; at < names.length; at++) {
            // null where another filter has left it out already
            String name = names[at];
            stay[at] = name == null || !isLeftOut(name);
        }
        return stay;
    }

    private boolean isLeftOut(String name) {
        if (name.startsWith(METRICS)) {
            return false;
        }
        List<String> settings = WITHOUT_SETTINGS.entrySet().stream()
                .filter(part -> name.startsWith(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return ALWAYS.stream().anyMatch(name::startsWith)
                || (!settings.isEmpty() && settings.stream().noneMatch(this::hasSettings));
    }

    private boolean hasSettings(String beginning) {
        Binder binder = Binder.get(Objects.requireNonNull(environment, "environment"));
        return binder.bind(beginning, Bindable.mapOf(String.class, Object.class))
                .isBound();
    }
}
