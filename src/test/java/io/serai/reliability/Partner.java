package io.serai.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A made-up partner: three feeds in one drop.
 *
 * @param account the account that its items go to
 * @param kinds what it drops; a drop is polled for each
 * @param more template parameters that replace the door's
 */
record Partner(String name, String account, Door door, Set<Kind> kinds, Map<String, String> more) {

    /** What its files hold; the words are the beginnings of their names. */
    enum Kind {
        customers,
        tickets,
        lines
    }

    /** One that drops everything. */
    Partner(String name, String account, Door door) {
        this(name, account, door, Set.of(Kind.values()), Map.of());
    }

    private static final String FEEDS = "/reliability/feeds.camel.yaml";

    /** The text of its file under {@code routes/partners/}. */
    String routes() {
        StringBuilder text = new StringBuilder(feeds().replace("PARTNER", name).replace("ACCOUNT", account));
        for (Kind kind : new TreeSet<>(kinds)) {
            text.append(route(kind));
        }
        return text.toString();
    }

    private String route(Kind kind) {
        Map<String, String> parameters = new TreeMap<>(door.parameters());
        parameters.put("partner", name);
        parameters.put("feed", name + "-" + kind);
        parameters.put("include", kind + "_.*\\\\.csv");
        parameters.put("pollDelay", "300");
        if (!door.template().equals("s3-drop")) {
            parameters.put("minAge", "300ms");
        }
        parameters.putAll(more);
        StringBuilder text = new StringBuilder("""

                - route:
                    id: %1$s-%2$s-drop
                    description: The %2$s of %1$s.
                    from:
                      uri: kamelet:%3$s
                      parameters:
                """.formatted(name, kind, door.template()));
        parameters.forEach((key, value) ->
                text.append("        ").append(key).append(": \"").append(value).append("\"\n"));
        return text.append("      steps:\n        - to: {uri: \"direct:receive-file\"}\n")
                .toString();
    }

    private static String feeds() {
        try (InputStream in = Objects.requireNonNull(Partner.class.getResourceAsStream(FEEDS), FEEDS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
