package io.serai.reload;

import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What {@code {{name}}} stands for in a route file that is read outside the running context. */
record Settings(Environment settings) implements PropertiesSource {

    @Override
    public String getName() {
        return "settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return settings.getProperty(name);
    }
}
