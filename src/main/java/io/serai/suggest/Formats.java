package io.serai.suggest;

import io.serai.feed.Feed;
import io.serai.feed.Format;
import io.serai.feed.Policies;
import io.serai.feed.RowKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Formats and feeds for looking: what is not said is as in every feed, and nothing has to be mapped. */
final class Formats {

    private static final Policies POLICIES = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("policies", Bindable.of(Policies.class));

    private Formats() {}

    /** @param said keys of a feed's {@code format} with their values */
    static Format of(Map<String, String> said) {
        Map<String, String> properties = new LinkedHashMap<>();
        said.forEach((key, value) -> properties.put("format." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("format", Bindable.of(Format.class));
    }

    /** A feed that takes any columns by position. */
    static Feed framing(Map<String, String> said) {
        Map<String, String> format = new LinkedHashMap<>(said);
        format.put("header", "false");
        return new Feed(
                "suggest",
                "suggest",
                "main",
                RowKind.CUSTOMERS,
                of(format),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                POLICIES,
                null);
    }
}
