package io.serai.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What route files may refer to and do not define themselves: settings, the environment, accounts, beans of the program. */
public interface Surroundings {

    /** What {@code {{name}}} stands for; null when there is no such setting. */
    @Nullable
    String setting(String name);

    /** What {@code {{env:NAME}}} stands for; null when there is no such variable. */
    default @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value == null
                ? System.getenv(name.toUpperCase(java.util.Locale.ROOT).replaceAll("\\W", "_"))
                : value;
    }

    /** The accounts of {@code serai.kiliba.accounts}. */
    Set<String> accounts();

    /** Whether the program has a bean of this name. */
    boolean hasBean(String name);

    /** Whether a reference without a value is an error: false where the hub's own settings are not at hand. */
    default boolean complete() {
        return true;
    }
}
