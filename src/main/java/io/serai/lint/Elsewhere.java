package io.serai.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Surroundings without the hub's settings and environment. */
record Elsewhere(Surroundings here) implements Surroundings {

    @Override
    public @Nullable String setting(String name) {
        return here.setting(name);
    }

    @Override
    public @Nullable String variable(String name) {
        return here.variable(name);
    }

    @Override
    public Set<String> accounts() {
        return here.accounts();
    }

    @Override
    public boolean hasBean(String name) {
        return here.hasBean(name);
    }

    @Override
    public boolean complete() {
        return false;
    }
}
