package io.serai.lint;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up surroundings: an account main, beans whose names begin with serai, and the given settings. */
public record Around(Map<String, String> settings) implements Surroundings {

    @Override
    public @Nullable String setting(String name) {
        return settings.get(name);
    }

    @Override
    public @Nullable String variable(String name) {
        return name.equals("ACME_PASSWORD") ? "not shown" : null;
    }

    @Override
    public Set<String> accounts() {
        return Set.of("main");
    }

    @Override
    public boolean hasBean(String name) {
        return name.startsWith("serai");
    }
}
