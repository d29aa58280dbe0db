package io.serai.lint;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What surrounds the route files of this hub, or of the folder that a command works on. */
@Component
record HubSurroundings(Environment settings, BeanFactory beans) implements Surroundings {

    /** An account of which only the name matters here; whether its settings can be used is told elsewhere. */
    record Named(@DefaultValue("") String baseUrl) {}

    @Override
    public @Nullable String setting(String name) {
        return settings.getProperty(name);
    }

    @Override
    public Set<String> accounts() {
        return Binder.get(settings)
                .bind("serai.kiliba.accounts", Bindable.mapOf(String.class, Named.class))
                .map(Map::keySet)
                .orElse(Set.of());
    }

    @Override
    public boolean hasBean(String name) {
        return beans.containsBean(name);
    }
}
