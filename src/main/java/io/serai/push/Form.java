package io.serai.push;

import io.serai.feed.Feed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a pushed body is written, by its media type. */
public enum Form {
    CSV(".csv", List.of("text/csv", "text/tab-separated-values")),
    JSON(".json", List.of("application/json")),
    NDJSON(".ndjson", List.of("application/x-ndjson", "application/ndjson", "application/jsonl"));

    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> types;

    Form(String ending, List<String> types) {
        this.ending = ending;
        this.types = types;
    }

    /** The form of a media type without its parameters; empty for one that is not taken. */
    public static Optional<Form> of(String type) {
        return Arrays.stream(values())
                .filter(form -> form.types.contains(type.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What may be said, for people. */
    public static String known() {
        return String.join(
                ", ",
                Arrays.stream(values()).flatMap(form -> form.types.stream()).toList());
    }

    /** In which character set a feed takes it. */
    public Charset charset(Feed feed) {
        return this == CSV ? feed.format().charset() : StandardCharsets.UTF_8;
    }

    /** A name that files of this form have. */
    String named(String name) {
        boolean alike = name.toLowerCase(Locale.ROOT).endsWith(ending);
        return this == CSV || alike ? name : name + ending;
    }

    String ending() {
        return ending;
    }
}
